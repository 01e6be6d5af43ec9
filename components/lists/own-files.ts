import { readAllClosed } from '@/lib/briefs/inbox/inbox.queries';
import { readWholeInbox } from '@/lib/briefs/inbox/inbox-list.queries';
import { readView } from '@/lib/briefs/inbox/inbox-view.rules';
import { type ListFile, type ListFormat, listFile } from '@/lib/platform/sheets/list-file';
import { DONE_COLUMNS, INBOX_COLUMNS } from './columns';

export const OWN_LISTS = ['briefs', 'done'] as const;

type ListRequest = {
  readonly list: (typeof OWN_LISTS)[number];
  readonly format: ListFormat;
  /** the inbox's query: its filters */
  readonly search: Readonly<Record<string, unknown>>;
  readonly now: Date;
};
type Reader = { readonly userId: string; readonly timeZone: string };

/**
 * @returns a list of an assistant's own briefs over all businesses as a file, with its page's rows, over all of its
 * pages.
 */
export function ownList(reader: Reader, { list, format, search, now }: ListRequest): ListFile {
  switch (list) {
    case 'briefs':
      return listFile(format, INBOX_COLUMNS, readWholeInbox(reader, readView(search), now));
    case 'done':
      return listFile(format, DONE_COLUMNS, readAllClosed(reader.userId));
  }
}
