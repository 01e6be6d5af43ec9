import { now } from '@/lib/platform/clock';
import { canBeSentTo } from '@/lib/platform/push';
import { withActor } from '@/lib/platform/tenancy';

/** A browser that receives somebody's notifications. */
export type Device = {
  readonly id: string;
  readonly sessionId: string;
  readonly userAgent: string | null;
  readonly since: Date;
};

/** @returns the browsers in which a person has push turned on, newest first; those that let another key send, as before a change, have to be asked again. */
export async function listDevices(userId: string): Promise<readonly Device[]> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const rows = await tx.pushSubscription.findMany({
      where: { userId, session: { expiresAt: { gt: now() } } },
      select: {
        id: true,
        sessionId: true,
        senderKey: true,
        createdAt: true,
        session: { select: { userAgent: true } },
      },
      orderBy: { createdAt: 'desc' },
    });
    return rows.filter(canBeSentTo).map(({ id, sessionId, createdAt, session }) => ({
      id,
      sessionId,
      since: createdAt,
      userAgent: session.userAgent,
    }));
  });
}
