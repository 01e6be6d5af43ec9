import type { RequestedAction } from '@/lib/notifications/kinds/kind.rules';
import { withdrawRequests } from '@/lib/notifications/notifying';
import { now } from '@/lib/platform/clock';
import { changedMeanwhile } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { AgreementState } from './rules';

type AgreementAsSeen = { readonly workspaceId: string; readonly id: string; readonly version: number };

type Stamps = {
  readonly title?: string;
  readonly currentNumber?: number;
  readonly inForceAt?: Date;
  readonly respondBy?: Date | null;
  readonly endsAt?: Date | null;
};

const OF_AN_OFFER = ['sign_agreement', 'write_new_version', 'answer_wording'] as const;

/** The requests that end when an agreement reaches a state, whatever made them. */
const NOT_ASKED_IN: Record<AgreementState, readonly RequestedAction[]> = {
  draft: [],
  proposed: ['write_new_version'],
  changes_requested: ['sign_agreement'],
  signed_by_one: [],
  in_force: OF_AN_OFFER,
  superseded: OF_AN_OFFER,
  terminated: OF_AN_OFFER,
  expired: OF_AN_OFFER,
  declined: OF_AN_OFFER,
  withdrawn: OF_AN_OFFER,
};

/**
 * Moves an agreement to its next state, if nobody has changed it since the person saw it, and ends notifications that
 * ask for what can no longer be done.
 * @param at since when it is in that state: possibly long ago, if a revision leaves the state as it was
 * @throws Refused (`changed_meanwhile`) for the one who comes second.
 */
export async function moveAgreement(
  tx: Tx,
  seen: AgreementAsSeen,
  state: AgreementState,
  at: Date,
  stamps: Stamps = {},
): Promise<void> {
  const { workspaceId, id, version } = seen;
  const [moved] = await tx.agreement.updateManyAndReturn({
    where: { workspaceId, id, version },
    data: { state, stateChangedAt: at, ...stamps, version: { increment: 1 } },
    select: { engagementId: true },
  });
  if (!moved) throw changedMeanwhile('agreement');
  await withdrawRequests(tx, {
    ...moved,
    workspaceId,
    subjectId: id,
    actions: NOT_ASKED_IN[state],
    at: now(),
  });
}
