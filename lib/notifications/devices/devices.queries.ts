import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';

/** A browser that receives somebody's notifications. */
export type Device = {
  readonly id: string;
  readonly sessionId: string;
  readonly userAgent: string | null;
  readonly since: Date;
};

/** @returns the browsers in which a person has push turned on, newest first. */
export async function listDevices(userId: string): Promise<readonly Device[]> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const rows = await tx.pushSubscription.findMany({
      where: { userId, session: { expiresAt: { gt: now() } } },
      select: { id: true, sessionId: true, createdAt: true, session: { select: { userAgent: true } } },
      orderBy: { createdAt: 'desc' },
    });
    return rows.map(({ id, sessionId, createdAt, session }) => ({
      id,
      sessionId,
      since: createdAt,
      userAgent: session.userAgent,
    }));
  });
}
