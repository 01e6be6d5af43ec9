import { useId } from 'react';
import { INPUT_LOOK } from '@/components/ui/field';
import type { WrittenText } from './written-texts';

/** Words that a form has left behind, each to be selected and copied. */
export function WrittenTexts({ texts }: { readonly texts: readonly WrittenText[] }) {
  return texts.map(({ label, text }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what was left behind doesn't change
    <Written key={index} label={label} text={text} />
  ));
}

function Written({ label, text }: WrittenText) {
  const id = useId();
  return (
    <div className="grid w-full gap-1">
      <label htmlFor={id} className="text-sm text-quiet">
        {label}
      </label>
      <textarea
        id={id}
        readOnly
        value={text}
        rows={2}
        className={`${INPUT_LOOK} field-sizing-content max-h-32`}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
    </div>
  );
}
