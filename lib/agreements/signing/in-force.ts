import { goOnBySigning } from '@/lib/endings/following';
import { beginRetainer, endRetainer } from '@/lib/pay/owing';
import { audit } from '@/lib/platform/actions/audit';
import { become, type Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { dateIn } from '@/lib/platform/time/zones';
import { appendEvents } from '../appending';
import { moveAgreement } from '../moving';
import { termEnds } from '../timing/ending.rules';
import { planAutomaticSteps } from '../timing/timing';
import { supersede } from './superseding';

type SignedByBoth = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
  readonly version: number;
  readonly amendsId: string | null;
  readonly engagement: { readonly workspace: { readonly timeZone: string } };
};

type Moment = { readonly number: number; readonly documentHash: string; readonly at: Date };

/**
 * Brings an agreement into force, and activates its engagement. The last to sign may be the assistant, who can't change
 * an engagement; the rule has decided, so from here on it runs as the workspace. The agreement that it amends ends in
 * the same transaction, so there is never a moment without an agreement, or with two.
 */
export async function bringIntoForce(
  tx: Tx,
  agreement: SignedByBoth,
  { number, documentHash, at }: Moment,
): Promise<void> {
  const { workspaceId, engagementId, id, amendsId } = agreement;
  await become(tx, { kind: 'workspace', workspaceId });
  const superseded = amendsId ? await supersede(tx, { ...agreement, amendsId }, { documentHash, at }) : null;
  const version = await tx.agreementVersion.findUniqueOrThrow({
    where: { workspaceId_agreementId_number: { workspaceId, agreementId: id, number } },
    select: { endsOn: true },
  });
  const endsOn = version.endsOn && dateOf(version.endsOn);
  const endsAt = termEnds(endsOn, agreement.engagement.workspace.timeZone);
  await moveAgreement(tx, agreement, 'in_force', at, { inForceAt: at, endsAt });
  const payload = { number, documentHash, ...(superseded ? { supersedes: superseded } : {}) };
  await appendEvents(tx, agreement, [{ kind: 'in_force', actorUserId: null, at, payload }]);
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: null,
    action: 'agreement.in_force',
    subject: { kind: 'agreement', id },
    data: { number, documentHash },
  });
  await planAutomaticSteps(tx, agreement);
  const zone = agreement.engagement.workspace.timeZone;
  if (superseded) {
    const gaveWay = { workspaceId, engagementId, agreementId: superseded.agreementId, zone };
    await endRetainer(tx, gaveWay, dateIn(at, zone));
  }
  await beginRetainer(tx, { workspaceId, engagementId, agreementId: id, zone }, at);
  await goOnBySigning(tx, { workspaceId, engagementId }, at);
  await tx.engagement.updateMany({
    where: { workspaceId, id: engagementId, state: 'onboarding' },
    data: { state: 'active', version: { increment: 1 } },
  });
}
