import { cancelReminders } from '@/lib/notifications/reminding';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import type { LoadedBrief } from './loading';
import { moveBrief } from './moving';
import { withdrawRequestsOfBrief } from './notifying';
import { resumeClock } from './questions/pauses';
import { settleRisks } from './risk/risks';

type Ending = {
  readonly kind: 'declined' | 'withdrawn' | 'cancelled' | 'refused';
  readonly reason: string;
  /** for a cancellation or a refusal: what is owed for work begun */
  readonly owed?: string;
  /** null: it ended with the engagement, without a decision of its own */
  readonly endedById: string | null;
  /** the version that the person saw */
  readonly version: number;
  readonly at: Date;
};

/**
 * Ends a brief without an approval. Its reminders, risks and open requests end with it; a row says who ended it and
 * why.
 * @throws Refused (`changed_meanwhile`)
 */
export async function endBrief(
  tx: Tx,
  brief: LoadedBrief['brief'],
  { kind, reason, owed, endedById, version, at }: Ending,
): Promise<void> {
  const { workspaceId, engagementId, id: briefId } = brief;
  const state = kind === 'refused' ? 'cancelled' : kind;
  await moveBrief(tx, { workspaceId, id: briefId, version }, state, at, { closedAt: at });
  await tx.briefEnding.createMany({
    data: {
      workspaceId,
      id: newId(),
      engagementId,
      briefId,
      kind,
      reason,
      owed: owed ?? null,
      endedById,
      endedAt: at,
    },
  });
  await resumeClock(tx, brief, { at });
  await cancelReminders(tx, brief);
  await settleRisks(tx, brief, at);
  await withdrawRequestsOfBrief(tx, brief, at);
}
