import { endSchedulesAtTheEnd } from '@/lib/briefs/calling-off-at-the-end';
import { daysAfterTheEnd } from '@/lib/pay/expenses/expenses.rules';
import { audit } from '@/lib/platform/actions/audit';
import { become, type Tx } from '@/lib/platform/tenancy';
import { dayInWords } from '@/lib/platform/time/format';
import { closeOpenWork } from './closing-work';
import { endedMail } from './emails/ending';
import { type LoadedEnding, loadEnding, lockEngagementWork } from './loading';
import { notifyOfEnding } from './notifying';

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
    if (loaded.ending) await notifyOwners(tx, loaded.ending, { calledOff, at, zone: workspace.timeZone });
  }
  await become(tx, { kind: 'user', userId });
}

type Ended = Pick<Parameters<typeof endedMail>[1], 'calledOff'> & {
  readonly at: Date;
  /** of the business */
  readonly zone: string;
};

/** Tells the owners what became of the work begun; that its assistant leaves they have known for two weeks. */
async function notifyOwners(
  tx: Tx,
  ending: NonNullable<LoadedEnding['ending']>,
  { calledOff, at, zone }: Ended,
): Promise<void> {
  const spentUntil = dayInWords(daysAfterTheEnd(at, zone).by, at);
  await notifyOfEnding(
    tx,
    { ...ending, endsAt: at },
    {
      kind: 'ending.ended',
      at,
      to: 'owner',
      write: (words) => endedMail(words, { spentUntil, timer: null, calledOff }),
    },
  );
}
