import { notFound } from '@/lib/platform/result';
import { type EngagementRef, type PersonAccess, staffRole, type Tx, withActor } from '@/lib/platform/tenancy';
import { roleIn } from '../loading';
import type { TimesheetRole } from '../rules';

/** @returns whether an owner allows a business's managers to approve time. */
export async function managersApprove(tx: Tx, workspaceId: string): Promise<boolean> {
  const workspace = await tx.workspace.findUnique({
    where: { id: workspaceId },
    select: { managersApproveTime: true },
  });
  return workspace?.managersApproveTime ?? false;
}

/**
 * @returns somebody's role in answering an engagement's time.
 * @throws Refused (`not_found`) when it isn't theirs.
 */
export async function approvingRole(tx: Tx, me: PersonAccess, place: EngagementRef): Promise<TimesheetRole> {
  return mayApprove(tx, place.workspaceId, roleIn(me, place));
}

/**
 * As `approvingRole`, for the weeks of a whole business.
 * @throws Refused (`not_found`) for anybody but its staff.
 */
export function approvingRoleOfStaff(tx: Tx, me: PersonAccess, workspaceId: string): Promise<TimesheetRole> {
  const role = staffRole(me, workspaceId);
  if (role === null) throw notFound('timesheet');
  return mayApprove(tx, workspaceId, role);
}

async function mayApprove(tx: Tx, workspaceId: string, role: TimesheetRole): Promise<TimesheetRole> {
  return role === 'manager' && (await managersApprove(tx, workspaceId)) ? 'approver' : role;
}

/** @returns the role in which one of a business's staff reads its weeks, for a page. */
export async function getApprovingRole(
  userId: string,
  workspaceId: string,
  role: 'owner' | 'manager',
): Promise<'owner' | 'approver' | 'manager'> {
  if (role === 'owner') return role;
  const may = await withActor({ kind: 'user', userId }, (tx) => managersApprove(tx, workspaceId));
  return may ? 'approver' : role;
}
