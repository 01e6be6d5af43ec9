import { isDoneAlready } from '@/lib/platform/actions/done-already.rules';
import { isSameForm } from '@/lib/platform/actions/form-hash';
import { requireSame } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { Answer } from './changing/change-requests';
import type { ReviewAnswer } from './delivery/criteria.rules';
import type { UnmetRow } from './delivery/reviews';
import type { LoadedBrief } from './loading';

type Brief = LoadedBrief['brief'];
/** Who asks for it, and the version they saw. */
type Asked = { readonly byId: string; readonly version: number };

type AskedEnding = Asked & { readonly kind: 'withdrawn' | 'cancelled'; readonly reason: string };

/** @returns whether a brief was already ended by exactly this, and its form is posted again. */
export async function isEndedAlready(
  tx: Tx,
  brief: Brief,
  { kind, reason, ...asked }: AskedEnding,
): Promise<boolean> {
  const { workspaceId, id: briefId } = brief;
  const ending = await tx.briefEnding.findFirst({
    where: { workspaceId, briefId },
    select: { kind: true, reason: true, endedById: true, endedAt: true },
  });
  if (!ending) return false;
  // a resumed clock has made a version of its own meanwhile (lib/briefs/questions/pauses.ts)
  const resumed = await tx.briefPause.count({ where: { workspaceId, briefId, resumedAt: ending.endedAt } });
  const said = { kind: ending.kind, reason: ending.reason };
  return isDoneAlready(
    brief,
    { byId: ending.endedById, said, versions: 1 + resumed },
    { ...asked, leadsTo: kind, said: { kind, reason } },
  );
}

type AskedReview = Asked & {
  readonly deliveryId: string;
  readonly outcome: ReviewAnswer;
  readonly note: string;
  readonly unmet: readonly UnmetRow[];
};

const LEADS_TO = { approved: 'approved', revision: 'revision', refused: 'cancelled' } as const;

/** @returns whether a delivery was already answered by exactly this, and its form is posted again. */
export async function isReviewedAlready(
  tx: Tx,
  brief: Brief,
  { deliveryId, outcome, note, unmet, ...asked }: AskedReview,
): Promise<boolean> {
  const review = await tx.review.findFirst({
    where: { workspaceId: brief.workspaceId, briefId: brief.id, deliveryId },
    select: {
      outcome: true,
      note: true,
      reviewedById: true,
      unmet: { select: { criterionId: true, reason: true, cause: true } },
    },
  });
  if (!review) return false;
  return isDoneAlready(
    brief,
    {
      byId: review.reviewedById,
      said: { outcome: review.outcome, note: review.note, unmet: inOrder(review.unmet) },
    },
    { ...asked, leadsTo: LEADS_TO[outcome], said: { outcome, note, unmet: inOrder(unmet) } },
  );
}

type AskedChange = { readonly id: string; readonly saidHash: string; readonly byId: string };

/**
 * @returns whether exactly this change was already requested, and its form is posted again; also once it is answered.
 * @throws Refused (`sent_before`) when something else was requested under its id
 */
export async function isAskedAlready(
  tx: Tx,
  { workspaceId, id: briefId }: Brief,
  { id, saidHash, byId }: AskedChange,
): Promise<boolean> {
  const asked = await tx.changeRequest.findFirst({
    where: { workspaceId, id },
    select: { briefId: true, raisedById: true, saidHash: true },
  });
  if (!asked) return false;
  const isTheirs = asked.briefId === briefId && asked.raisedById === byId;
  requireSame(isTheirs && isSameForm(asked.saidHash, saidHash));
  return true;
}

/** A change request is open, and then answered for good: each of its forms is about the first of these two states. */
const OPEN = 1;
const ANSWERED = 2;

/**
 * @returns whether a change request was already answered, or withdrawn, by exactly this, and its form is posted again.
 */
export async function isAnsweredAlready(
  tx: Tx,
  { workspaceId, id: briefId }: Brief,
  requestId: string,
  { outcome, note, answeredById: byId }: Omit<Answer, 'answeredAt'>,
): Promise<boolean> {
  const answer = await tx.changeAnswer.findFirst({
    where: { workspaceId, requestId, request: { briefId } },
    select: { outcome: true, note: true, answeredById: true },
  });
  if (!answer) return false;
  return isDoneAlready(
    { state: answer.outcome, version: ANSWERED },
    { byId: answer.answeredById, said: { note: answer.note } },
    { leadsTo: outcome, version: OPEN, byId, said: { note } },
  );
}

/** The order in which criteria are named doesn't matter. */
function inOrder(rows: readonly UnmetRow[]): readonly UnmetRow[] {
  return rows
    .map(({ criterionId, reason, cause }) => ({ criterionId, reason, cause }))
    .sort((one, other) => (one.criterionId < other.criterionId ? -1 : 1));
}
