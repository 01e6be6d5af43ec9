import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import type { Money } from '@/lib/platform/money/money';
import { withActor } from '@/lib/platform/tenancy';
import { listUploadsIntoDraft, uploadsIntoDraftQuery, WaitingUpload } from '@/lib/uploads/queries';
import { type Candidates, readCandidates, withHolidays } from '../candidates.queries';
import { BriefDocument, type BriefFile, getBriefDocument } from '../document/document.queries';
import { type BriefRef, documentQuery } from '../document/document.statement';
import { listDraftFiles } from '../files';
import { givensIn, playbookOfBriefQuery, priceIn } from '../playbooks/givens.queries';
import { listChanges } from './changes';
import type { DraftChange } from './changes.rules';

export type NewBrief = Candidates & {
  /** what was already put into it, before its first save */
  readonly files: readonly BriefFile[];
  /** which of the reader's uploads for it are still under way */
  readonly uploads: readonly WaitingUpload[];
};

/** What the editor needs for a brief that doesn't exist yet. */
export async function getNewBrief(userId: string, { workspaceId, id }: BriefRef): Promise<NewBrief> {
  const found = await withActor({ kind: 'user', userId }, async (tx) => ({
    around: await readCandidates(tx, workspaceId),
    files: await listDraftFiles(tx, { workspaceId, id }),
    uploads: await listUploadsIntoDraft(tx, { workspaceId, id }, now()),
  }));
  const { around, ...files } = found;
  return { ...(await withHolidays(around)), ...files };
}

export type Draft = NewBrief & {
  readonly brief: BriefDocument;
  readonly clearEnough: readonly string[];
  /** its playbook's givens */
  readonly playbookGivens: readonly string[];
  /** what it names as the price of each brief */
  readonly playbookPrice: Money | null;
};

const DraftFound = z.object({
  brief: BriefDocument,
  clearEnough: z.array(z.string()),
  playbook: z.unknown(),
  uploads: z.array(WaitingUpload),
});

/** @returns a brief for its editor; null when it isn't there or isn't theirs. */
export async function getDraft(userId: string, ref: BriefRef): Promise<Draft | null> {
  const draft = await withActor({ kind: 'user', userId }, async (tx) => {
    const [row] = await tx.$queryRaw<{ draft: unknown }[]>`
      SELECT json_build_object(
        'brief', (${documentQuery(ref)}), 'clearEnough', d.clear_enough, 'playbook', (${playbookOfBriefQuery(ref)}),
        'uploads', (${uploadsIntoDraftQuery(ref, now())})) AS draft
      FROM briefs d WHERE d.workspace_id = ${ref.workspaceId}::uuid AND d.id = ${ref.id}::uuid`;
    if (!row) return null;
    const { playbook, ...found } = DraftFound.parse(row.draft);
    const files = await listDraftFiles(tx, ref);
    const around = await readCandidates(tx, ref.workspaceId, found.brief.engagementId);
    return {
      ...found,
      files,
      playbookGivens: givensIn(playbook),
      playbookPrice: priceIn(playbook),
      ...around,
    };
  });
  return draft && { ...draft, ...(await withHolidays(draft)) };
}

export type SavedDraft = {
  readonly brief: BriefDocument;
  /** null if unknown; `by` is null for the reader */
  readonly lastSaved: Pick<DraftChange, 'by' | 'at'> | null;
};

/** @returns a saved brief, and who saved it last; null when it isn't there or isn't theirs. */
export async function getDraftAsSaved(userId: string, ref: BriefRef): Promise<SavedDraft | null> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const brief = await getBriefDocument(tx, ref);
    if (!brief) return null;
    const { changes } = await listChanges(tx, ref, { userId });
    return { brief, lastSaved: changes[0] ?? null };
  });
}
