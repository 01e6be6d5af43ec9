import type { Tx } from '@/lib/platform/tenancy';
import type { Engaged, InviteeFacts } from '../rules';

/**
 * Looks up an address in a workspace. `tx` sees the workspace as its staff do.
 * @returns the role of the person who has it, whether an invitation to it is waiting, and whether they ever worked
 * there.
 */
export async function findInvitee(tx: Tx, workspaceId: string, email: string): Promise<InviteeFacts> {
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

/**
 * @returns the owner in whose name an invitation goes; null when whoever made it isn't an owner any more: nothing is sent,
 * and nobody is sent to them, in the name of somebody who has no say.
 */
export async function findInviter(
  tx: Tx,
  { workspaceId, createdById }: { readonly workspaceId: string; readonly createdById: string },
): Promise<{ readonly id: string; readonly name: string } | null> {
  const owner = await tx.membership.findFirst({
    where: { workspaceId, userId: createdById, role: 'owner', endedAt: null },
    select: { user: { select: { id: true, name: true } } },
  });
  return owner?.user ?? null;
}

/** @returns whether an invitation to work for a business waits at an address and can still be accepted. */
export async function isAwaited(
  tx: Tx,
  { workspaceId, email, at }: { readonly workspaceId: string; readonly email: string; readonly at: Date },
): Promise<boolean> {
  const open = { acceptedAt: null, withdrawnAt: null, expiresAt: { gt: at } };
  return (await tx.invitation.count({ where: { workspaceId, email, role: 'assistant', ...open } })) > 0;
}

/**
 * @returns whether somebody works for a business, and whether they ever did. A former engagement doesn't keep them from
 * working there again.
 */
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
