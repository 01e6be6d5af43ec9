import { endSchedulesAtTheEnd } from '@/lib/briefs/calling-off-at-the-end';
import { audit } from '@/lib/platform/actions/audit';
import { become, type Tx } from '@/lib/platform/tenancy';
import { closeOpenWork } from './closing-work';
import { loadEnding, lockEngagementWork } from './loading';
import { tellOfTheEnd } from './telling-of-the-end';

type Leaving = { readonly userId: string; readonly deletionId: string };

/**
 * Ends the work of an assistant whose account is about to be erased, before its last day if there is one: nobody is left
 * to hand anything back. What is open between the two is closed as at any end. Time that isn't handed in yet prevents
 * the erasing, so there is none to submit. Erasing itself ends the engagement. Afterwards the transaction is theirs
 * again.
 */
export async function endWithAccount(tx: Tx, { userId, deletionId }: Leaving, at: Date): Promise<void> {
  const engagements = await tx.engagement.findMany({
    where: { assistantUserId: userId, state: { not: 'ended' } },
    select: { id: true, workspaceId: true, workspace: { select: { timeZone: true } } },
    orderBy: [{ workspaceId: 'asc' }, { id: 'asc' }],
  });
  for (const { id: engagementId, workspaceId, workspace } of engagements) {
    const place = { workspaceId, engagementId };
    await become(tx, { kind: 'workspace', workspaceId });
    const loaded = await loadEnding(tx, place);
    // its last day came while this waited
    if (!loaded || loaded.facts.state === 'ended') continue;
    await endSchedulesAtTheEnd(tx, place, at);
    await lockEngagementWork(tx, place);
    const calledOff = await closeOpenWork(tx, place, { because: { accountDeletionId: deletionId }, at });
    await audit(tx, {
      ...place,
      actorUserId: null,
      action: 'ending.ended',
      subject: { kind: 'engagement', id: engagementId },
      data: { because: 'account_erased', since: at.toISOString() },
    });
    if (!loaded.ending) continue;
    // that its assistant leaves the owners have known for two weeks; what became of the work begun they haven't
    const told = { timer: null, calledOff, endedAt: at, zone: workspace.timeZone, at, to: 'owner' } as const;
    await tellOfTheEnd(tx, { ...loaded.ending, endsAt: at }, told);
  }
  await become(tx, { kind: 'user', userId });
}
