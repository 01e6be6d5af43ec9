import { notFound } from '@/lib/platform/result';
import { become, type StaffRole, staffRole, type Tx } from './index';

type Locked = { readonly slug: string; readonly name: string };

/**
 * Serialises what changes who belongs to a business, or what becomes of it: two tabs, two owners or two links can't
 * both get past the rules. Ordinary work goes on meanwhile (NO KEY UPDATE leaves foreign keys alone).
 * @returns the workspace. @throws Refused (`not_found`) when it isn't there or isn't theirs.
 */
export async function lockBusiness(tx: Tx, workspaceId: string): Promise<Locked> {
  const [workspace] = await tx.$queryRaw<{ slug: string; name: string }[]>`
    SELECT slug, name FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  if (!workspace) throw notFound('business');
  return workspace;
}

/**
 * As `lockBusiness`, for one of its staff. Their role is read after the lock is taken: somebody who waited for another
 * owner that was removing them decides nothing any more, least of all anything that would outlast them.
 * @returns the workspace, and their role in it; null when they aren't its staff, or no longer are.
 */
export async function lockAsStaff(
  tx: Tx,
  { userId }: { readonly userId: string },
  workspaceId: string,
): Promise<{ readonly workspace: Locked; readonly role: StaffRole | null }> {
  const workspace = await lockBusiness(tx, workspaceId);
  return { workspace, role: staffRole(await become(tx, { kind: 'user', userId }), workspaceId) };
}
