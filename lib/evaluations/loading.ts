import { now } from '@/lib/platform/clock';
import { changedMeanwhile, notFound } from '@/lib/platform/result';
import { type EngagementRef, engagementRole, type PersonAccess, type Tx } from '@/lib/platform/tenancy';
import { COMING_END, type ComingEnd, revealsAt } from './cadence/cadence.rules';
import { lockEvaluation } from './chain';
import {
  type EvaluationActor,
  type EvaluationFacts,
  type EvaluationRole,
  type EvaluationSide,
  type EvaluationState,
  handedInOf,
  sideOf,
} from './rules';

export type EvaluationRef = { readonly workspaceId: string; readonly id: string };

const LOADED = {
  workspaceId: true,
  id: true,
  engagementId: true,
  number: true,
  agreementId: true,
  state: true,
  stateChangedAt: true,
  zone: true,
  openedAt: true,
  dueAt: true,
  periodFrom: true,
  periodTo: true,
  ownerSubmittedAt: true,
  assistantSubmittedAt: true,
  revealedAt: true,
  round: true,
  documentHash: true,
  canonicalJson: true,
  closedAt: true,
  version: true,
  engagement: { select: { state: true, endings: COMING_END } },
  move: { select: { fromDueAt: true } },
  signatures: { select: { party: true, userId: true, round: true } },
  _count: { select: { adjustments: true } },
} as const;

/**
 * @returns somebody's role in an engagement.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export function roleIn(me: PersonAccess, place: EngagementRef): EvaluationRole {
  const role = engagementRole(me, place);
  if (role === null) throw notFound('evaluation');
  return role;
}

/**
 * Reads an evaluation with what its rules judge by, and locks it; null when it isn't there or the actor may not see it.
 */
export async function readEvaluation(tx: Tx, ref: EvaluationRef) {
  await lockEvaluation(tx, ref);
  const { workspaceId, id } = ref;
  const evaluation = await tx.evaluation.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: LOADED,
  });
  if (!evaluation) return null;
  const counted = {
    adjustments: evaluation._count.adjustments,
    notFollowedUp: await countNotFollowedUp(tx, evaluation),
  };
  const { state, endings } = evaluation.engagement;
  const end = endings[0] ?? null;
  return { evaluation, facts: evaluationFacts({ ...evaluation, hasEnded: state === 'ended', end }, counted) };
}

type Known = Parameters<typeof handedInOf>[0] &
  Pick<EvaluationFacts, 'state' | 'hasEnded'> &
  Parameters<typeof revealsAt>[0] & {
    readonly end: ComingEnd | null;
    readonly move: object | null;
    readonly round: number;
    readonly signatures: readonly {
      readonly party: EvaluationSide;
      readonly userId: string;
      /** left out where only this round's are there */
      readonly round?: number;
    }[];
  };

/** @returns what an evaluation's rules judge by, from what is known. */
export function evaluationFacts(
  evaluation: Known,
  counted: Pick<EvaluationFacts, 'adjustments' | 'notFollowedUp'>,
): EvaluationFacts {
  const { state, hasEnded, end, move, signatures, round } = evaluation;
  return {
    state,
    hasEnded,
    revealsAt: revealsAt(evaluation, end),
    isMoved: move !== null,
    handedIn: handedInOf(evaluation),
    ...counted,
    signatures: signatures.filter((signature) => (signature.round ?? round) === round),
  };
}

export type LoadedEvaluation = NonNullable<Awaited<ReturnType<typeof readEvaluation>>>['evaluation'];

/**
 * Loads an evaluation for somebody who acts on it, and locks it until the transaction ends.
 * @returns it, the facts for its rules, the actor, and the instant of whatever is done: taken once the row is locked.
 * @throws Refused (`not_found`) when it isn't there or isn't theirs.
 */
export async function loadEvaluation(tx: Tx, me: PersonAccess, ref: EvaluationRef) {
  const found = await readEvaluation(tx, ref);
  if (!found) throw notFound('evaluation');
  const role = roleIn(me, found.evaluation);
  const actor: EvaluationActor = { role, userId: me.userId };
  return { ...found, actor, side: sideOf(role), at: now() };
}

/** @returns how many of the previous evaluation's adjustments this one hasn't followed up yet. */
async function countNotFollowedUp(
  tx: Tx,
  {
    workspaceId,
    engagementId,
    id,
    number,
  }: { workspaceId: string; engagementId: string; id: string; number: number },
): Promise<number> {
  return tx.evaluationAdjustment.count({
    where: {
      workspaceId,
      engagementId,
      kind: { not: 'none' },
      evaluation: { number: number - 1 },
      followUps: { none: { evaluationId: id } },
    },
  });
}

type Changes = NonNullable<Parameters<Tx['evaluation']['updateMany']>[0]>['data'];
type Seen = { readonly workspaceId: string; readonly id: string; readonly version: number };

/**
 * Moves an evaluation on, if nobody has changed it since it was loaded.
 * @throws Refused (`changed_meanwhile`) for the one who comes second.
 */
export async function moveEvaluation(
  tx: Tx,
  { workspaceId, id, version }: Seen,
  state: EvaluationState,
  at: Date,
  changes: Changes = {},
): Promise<void> {
  const moved = await tx.evaluation.updateMany({
    where: { workspaceId, id, version },
    data: { ...changes, state, stateChangedAt: at, version: { increment: 1 } },
  });
  if (moved.count === 0) throw changedMeanwhile('evaluation');
}
