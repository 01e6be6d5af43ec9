import type { EngagementRef, Tx } from '@/lib/platform/tenancy';
import { beginEnding } from './beginning';
import { takenBackMail } from './emails/ending';
import { loadEnding } from './loading';
import { notifyOfEnding } from './notifying';
import { decide, type EndingParty, type LastDay, lastDayAfter } from './rules';
import { takeBack } from './taking-back';

type Notice = EngagementRef & {
  readonly agreementId: string;
  readonly by: { readonly userId: string; readonly party: EndingParty };
  readonly reason: string;
  /** when the agreement is over */
  readonly agreementEnds: Date;
  readonly at: Date;
};

/**
 * Notice was given, in the same transaction: the hand-back list begins now.
 * @returns the last day that this sets, so that the notice's mail can name it; null if the work was ending already.
 */
export async function handBackAfterNotice(tx: Tx, notice: Notice): Promise<LastDay | null> {
  const { workspaceId, engagementId, agreementId, by, reason, agreementEnds, at } = notice;
  const loaded = await loadEnding(tx, { workspaceId, engagementId });
  // the agreement's own rules have allowed this notice, so an agreement in force doesn't prevent it
  if (loaded?.facts.state !== 'none') return null;
  const lastDay = lastDayAfter(agreementEnds, at, loaded.zone);
  await beginEnding(tx, notice, {
    cause: 'notice',
    by,
    reason,
    agreementId,
    lastDay,
    zone: loaded.zone,
    at,
  });
  return lastDay;
}

/** An agreement has ended by itself, in the same transaction; if none replaces it, the two have time to hand back. */
export async function handBackAfterAgreement(
  tx: Tx,
  { agreementId, at, ...place }: EngagementRef & { readonly agreementId: string; readonly at: Date },
): Promise<void> {
  const loaded = await loadEnding(tx, place);
  if (!loaded || loaded.facts.hasAgreementInForce) return;
  if (!decide(loaded.facts, 'beginByItself', 'product', at).ok) return;
  const lastDay = lastDayAfter(null, at, loaded.zone);
  const { zone } = loaded;
  await beginEnding(tx, place, {
    cause: 'agreement_over',
    by: null,
    reason: '',
    agreementId,
    lastDay,
    zone,
    at,
  });
}

/** Both have signed a new agreement, in the same transaction: what was to end goes on. */
export async function goOnBySigning(tx: Tx, place: EngagementRef, at: Date): Promise<void> {
  const loaded = await loadEnding(tx, place);
  if (!loaded?.ending || !decide(loaded.facts, 'takeBackBySigning', 'product', at).ok) return;
  await takeBack(tx, loaded.ending, { at, byUserId: null });
  await notifyOfEnding(tx, loaded.ending, {
    kind: 'ending.taken_back',
    at,
    write: (words) => takenBackMail(words, { bySigning: true }),
  });
}
