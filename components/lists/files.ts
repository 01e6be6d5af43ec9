import { listAgreements } from '@/lib/agreements/list.queries';
import { readWholeBriefList } from '@/lib/briefs/list.queries';
import { readListView } from '@/lib/briefs/list-view.rules';
import { readWholePlaybookList } from '@/lib/briefs/playbooks/list.queries';
import { readWholeEvaluationList } from '@/lib/evaluations/list.queries';
import { listEngagements } from '@/lib/people/engagements/engagements.queries';
import { type ListFile, type ListFormat, listFile } from '@/lib/platform/sheets/list-file';
import {
  AGREEMENT_COLUMNS,
  ASSISTANT_COLUMNS,
  BRIEF_COLUMNS,
  evaluationColumns,
  PLAYBOOK_COLUMNS,
} from './columns';

export const SAVED_LISTS = ['briefs', 'assistants', 'agreements', 'playbooks', 'evaluations'] as const;
export type SavedList = (typeof SAVED_LISTS)[number];

type ListRequest = {
  readonly list: SavedList;
  readonly format: ListFormat;
  /** the list page's query: its filters */
  readonly search: Readonly<Record<string, unknown>>;
  readonly workspaceId: string;
  readonly now: Date;
};
type Reader = { readonly userId: string; readonly timeZone: string };

/** @returns a business's list as a file, with the rows that its page shows, over all of its pages. */
export function savedList(reader: Reader, { list, format, search, workspaceId, now }: ListRequest): ListFile {
  const { userId } = reader;
  switch (list) {
    case 'briefs':
      return listFile(format, BRIEF_COLUMNS, readWholeBriefList(reader, workspaceId, readListView(search)));
    case 'assistants':
      return listFile(
        format,
        ASSISTANT_COLUMNS,
        onePage(() => listEngagements(userId, workspaceId)),
      );
    case 'agreements':
      return listFile(
        format,
        AGREEMENT_COLUMNS,
        onePage(async () => (await listAgreements(userId, workspaceId)).agreements),
      );
    case 'playbooks':
      return listFile(format, PLAYBOOK_COLUMNS, readWholePlaybookList(userId, workspaceId));
    case 'evaluations':
      return listFile(format, evaluationColumns(now), readWholeEvaluationList(userId, workspaceId));
  }
}

/** A list that is short enough for its page to show all of it. */
async function* onePage<Row>(read: () => Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield await read();
}
