import { clsx } from 'clsx';
import { INPUT_LOOK } from '@/components/ui/field';

/** The search field of a list of briefs, by words in their titles. */
export function TitleSearch({ text }: { readonly text: string }) {
  return (
    <input
      type="search"
      name="q"
      defaultValue={text}
      aria-label="Words of a title"
      placeholder="Words of a title"
      maxLength={100}
      className={clsx(INPUT_LOOK, 'min-w-0 flex-1')}
    />
  );
}
