import { clsx } from 'clsx';
import { INPUT_LOOK } from '@/components/ui/field';

type TitleSearchProps = { readonly text: string; readonly className: string };

/** The input by which a list of briefs is narrowed to words of their titles. */
export function TitleSearch({ text, className }: TitleSearchProps) {
  return (
    <input
      type="search"
      name="q"
      defaultValue={text}
      aria-label="Words of a title"
      placeholder="Words of a title"
      maxLength={100}
      className={clsx(INPUT_LOOK, className)}
    />
  );
}
