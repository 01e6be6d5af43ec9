import { addresses } from '@/lib/platform/addresses';
import { LIST_FORMATS } from '@/lib/platform/list-file';
import type { SavedList } from './files';

type SaveListProps = {
  readonly slug: string;
  readonly list: SavedList;
  /** which part of the list is shown, as its page has it in its address */
  readonly query?: string;
};

/** Below a list: what it shows, over all of its pages, as a file. */
export function SaveList({ slug, list, query = '' }: SaveListProps) {
  return (
    <p className="mt-8 flex flex-wrap gap-x-4 text-sm" data-no-print>
      {LIST_FORMATS.map((format) => (
        <a
          key={format}
          href={addresses.listFile(slug, list, format, query)}
          className="py-1 text-quiet hover:text-ink"
          download
        >
          Save as {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
