import { newId } from '@/lib/platform/ids';
import { changedMeanwhile } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { Deadline } from '@/lib/platform/time/deadline';
import type { Terms } from './terms.rules';

type DraftRef = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };

type Draft = DraftRef & {
  readonly terms: Terms;
  readonly deadline: Deadline | null;
  /** findings of the clarity check that the writer calls clear enough, by key */
  readonly clearEnough: readonly string[];
  /** the version of a playbook that it comes from: said when it is made, and kept ever after */
  readonly playbook?: PlaybookVersionRef | undefined;
};

/** A version of a playbook. */
export type PlaybookVersionRef = { readonly playbookId: string; readonly number: number };

/**
 * Writes a new draft under the id that its form was made with.
 * @returns whether it is new; the same form posted twice finds the draft there.
 */
export async function createDraft(tx: Tx, draft: Draft, createdById: string, now: Date): Promise<boolean> {
  const { workspaceId, id, playbook } = draft;
  const created = await tx.brief.createMany({
    data: {
      ...{ workspaceId, id, ...columnsOf(draft), createdById, createdAt: now, stateChangedAt: now },
      playbookId: playbook?.playbookId ?? null,
      playbookNumber: playbook?.number ?? null,
    },
    skipDuplicates: true,
  });
  return created.count === 1;
}

/** @throws Refused (`changed_meanwhile`) when the draft isn't the version that the person saw. */
export async function rewriteDraft(tx: Tx, draft: Draft, version: number): Promise<void> {
  const { workspaceId, id } = draft;
  await tx.briefGiven.deleteMany({ where: { workspaceId, briefId: id } });
  await tx.deliverable.deleteMany({ where: { workspaceId, briefId: id } });
  const rewritten = await tx.brief.updateMany({
    where: { workspaceId, id, version },
    data: { ...columnsOf(draft), version: { increment: 1 } },
  });
  if (rewritten.count === 0) throw changedMeanwhile('brief');
}

/** Writes the rows of a brief's lists, in the order they were typed. */
export async function writeParts(tx: Tx, { workspaceId, id, engagementId, terms }: Draft): Promise<void> {
  const place = { workspaceId, engagementId, briefId: id };
  await tx.briefGiven.createMany({
    data: terms.givens.map((text, position) => ({ ...place, id: newId(), position, text })),
  });
  const deliverables = terms.deliverables.map((deliverable, position) => ({
    id: newId(),
    position,
    ...deliverable,
  }));
  await tx.deliverable.createMany({
    data: deliverables.map(({ id: deliverableId, position, title }) => ({
      ...place,
      id: deliverableId,
      position,
      title,
    })),
  });
  await tx.criterion.createMany({
    data: deliverables.flatMap(({ id: deliverableId, criteria }) =>
      criteria.map((text, position) => ({ ...place, id: newId(), deliverableId, position, text })),
    ),
  });
}

function columnsOf({ engagementId, terms, deadline, clearEnough }: Draft) {
  return {
    engagementId,
    title: terms.title,
    outcome: terms.outcome,
    instructions: terms.instructions,
    autonomy: terms.autonomy,
    budgetMinutes: terms.budgetMinutes,
    deadlineAt: deadline?.at ?? null,
    deadlineLocal: deadline?.local ?? null,
    deadlineZone: deadline?.zone ?? null,
    clearEnough: [...clearEnough],
  };
}
