import { newId } from '@/lib/platform/ids';
import { changedMeanwhile } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { attachFiles, type By, detachFiles } from '../files';
import type { Moments } from '../terms/moments.rules';
import type { Terms } from '../terms/terms.rules';

type DraftRef = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };

export type Draft = DraftRef & {
  readonly terms: Terms;
  /** the same times as in the terms, with what the person chose */
  readonly moments: Moments;
  /** keys of clarity findings that the writer marked as clear enough */
  readonly clearEnough: readonly string[];
  /** the playbook version it comes from: set when it is made, and never changed */
  readonly playbook?: PlaybookVersionRef | undefined;
};

/** A version of a playbook. */
export type PlaybookVersionRef = { readonly playbookId: string; readonly number: number };

/**
 * Writes a new draft under the id that its form was made with.
 * @returns whether it is new; the same form posted twice finds the draft there.
 */
export async function createDraft(tx: Tx, draft: Draft, { userId, at }: By): Promise<boolean> {
  const { workspaceId, id, playbook } = draft;
  const created = await tx.brief.createMany({
    data: {
      workspaceId,
      id,
      ...columnsOf(draft),
      createdById: userId,
      createdAt: at,
      stateChangedAt: at,
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
  await tx.briefAskFirst.deleteMany({ where: { workspaceId, briefId: id } });
  await tx.briefCheckIn.deleteMany({ where: { workspaceId, briefId: id } });
  await detachFiles(tx, draft);
  const rewritten = await tx.brief.updateMany({
    where: { workspaceId, id, version },
    data: { ...columnsOf(draft), version: { increment: 1 } },
  });
  if (rewritten.count === 0) throw changedMeanwhile('brief');
}

/** Rewrites a new draft's texts: file references are known only once its files are there. */
export async function writeTexts(tx: Tx, { workspaceId, id, terms }: Draft): Promise<void> {
  const { outcome, instructions } = terms;
  await tx.brief.updateMany({ where: { workspaceId, id }, data: { outcome, instructions } });
}

/** Writes the rows of a brief's lists, in the order they were typed. */
export async function writeParts(tx: Tx, draft: Draft, by: By): Promise<void> {
  const { workspaceId, id, engagementId, terms } = draft;
  const place = { workspaceId, engagementId, briefId: id };
  await tx.briefAskFirst.createMany({
    data: terms.asksFirst.map((text, position) => ({ ...place, id: newId(), position, text })),
  });
  await tx.briefCheckIn.createMany({
    data: terms.checkIns.map((checkIn, position) => ({ ...place, id: newId(), position, ...checkIn })),
  });
  await attachFiles(tx, place, terms.fileIds, by);
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

/** @returns the columns of a draft's own row. */
export function columnsOf({ engagementId, terms, moments, clearEnough }: Draft) {
  const { deadline, windowFrom } = moments;
  const { budgetMoney } = terms;
  return {
    engagementId,
    title: terms.title,
    outcome: terms.outcome,
    instructions: terms.instructions,
    autonomy: terms.autonomy,
    budgetMinutes: terms.budgetMinutes,
    budgetMinor: budgetMoney && BigInt(budgetMoney.minor),
    budgetCurrency: budgetMoney?.currency ?? null,
    windowFromAt: windowFrom?.at ?? null,
    windowFromLocal: windowFrom?.local ?? null,
    deadlineAt: deadline?.at ?? null,
    deadlineLocal: deadline?.local ?? null,
    deadlineZone: deadline?.zone ?? null,
    clearEnough: [...clearEnough],
  };
}
