import { audit, auditAll } from '@/lib/platform/actions/audit';
import { become, type Tx } from '@/lib/platform/tenancy';
import { lockBusiness } from '@/lib/platform/tenancy/as-staff';
import { UNANSWERED, writeWithdrawal } from './invitations/withdrawing';
import { notifyOfStaffChange } from './notifying-staff';
import { isStaffRole, STAFF_ROLES } from './staff.rules';

type Inviter = {
  readonly workspaceId: string;
  /** who invited them */
  readonly userId: string;
};

type Withdrawal = {
  /** who withdraws it */
  readonly byId: string;
  readonly at: Date;
  /** left out in a job */
  readonly requestId?: string;
};

/**
 * Makes somebody who is about to be erased leave each business they run, as they would by hand, except that erasing
 * ends the membership. The mail names them once more; the log doesn't, since it stays. Afterwards the transaction is
 * theirs again.
 */
export async function leaveBeforeErasure(
  tx: Tx,
  who: { readonly id: string; readonly name: string; readonly email: string },
  at: Date,
): Promise<void> {
  const running = { userId: who.id, role: { in: [...STAFF_ROLES] }, endedAt: null };
  const memberships = await tx.membership.findMany({
    where: running,
    select: { id: true, workspaceId: true },
    // as erasing locks them
    orderBy: { workspaceId: 'asc' },
  });
  for (const { id, workspaceId } of memberships) {
    await become(tx, { kind: 'workspace', workspaceId });
    const workspace = await lockBusiness(tx, workspaceId);
    // another owner may have ended it while this waited
    const { role = null } = (await tx.membership.findFirst({ where: { ...running, workspaceId } })) ?? {};
    if (!isStaffRole(role)) continue;
    if (role === 'owner') await withdrawAsked(tx, { workspaceId, userId: who.id }, { byId: who.id, at });
    await audit(tx, {
      workspaceId,
      actorUserId: who.id,
      action: 'membership.ended',
      data: { role },
      subject: { kind: 'membership', id },
    });
    await notifyOfStaffChange(tx, { workspaceId, ...workspace }, { news: 'erased', role, who, by: who });
  }
  await become(tx, { kind: 'user', userId: who.id });
}

/**
 * Withdraws the unanswered invitations of somebody who is about to be erased, in whichever business: with their address they
 * lose the only one under which anybody could accept them, and the business would go on writing to nobody. Afterwards the
 * transaction is theirs again.
 */
export async function withdrawBeforeErasure(
  tx: Tx,
  who: { readonly id: string; readonly email: string },
  at: Date,
): Promise<void> {
  await become(tx, { kind: 'auth' });
  const open = await tx.invitation.findMany({
    where: { email: who.email, ...UNANSWERED },
    select: { workspaceId: true, id: true, engagementId: true },
    orderBy: { workspaceId: 'asc' },
  });
  for (const invitation of open) {
    const { workspaceId, id, engagementId } = invitation;
    await become(tx, { kind: 'workspace', workspaceId });
    await lockBusiness(tx, workspaceId);
    if (!(await writeWithdrawal(tx, invitation, UNANSWERED, at))) continue;
    await audit(tx, {
      workspaceId,
      actorUserId: who.id,
      action: 'invitation.withdrawn',
      ...(engagementId && { engagementId }),
      subject: { kind: 'invitation', id },
    });
  }
  await become(tx, { kind: 'user', userId: who.id });
}

/** Unanswered invitations to join the staff, including expired ones, since they can be sent again. */
const OPEN_TO_RUN = { engagementId: null, ...UNANSWERED } as const;

/**
 * Withdraws the unanswered staff invitations sent by somebody who no longer decides: they could have sent one to an
 * address of their own, to get back in. Other owners' invitations stay.
 */
export async function withdrawAsked(
  tx: Tx,
  inviter: Inviter,
  { byId, at, requestId }: Withdrawal,
): Promise<void> {
  const { workspaceId, userId: createdById } = inviter;
  const open = { ...OPEN_TO_RUN, workspaceId, createdById };
  const invitations = await tx.invitation.findMany({ where: open, select: { id: true } });
  if (invitations.length === 0) return;
  await tx.invitation.updateMany({ where: open, data: { withdrawnAt: at, version: { increment: 1 } } });
  await auditAll(
    tx,
    invitations.map(({ id }) => ({
      workspaceId,
      actorUserId: byId,
      action: 'invitation.withdrawn',
      subject: { kind: 'invitation', id },
      ...(requestId && { requestId }),
    })),
  );
}
