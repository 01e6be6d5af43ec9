import { changedMeanwhile } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { BriefState } from './rules';

type BriefAsSeen = { readonly workspaceId: string; readonly id: string; readonly version: number };

type Stamps = {
  readonly agreementId?: string;
  readonly sentAt?: Date;
  readonly acceptedAt?: Date;
  readonly closedAt?: Date;
};

/**
 * Moves a brief to its next state, if nobody has changed it since the person saw it.
 * @throws Refused (`changed_meanwhile`) for the one who comes second.
 */
export async function moveBrief(
  tx: Tx,
  seen: BriefAsSeen,
  state: BriefState,
  at: Date,
  stamps: Stamps = {},
): Promise<void> {
  const moved = await tx.brief.updateMany({
    where: { workspaceId: seen.workspaceId, id: seen.id, version: seen.version },
    data: { state, stateChangedAt: at, ...stamps, version: { increment: 1 } },
  });
  if (moved.count === 0) throw changedMeanwhile('brief');
}
