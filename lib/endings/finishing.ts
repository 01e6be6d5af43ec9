import { endSchedulesAtTheEnd } from '@/lib/briefs/calling-off-at-the-end';
import { audit } from '@/lib/platform/actions/audit';
import type { Tx } from '@/lib/platform/tenancy';
import { submitAtTheEnd } from '@/lib/time/submitting-at-the-end';
import { closeOpenWork } from './closing-work';
import { type LoadedEnding, lockEngagementWork } from './loading';
import { tellOfTheEnd } from './telling-of-the-end';

type Ending = NonNullable<LoadedEnding['ending']>;

/**
 * Ends an engagement, in one transaction and as the workspace; the rule has decided. The assistant's time is submitted,
 * their open briefs are cancelled, what recurs and the agreements end with it, and then so does their access: row level
 * security lets people reach what they are engaged in, and this no longer is.
 */
export async function finishEnding(
  tx: Tx,
  ending: Ending,
  at: Date,
  by?: { readonly userId: string },
): Promise<void> {
  const { workspaceId, engagementId, id, endsAt } = ending;
  const place = { workspaceId, engagementId };
  const endedAt = endsAt < at ? endsAt : at;
  await endSchedulesAtTheEnd(tx, place, at);
  await lockEngagementWork(tx, place);
  const timer = await submitAtTheEnd(tx, place, { endedAt, now: at });
  const calledOff = await closeOpenWork(tx, place, { because: { endingId: id }, at });
  const { assistantUserId, workspace } = await tx.engagement.update({
    where: { workspaceId_id: { workspaceId, id: engagementId } },
    data: { state: 'ended', endedAt, version: { increment: 1 } },
    select: { assistantUserId: true, workspace: { select: { timeZone: true } } },
  });
  if (assistantUserId) {
    await tx.membership.updateMany({
      where: { workspaceId, userId: assistantUserId, role: 'assistant', endedAt: null },
      data: { endedAt, version: { increment: 1 } },
    });
  }
  await tx.engagementEnding.updateMany({ where: { workspaceId, id }, data: { endedAt: at } });
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: by?.userId ?? null,
    action: 'ending.ended',
    subject: { kind: 'engagement', id: engagementId },
    data: { endingId: id, since: endedAt.toISOString(), isEarly: endsAt > at },
  });
  await tellOfTheEnd(tx, ending, { timer, calledOff, endedAt, zone: workspace.timeZone, at });
}
