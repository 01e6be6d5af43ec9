import { now } from '@/lib/platform/clock';
import { type StaffRole, withActor } from '@/lib/platform/tenancy';
import { findNewestMails, type InvitationMailView } from './engagements/engagements.queries';
import { type InvitationState, invitationState } from './rules';
import { STAFF_ROLES } from './staff.rules';

/** One of a business's staff. */
export type StaffMember = {
  readonly membershipId: string;
  readonly version: number;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly since: Date;
};

/** Somebody invited to run a business who hasn't answered. */
export type StaffInvitation = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly state: InvitationState;
  readonly expiresAt: Date;
  readonly mail: InvitationMailView | null;
};

/** @returns who runs a business, owners first, and who was invited to. Three queries. */
export async function getStaff(
  userId: string,
  workspaceId: string,
): Promise<{ readonly members: readonly StaffMember[]; readonly invitations: readonly StaffInvitation[] }> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const members = await tx.membership.findMany({
      where: { workspaceId, endedAt: null, role: { in: [...STAFF_ROLES] } },
      select: {
        id: true,
        version: true,
        role: true,
        createdAt: true,
        user: { select: { id: true, name: true, email: true } },
      },
      orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
    });
    const waiting = await tx.invitation.findMany({
      where: { workspaceId, role: { not: 'assistant' }, acceptedAt: null, withdrawnAt: null },
      orderBy: { createdAt: 'asc' },
    });
    const mails = await findNewestMails(
      tx,
      workspaceId,
      waiting.map(({ id }) => id),
    );
    return {
      members: members.map(({ id, version, role, createdAt, user }) => ({
        membershipId: id,
        version,
        role: staffRoleOf(role),
        since: createdAt,
        userId: user.id,
        name: user.name,
        email: user.email,
      })),
      invitations: waiting.map((each) => ({
        id: each.id,
        version: each.version,
        name: each.name,
        email: each.email,
        role: staffRoleOf(each.role),
        expiresAt: each.expiresAt,
        state: invitationState(each, now()),
        mail: mails.get(each.id) ?? null,
      })),
    };
  });
}

function staffRoleOf(role: 'owner' | 'manager' | 'assistant'): StaffRole {
  return role === 'owner' ? 'owner' : 'manager';
}
