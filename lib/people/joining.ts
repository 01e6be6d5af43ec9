import { notFound } from '@/lib/platform/result';
import { become, type StaffRole, staffRole, type Tx } from '@/lib/platform/tenancy';
import type { Engaged, Standing } from './rules';

type Locked = { readonly slug: string; readonly name: string };

/**
 * Lets people be invited to a workspace, and join it, one after the other: two tabs, two owners or two links can't
 * both get past the rules. Ordinary work goes on meanwhile (NO KEY UPDATE leaves foreign keys alone).
 * @returns the workspace. @throws Refused (`not_found`) when it isn't there or isn't theirs.
 */
export async function lockJoining(tx: Tx, workspaceId: string): Promise<Locked> {
  const [workspace] = await tx.$queryRaw<{ slug: string; name: string }[]>`
    SELECT slug, name FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  if (!workspace) throw notFound('workspace');
  return workspace;
}

/**
 * As `lockJoining`, for one of those who run a workspace. As what they run it is read behind the lock: whoever waited there for another owner
 * who was ending it decides nothing any more, least of all what would outlast them.
 * @returns the workspace, and their role in it; null when they don't run it, or no longer.
 */
export async function lockAsStaff(
  tx: Tx,
  { userId }: { readonly userId: string },
  workspaceId: string,
): Promise<{ readonly workspace: Locked; readonly role: StaffRole | null }> {
  const workspace = await lockJoining(tx, workspaceId);
  return { workspace, role: staffRole(await become(tx, { kind: 'user', userId }), workspaceId) };
}

/**
 * Looks up where an address stands in a workspace. `tx` sees the workspace as its staff do.
 * @returns the role of the person who has it, whether an invitation to it is waiting, and whether they ever worked there.
 */
export async function findInvitee(tx: Tx, workspaceId: string, email: string): Promise<Standing> {
  const member = await tx.membership.findFirst({
    where: { workspaceId, endedAt: null, user: { email } },
    select: { role: true },
  });
  const waiting = await tx.invitation.count({
    where: { workspaceId, email, acceptedAt: null, withdrawnAt: null },
  });
  const assisted = await tx.engagement.count({ where: { workspaceId, assistant: { email } } });
  return { role: member?.role ?? null, isInvited: waiting > 0, hasAssisted: assisted > 0 };
}

/** @returns whether somebody works for a business, and whether they ever did. What has ended is no hindrance to working there again. */
export async function findEngaged(tx: Tx, workspaceId: string, assistantUserId: string): Promise<Engaged> {
  const engagements = await tx.engagement.findMany({
    where: { workspaceId, assistantUserId },
    select: { state: true },
  });
  return {
    isEngaged: engagements.some(({ state }) => state !== 'ended'),
    hasAssisted: engagements.length > 0,
  };
}
