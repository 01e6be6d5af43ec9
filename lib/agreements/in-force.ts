import { become, type Tx } from '@/lib/platform/tenancy';
import { appendEvents } from './appending';
import { moveAgreement } from './moving';

type SignedByBoth = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
  readonly version: number;
};

type Moment = { readonly number: number; readonly documentHash: string; readonly at: Date };

/**
 * Brings an agreement into force, and with it the engagement into its active life. Whoever signed last may be the
 * assistant, who can't change an engagement; the rule has decided, so from here on it is done as the workspace.
 */
export async function bringIntoForce(
  tx: Tx,
  agreement: SignedByBoth,
  { number, documentHash, at }: Moment,
): Promise<void> {
  const { workspaceId, engagementId } = agreement;
  await become(tx, { kind: 'workspace', workspaceId });
  await moveAgreement(tx, agreement, 'in_force', at, { inForceAt: at });
  await appendEvents(tx, agreement, [
    { kind: 'in_force', actorUserId: null, at, payload: { number, documentHash } },
  ]);
  await tx.engagement.updateMany({
    where: { workspaceId, id: engagementId, state: 'onboarding' },
    data: { state: 'active', version: { increment: 1 } },
  });
}
