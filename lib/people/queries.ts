import { findLeftAddress } from '@/lib/platform/auth/left-addresses';
import { findLink, type MadeLink } from '@/lib/platform/auth/sign-in-links';
import { now } from '@/lib/platform/clock';
import { type Tx, withActor } from '@/lib/platform/tenancy';

/** A workspace as its pages need it. */
export type Workspace = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
};

export type Place = {
  readonly slug: string;
  readonly name: string;
  readonly role: 'owner' | 'manager' | 'assistant';
};

/** @returns where a person belongs, by the business's name. */
export async function listPlaces(userId: string): Promise<readonly Place[]> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const rows = await tx.membership.findMany({
      where: { userId, endedAt: null },
      select: { role: true, workspace: { select: { slug: true, name: true } } },
      orderBy: { workspace: { name: 'asc' } },
    });
    return rows.map(({ role, workspace }) => ({ ...workspace, role }));
  });
}

/** @returns the owners of a workspace, for mails to them. One query. */
export async function listOwners(tx: Tx, workspaceId: string) {
  return (await listStaff(tx, workspaceId)).owners;
}

/** @returns a workspace's owners and managers, for mails to them. One query. */
export async function listStaff(tx: Tx, workspaceId: string) {
  const rows = await tx.membership.findMany({
    where: { workspaceId, role: { in: ['owner', 'manager'] }, endedAt: null },
    select: { role: true, user: { select: { id: true, email: true, name: true, timeZone: true } } },
  });
  const those = (wanted: 'owner' | 'manager') =>
    rows.flatMap(({ role, user }) => (role === wanted ? [user] : []));
  return { owners: those('owner'), managers: those('manager') };
}

/** @returns the browsers in which a person is signed in, newest first, and when each was last used, to the hour. */
export async function listSessions(userId: string) {
  return withActor({ kind: 'user', userId }, (tx) =>
    tx.session.findMany({
      where: { userId, expiresAt: { gt: now() } },
      select: {
        id: true,
        createdAt: true,
        lastSeenAt: true,
        userAgent: true,
        ip: true,
        authenticatedBy: true,
      },
      orderBy: { createdAt: 'desc' },
    }),
  );
}

/** A sign-in link as its page shows it. */
export type ShownLink = MadeLink & {
  /** until when the account that had its address can get that back; null when it signs somebody in */
  readonly leftUntil: Date | null;
};

/** @returns a sign-in link for its page, or null when it was used, has expired or never existed. Doesn't use it up. */
export async function getSignInLink(token: string): Promise<ShownLink | null> {
  return withActor({ kind: 'auth' }, async (tx) => {
    const at = now();
    const link = await findLink(tx, token, at);
    if (!link || link.isSpent) return null;
    // each start of the server prints one, and none is good any more once somebody has come in by another
    if (link.isForFirstOwner && (await tx.user.count()) > 0) return null;
    const left = await findLeftAddress(tx, link.email, at);
    return { ...link, leftUntil: left?.undoUntil ?? null };
  });
}
