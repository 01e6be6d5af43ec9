import { lockPayInForce } from '@/lib/agreements/queries';
import type { Tx } from '@/lib/platform/tenancy';
import type { Deadline } from '@/lib/platform/time/deadline';
import { dateIn } from '@/lib/platform/time/zones';
import { recordCopies } from '../drafting/copied-files';
import { createDraft, type Draft, writeParts, writeTexts } from '../drafting/drafting';
import { referringTo } from '../drafting/references.rules';
import type { By } from '../files';
import type { PlaybookContent } from './content.rules';
import { filesOfPlaybook } from './files';
import { termsFrom } from './terms.rules';

export type BriefFromPlaybook = {
  readonly workspaceId: string;
  /** the brief's; the same id twice is one brief */
  readonly id: string;
  readonly engagementId: string;
  readonly playbookId: string;
  /** which version, and what it says */
  readonly number: number;
  readonly content: PlaybookContent;
  readonly deadline: Deadline | null;
  /** the clock that "today" is read from, for the title of a brief without a deadline */
  readonly zone: string;
};

/**
 * Writes a draft from a playbook version. The brief keeps saying which one it came from.
 * @returns the draft's terms, and whether it is new: one with that id may exist already.
 */
export async function draftFromPlaybook(tx: Tx, brief: BriefFromPlaybook, createdById: string, now: Date) {
  const { workspaceId, id, engagementId, playbookId, number, content, deadline, zone } = brief;
  const pay = await lockPayInForce(tx, workspaceId, engagementId);
  const terms = termsFrom(content, { pay, deadline, today: dateIn(now, zone) });
  const playbook = { playbookId, number };
  const moments = { windowFrom: null, deadline, checkIns: [] };
  const draft = { workspaceId, id, engagementId, terms, moments, clearEnough: [], playbook };
  const by = { userId: createdById, at: now };
  const isNew = await createDraft(tx, draft, by);
  if (isNew) await writeWithFiles(tx, draft, { playbookId, content }, by);
  return { terms, isNew };
}

/** Each brief has its own file rows for the same bytes, and its texts refer to those. */
async function writeWithFiles(
  tx: Tx,
  draft: Draft,
  { playbookId, content }: Pick<BriefFromPlaybook, 'playbookId' | 'content'>,
  by: By,
): Promise<void> {
  const { workspaceId } = draft;
  const ids = content.files.map(({ id }) => id);
  const files = await recordCopies(
    tx,
    draft,
    await filesOfPlaybook(tx, { workspaceId, playbookId }, ids),
    by,
  );
  const { outcome, instructions } = draft.terms;
  const terms = {
    ...draft.terms,
    outcome: referringTo(outcome, files),
    instructions: referringTo(instructions, files),
    fileIds: [...files.values()],
  };
  if (files.size > 0) await writeTexts(tx, { ...draft, terms });
  await writeParts(tx, { ...draft, terms }, by);
}
