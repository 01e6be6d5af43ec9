'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { changedMeanwhile, demand, notFound, requireSame } from '@/lib/platform/result';
import { become, type StaffRole, staffRole, type Tx } from '@/lib/platform/tenancy';
import { lockAsStaff } from '@/lib/platform/tenancy/as-staff';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { writeInvitation } from './invitations/inviting';
import { findInvitee } from './invitations/joining';
import { withdrawAsked } from './leaving-staff';
import { notifyOfStaffChange } from './notifying-staff';
import { decideOnInvitation, decideStaffInvitee } from './rules';
import { ChangeRole, InviteToRun, SeenMembership } from './schema';
import { decideFreshForStaff, decideOnStaff, STAFF_ROLES, type StaffAction } from './staff.rules';

/**
 * An owner invites somebody to run the business with them. The invitation's id comes with the form: sent twice, it is
 * still one.
 */
export const inviteToRun = defineAction({
  name: 'people.inviteToRun',
  locksSession: true,
  input: InviteToRun,
  limit: 'invite',
  async run({ input, tx, me, signedIn, now, request }) {
    const { id, workspaceId, name, email, role } = input;
    const { workspace, role: by } = await lockAsStaff(tx, me, workspaceId);
    demand(decideOnInvitation('invite', by, 'none'));
    const before = await tx.invitation.count({ where: { workspaceId, id } });
    if (before > 0) {
      requireSame(await tx.invitation.count({ where: { workspaceId, id, name, email, role } }));
      return { slug: workspace.slug };
    }
    demand(decideStaffInvitee(await findInvitee(tx, workspaceId, email)));
    demand(decideFreshForStaff(signedIn.authenticatedAt, now));
    const invitation = { workspaceId, id, engagementId: null, as: role, name, email };
    await writeInvitation(tx, invitation, {
      userId: me.userId,
      name: signedIn.name,
      business: workspace.name,
      at: now,
      requestId: request.requestId,
    });
    return { slug: workspace.slug };
  },
  leadsTo: ({ slug }) => addresses.askedToRunIt(slug),
});

/** An owner makes a manager an owner, or an owner a manager; themselves too, if there is another owner. */
export const changeRole = defineAction({
  name: 'people.changeRole',
  locksSession: true,
  input: ChangeRole,
  async run(scope) {
    const { input, tx, signedIn, now } = scope;
    const { workspace, member } = await held(scope, input);
    const { role: from } = member;
    // pressed twice: already so
    if (from === input.role) return { slug: workspace.slug };
    decide(scope, 'changeRole', member);
    demand(decideFreshForStaff(signedIn.authenticatedAt, now));
    await change(tx, input, { role: input.role });
    if (from === 'owner') await withdrawAsked(tx, member, deedOf(scope));
    await note(scope, input, 'membership.role_changed', { name: member.user.name, from, to: input.role });
    await notifyOfStaffChange(
      tx,
      { workspaceId: input.workspaceId, ...workspace },
      { news: 'role_changed', role: input.role, who: member.user, by: byOf(scope) },
    );
    return { slug: workspace.slug };
  },
  leadsTo: ({ slug }) => addresses.whoRunsIt(slug),
});

/** An owner removes one of the staff, or somebody leaves by themselves. Access ends with it. */
export const endMembership = defineAction({
  name: 'people.endMembership',
  locksSession: true,
  input: SeenMembership,
  once: {
    again: async ({ tx, me, input }) => ({
      to: staffRole(me, input.workspaceId)
        ? addresses.whoRunsIt(await slugOf({ tx, input }))
        : addresses.otherPlaces(),
    }),
  },
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const { workspace, member } = await held(scope, input);
    const isSelf = member.userId === me.userId;
    decide(scope, 'end', member);
    demand(decideFreshForStaff(signedIn.authenticatedAt, now));
    await change(tx, input, { endedAt: now });
    if (member.role === 'owner') await withdrawAsked(tx, member, deedOf(scope));
    await note(scope, input, 'membership.ended', { name: member.user.name, role: member.role });
    // somebody who has left no longer sees the business, and its owners have to be found
    await become(tx, { kind: 'workspace', workspaceId: input.workspaceId });
    await notifyOfStaffChange(
      tx,
      { workspaceId: input.workspaceId, ...workspace },
      { news: isSelf ? 'left' : 'ended', role: member.role, who: member.user, by: byOf(scope) },
    );
    return { to: isSelf ? addresses.otherPlaces() : addresses.whoRunsIt(workspace.slug) };
  },
  leadsTo: ({ to }) => to,
});

type Scope = Pick<ActionScope<unknown>, 'tx' | 'me' | 'signedIn' | 'now' | 'request'>;
type Seen = { readonly workspaceId: string; readonly membershipId: string; readonly version: number };
type Member = Awaited<ReturnType<typeof held>>['member'];

/**
 * Reads one of a business's staff, under its lock: what two owners do comes one after the other.
 * @throws Refused (`not_found`) when it isn't theirs to see, or they are gone.
 */
async function held({ tx, me }: Scope, { workspaceId, membershipId }: Seen) {
  const { workspace, role: by } = await lockAsStaff(tx, me, workspaceId);
  if (by === null) throw notFound('business');
  const found = await tx.membership.findFirst({
    where: { workspaceId, id: membershipId, role: { in: [...STAFF_ROLES] }, endedAt: null },
    select: { userId: true, role: true, user: { select: { id: true, name: true, email: true } } },
  });
  if (!found) throw notFound('person');
  const owners = await tx.membership.count({ where: { workspaceId, role: 'owner', endedAt: null } });
  const role: StaffRole = found.role === 'owner' ? 'owner' : 'manager';
  const isLastOwner = role === 'owner' && owners === 1;
  return { workspace, member: { ...found, workspaceId, by, role, isLastOwner } };
}

function decide({ me }: Scope, action: StaffAction, { by, userId, isLastOwner }: Member): void {
  demand(decideOnStaff(action, { by, isSelf: userId === me.userId, isLastOwner }));
}

async function change(
  tx: Tx,
  { workspaceId, membershipId: id, version }: Seen,
  data: { readonly role: StaffRole } | { readonly endedAt: Date },
): Promise<void> {
  const changed = await tx.membership.updateMany({
    where: { workspaceId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (changed.count === 0) throw changedMeanwhile('person');
}

function deedOf({ me, now, request }: Scope) {
  return { byId: me.userId, at: now, requestId: request.requestId };
}

function byOf({ me, signedIn }: Scope) {
  return { id: me.userId, name: signedIn.name };
}

async function note(
  scope: Scope,
  { workspaceId, membershipId: id }: Seen,
  action: 'membership.role_changed' | 'membership.ended',
  data: Readonly<Record<string, string>>,
): Promise<void> {
  await auditAction(scope, { workspaceId, action, subject: { kind: 'membership', id }, data });
}
