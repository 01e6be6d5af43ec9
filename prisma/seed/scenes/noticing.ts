import { withActor } from '@/lib/platform/tenancy';
import { HOUR_MS } from '@/lib/platform/time/lengths';

/** Anything younger stays unread in the list, as for somebody who looks in once a day. */
const UNREAD_HOURS = 30;

/** Has everybody in the story read their past notices, some hours after they came. */
export async function readPastNotifications(workspaceIds: readonly string[], now: Date): Promise<void> {
  const until = new Date(now.getTime() - UNREAD_HOURS * HOUR_MS);
  const people = new Set<string>();
  for (const workspaceId of workspaceIds) {
    const members = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.membership.findMany({ where: { workspaceId }, select: { userId: true } }),
    );
    for (const { userId } of members) people.add(userId);
  }
  for (const userId of people) {
    await withActor({ kind: 'user', userId }, async (tx) => {
      await tx.$executeRaw`
        UPDATE notifications SET read_at = created_at + interval '3 hours'
        WHERE recipient_id = ${userId}::uuid AND read_at IS NULL AND created_at < ${until}`;
    });
  }
}
