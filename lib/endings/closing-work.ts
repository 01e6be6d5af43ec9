import { closeAgreementsAtTheEnd, type WhyAtTheEnd } from '@/lib/agreements/closing-at-the-end';
import { type CalledOff, callOffAtTheEnd } from '@/lib/briefs/calling-off-at-the-end';
import { leaveEvaluationsAtTheEnd } from '@/lib/evaluations/left-at-the-end';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';

type End = { readonly because: WhyAtTheEnd; readonly at: Date };

/**
 * Closes what is open between two whose work ends, as the workspace and with their work locked: briefs, agreements and
 * offers, and evaluations.
 * @returns the briefs that were called off
 */
export async function closeOpenWork(
  tx: Tx,
  place: EngagementRef,
  { because, at }: End,
): Promise<readonly CalledOff[]> {
  const calledOff = await callOffAtTheEnd(tx, place, at);
  await closeAgreementsAtTheEnd(tx, place, { because, at });
  await leaveEvaluationsAtTheEnd(tx, place, at);
  return calledOff;
}
