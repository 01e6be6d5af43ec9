import { LIST_FORMATS, type ListFormat } from '@/lib/platform/sheets/list-file';

type SaveListProps = {
  /** the file with what is shown, over all pages of the list */
  readonly addressOf: (format: ListFormat) => string;
};

/** Below a list: its content, over all of its pages, as a file. */
export function SaveList({ addressOf }: SaveListProps) {
  return (
    <p className="mt-8 flex flex-wrap gap-x-4" data-no-print>
      {LIST_FORMATS.map((format) => (
        <a key={format} href={addressOf(format)} className="link-quiet" download>
          Save as {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
