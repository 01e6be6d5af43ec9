import { isStaffRole, STAFF_ROLES } from '@/lib/people/staff.rules';
import { now } from '@/lib/platform/clock';
import { type Sql, sql, withActor } from '@/lib/platform/tenancy';
import { isAloneAfter, type Leaving } from './leaving.rules';
import { type FoundHold, PENDING, readHoldsOfAccount, readHoldsOfWorkspace } from './reading';

export type DeletionStatus = {
  /** when it is carried out; null if none is scheduled */
  readonly dueAt: Date | null;
  /** when the last one wasn't carried out, because something prevented it; null if that isn't how it ended */
  readonly heldAt: Date | null;
  readonly holds: readonly FoundHold[];
};

/** @returns whether a business is scheduled for deletion, and what prevents it, for its owners. */
export async function getWorkspaceDeletion(userId: string, workspaceId: string): Promise<DeletionStatus> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const last = await tx.workspaceDeletion.findFirst({
      where: { workspaceId },
      orderBy: { askedAt: 'desc' },
    });
    return { ...statusOf(last), holds: await readHoldsOfWorkspace(tx, workspaceId, now()) };
  });
}

/** @returns whether somebody's account is scheduled for deletion, and what prevents it. */
export async function getAccountDeletion(userId: string): Promise<DeletionStatus> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const last = await tx.accountDeletion.findFirst({ where: { userId }, orderBy: { askedAt: 'desc' } });
    return { ...statusOf(last), holds: await readHoldsOfAccount(tx, userId, now()) };
  });
}

/** @returns the query of that day as a part of others, for a business's staff: an instant or NULL. */
export function deletionDayOf(workspaceId: string): Sql {
  return sql`(SELECT d.due_at FROM workspace_deletions d WHERE d.workspace_id = ${workspaceId}::uuid
    AND d.taken_back_at IS NULL AND d.held_at IS NULL AND d.done_at IS NULL)`;
}

/** @returns when a business that somebody belongs to is deleted; null if that isn't scheduled. */
export async function getDeletionDay(userId: string, workspaceId: string): Promise<Date | null> {
  const found = await withActor({ kind: 'user', userId }, (tx) =>
    tx.workspaceDeletion.findFirst({ where: { workspaceId, ...PENDING }, select: { dueAt: true } }),
  );
  return found?.dueAt ?? null;
}

/** Somebody who runs a business, and whose account is to be deleted on a day until which they can cancel. */
export type LeavingStaff = Leaving & { readonly userId: string; readonly name: string; readonly dueAt: Date };

/**
 * @returns which of a business's staff will be gone, in order of date, for its owners; managers aren't told. One query.
 */
export async function listLeavingStaff(
  readerId: string,
  workspaceId: string,
): Promise<readonly LeavingStaff[]> {
  return withActor({ kind: 'user', userId: readerId }, async (tx) => {
    const members = await tx.membership.findMany({
      where: { workspaceId, endedAt: null, role: { in: [...STAFF_ROLES] } },
      select: {
        role: true,
        user: {
          select: { id: true, name: true, deletions: { where: PENDING, select: { dueAt: true } } },
        },
      },
    });
    const ownerIds = members.filter(({ role }) => role === 'owner').map(({ user }) => user.id);
    return members
      .flatMap(({ role, user }) => {
        const due = user.deletions[0];
        if (!due || !isStaffRole(role) || user.id === readerId) return [];
        const isReaderAlone = isAloneAfter(readerId, user.id, ownerIds);
        return [{ userId: user.id, name: user.name, role, dueAt: due.dueAt, isReaderAlone }];
      })
      .sort((one, other) => +one.dueAt - +other.dueAt);
  });
}

type Asked = {
  readonly dueAt: Date;
  readonly takenBackAt: Date | null;
  readonly heldAt: Date | null;
  readonly doneAt: Date | null;
};

function statusOf(last: Asked | null): Pick<DeletionStatus, 'dueAt' | 'heldAt'> {
  const isPending = last !== null && !last.takenBackAt && !last.heldAt && !last.doneAt;
  return { dueAt: isPending ? last.dueAt : null, heldAt: last?.heldAt ?? null };
}
