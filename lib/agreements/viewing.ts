import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { appendEvents } from './appending';
import { lockAgreement } from './loading';

type Viewed = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
  readonly number: number;
  readonly documentHash: string;
};

/**
 * Records that somebody has opened a text to sign it: evidence of their signature, once per person and text. Nobody
 * sees it before they have signed.
 */
export async function noteViewed(
  userId: string,
  { number, documentHash, ...agreement }: Viewed,
): Promise<void> {
  await withActor({ kind: 'user', userId }, async (tx) => {
    await lockAgreement(tx, agreement);
    const { workspaceId, id: agreementId } = agreement;
    const viewings = await tx.agreementEvent.findMany({
      where: { workspaceId, agreementId, kind: 'viewed', actorUserId: userId },
      select: { payload: true },
    });
    if (viewings.some(({ payload }) => payload.includes(documentHash))) return;
    const payload = { number, documentHash };
    await appendEvents(tx, agreement, [{ kind: 'viewed', actorUserId: userId, at: now(), payload }]);
  });
}
