import { cancelAnswerReminder } from '@/lib/notifications/reminding';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { LoadedBrief } from '../loading';
import type { BriefParty } from '../rules';
import { budgetOf } from '../terms/budget.rules';
import type { ChangeOutcome, ProposedChange, TermsInForce } from './changing.rules';

type Brief = LoadedBrief['brief'];

/** @returns the terms of a brief that apply now: retired ones stay on record, but are no longer asked for. */
export async function readTermsInForce(tx: Tx, brief: Brief): Promise<TermsInForce> {
  const where = { workspaceId: brief.workspaceId, briefId: brief.id, retiredInId: null };
  const part = { id: true, text: true, position: true } as const;
  const inOrder = { position: 'asc' } as const;
  const givens = await tx.briefGiven.findMany({ where, select: part, orderBy: inOrder });
  const deliverables = await tx.deliverable.findMany({
    where,
    select: {
      id: true,
      title: true,
      position: true,
      criteria: { where: { retiredInId: null }, select: part, orderBy: inOrder },
    },
    orderBy: inOrder,
  });
  const { deadlineAt, deadlineLocal, deadlineZone, windowFromAt } = brief;
  const { outcome, instructions, autonomy } = brief;
  const promised = { deadlineAt, deadlineLocal, deadlineZone, windowFromAt };
  return { ...promised, ...budgetOf(brief), outcome, instructions, autonomy, givens, deliverables };
}

type Raised = {
  readonly id: string;
  readonly raisedBy: BriefParty;
  readonly raisedById: string;
  readonly raisedAt: Date;
  readonly reason: string;
  /** hash of what its form said */
  readonly saidHash: string;
  readonly proposed: ProposedChange;
};

/** Records what one side asks for, complete: nothing can be added to it afterwards. */
export async function writeChange(tx: Tx, brief: Brief, { proposed, ...raised }: Raised): Promise<void> {
  const place = { workspaceId: brief.workspaceId, engagementId: brief.engagementId, briefId: brief.id };
  const { kinds, deadline, budgetMinutes, budgetMoney, parts, outcome, instructions, autonomy } = proposed;
  await tx.changeRequest.createMany({
    data: {
      ...place,
      ...raised,
      kinds: [...kinds],
      deadlineAt: deadline?.at ?? null,
      deadlineLocal: deadline?.local ?? null,
      deadlineZone: deadline?.zone ?? null,
      budgetMinutes,
      budgetMinor: budgetMoney && BigInt(budgetMoney.minor),
      budgetCurrency: budgetMoney?.currency ?? null,
      outcome,
      instructions,
      autonomy,
    },
  });
  await tx.changeRequestPart.createMany({
    data: parts.map((part) => ({ ...place, ...part, requestId: raised.id })),
  });
}

/**
 * Finds a change request that waits for its answer.
 * @throws Refused (`not_found`; `changed_meanwhile` when it has been answered or withdrawn)
 */
export async function loadOpenChange(tx: Tx, brief: Brief, id: string) {
  const change = await tx.changeRequest.findFirst({
    where: { workspaceId: brief.workspaceId, briefId: brief.id, id },
    include: { parts: { orderBy: [{ part: 'asc' }, { position: 'asc' }, { id: 'asc' }] } },
  });
  if (!change) throw notFound('change request');
  if (change.answeredAt) throw changedMeanwhile('change request');
  return change;
}

export type OpenChange = Awaited<ReturnType<typeof loadOpenChange>>;

export type Answer = {
  readonly outcome: ChangeOutcome;
  readonly note: string;
  readonly answeredById: string;
  readonly answeredAt: Date;
};

/** Records how a request ended; the database keeps beside it what applied until then. */
export async function writeChangeAnswer(tx: Tx, change: OpenChange, answer: Answer): Promise<void> {
  const { workspaceId, engagementId, briefId, id: requestId } = change;
  await tx.changeAnswer.createMany({
    data: { workspaceId, id: newId(), engagementId, requestId, ...answer },
  });
  await cancelAnswerReminder(tx, { workspaceId, id: briefId }, 'change_waiting');
}

/**
 * Puts an accepted change into force. The database lets exactly these values through, in the transaction of the
 * acceptance and in no other. The caller has locked the brief.
 * @returns the brief with its new deadline
 */
export async function applyChange(tx: Tx, brief: Brief, change: OpenChange): Promise<Brief> {
  const { workspaceId, engagementId, briefId, id: requestId, kinds } = change;
  const { deadlineAt, deadlineLocal, deadlineZone, outcome, instructions, autonomy } = change;
  const { budgetMinutes, budgetMinor, budgetCurrency } = change;
  const terms = {
    ...(kinds.includes('deadline') ? { deadlineAt, deadlineLocal, deadlineZone } : {}),
    ...(kinds.includes('budget') ? { budgetMinutes, budgetMinor, budgetCurrency } : {}),
    ...(outcome === null ? {} : { outcome }),
    ...(instructions === null ? {} : { instructions }),
    ...(autonomy === null ? {} : { autonomy }),
  };
  await tx.brief.updateMany({
    where: { workspaceId, id: briefId },
    data: { ...terms, version: { increment: 1 } },
  });

  const removed = change.parts.flatMap(({ removesId }) => (removesId === null ? [] : [removesId]));
  const where = { workspaceId, briefId, id: { in: removed } };
  const retired = { data: { retiredInId: requestId } };
  await tx.briefGiven.updateMany({ where, ...retired });
  await tx.criterion.updateMany({ where, ...retired });
  await tx.deliverable.updateMany({ where, ...retired });

  const place = { workspaceId, engagementId, briefId, addedInId: requestId };
  const added = change.parts.flatMap((each) => (each.text === null ? [] : [{ ...each, text: each.text }]));
  const only = (part: OpenChange['parts'][number]['part']) => added.filter((each) => each.part === part);
  await tx.briefGiven.createMany({
    data: only('given').map(({ id, text, position }) => ({ ...place, id, text, position })),
  });
  await tx.deliverable.createMany({
    data: only('deliverable').map(({ id, text: title, position }) => ({ ...place, id, title, position })),
  });
  await tx.criterion.createMany({
    data: only('criterion').flatMap(({ id, text, position, deliverableId }) =>
      deliverableId === null ? [] : [{ ...place, id, text, position, deliverableId }],
    ),
  });
  return kinds.includes('deadline') ? { ...brief, deadlineAt, deadlineLocal, deadlineZone } : brief;
}
