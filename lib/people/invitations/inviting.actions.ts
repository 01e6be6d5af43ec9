'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, demand, notFound, requireSame } from '@/lib/platform/result';
import { staffRole, type Tx } from '@/lib/platform/tenancy';
import { lockAsStaff } from '@/lib/platform/tenancy/as-staff';
import {
  decideInvitee,
  decideOnInvitation,
  decideReaddressing,
  invitationEnd,
  invitationState,
} from '../rules';
import { InviteAssistant, ReaddressInvitation, SeenInvitation } from '../schema';
import { decideFreshForStaff } from '../staff.rules';
import { mailInvitation } from './invitation-mail';
import { writeInvitation } from './inviting';
import { findInvitee, findInviter } from './joining';
import { writeWithdrawal } from './withdrawing';

/**
 * Opens an engagement and invites somebody to it. The engagement's id comes with the form: sent twice, it is still one.
 */
export const inviteAssistant = defineAction({
  name: 'people.inviteAssistant',
  input: InviteAssistant,
  limit: 'invite',
  async run({ input, tx, me, signedIn, now, request }) {
    const { id: engagementId, workspaceId, name, email } = input;
    const { workspace, role } = await lockAsStaff(tx, me, workspaceId);
    demand(decideOnInvitation('invite', role, 'none'));
    const opened = await tx.engagement.createMany({
      data: { workspaceId, id: engagementId, assistantName: name, createdAt: now },
      skipDuplicates: true,
    });
    if (opened.count === 0) {
      requireSame(await tx.invitation.count({ where: { workspaceId, engagementId, name, email } }));
      return { slug: workspace.slug, engagementId };
    }
    demand(decideInvitee(await findInvitee(tx, workspaceId, email)));
    const by = { userId: me.userId, name: signedIn.name, business: workspace.name, at: now };
    const { requestId } = request;
    const invitation = { workspaceId, id: newId(), engagementId, as: 'assistant', name, email } as const;
    await writeInvitation(tx, invitation, { ...by, requestId });
    return { slug: workspace.slug, engagementId };
  },
  leadsTo: ({ slug, engagementId }) => addresses.assistant(slug, engagementId),
});

/**
 * Mails an invitation again and renews its 14 days. Its link stays the same, and so does the name under which it comes,
 * unless that owner isn't one any more: then whoever sends it again becomes the inviter.
 */
export const resendInvitation = defineAction({
  name: 'people.resendInvitation',
  input: SeenInvitation,
  limit: 'invite',
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const role = staffRole(me, input.workspaceId);
    const invitation = await loadInvitation(tx, input);
    demand(decideOnInvitation('resend', role, invitationState(invitation, now)));
    const expiresAt = invitationEnd(now);
    const inviter = (await findInviter(tx, invitation)) ?? { id: me.userId, name: signedIn.name };
    const changed = await tx.invitation.updateMany({
      where: asSeen(input),
      data: { expiresAt, createdById: inviter.id, ...NEXT },
    });
    if (changed.count === 0) throw changedMeanwhile('invitation');

    await mailAnew(tx, input, { ...invitation, expiresAt, invitedBy: inviter.name, at: now });
    await auditAction(scope, { ...placeOf(invitation), action: 'invitation.sent_again' });
  },
});

/**
 * Sends an invitation to another address, after which the previous one's link opens nothing: nobody needs a new
 * invitation because the business had a wrong address. Whoever does this becomes the inviter.
 */
export const readdressInvitation = defineAction({
  name: 'people.readdressInvitation',
  locksSession: true,
  input: ReaddressInvitation,
  limit: 'invite',
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const { workspaceId, email } = input;
    const { role } = await lockAsStaff(tx, me, workspaceId);
    const invitation = await loadInvitation(tx, input);
    demand(decideOnInvitation('readdress', role, invitationState(invitation, now)));
    const invitee = await findInvitee(tx, workspaceId, email);
    const { role: as } = invitation;
    demand(decideReaddressing({ as, isSameAddress: email === invitation.email, invitee }));
    if (as !== 'assistant') demand(decideFreshForStaff(signedIn.authenticatedAt, now));
    const expiresAt = invitationEnd(now);
    const changed = await tx.invitation.updateMany({
      where: asSeen(input),
      data: { email, expiresAt, createdById: me.userId, ...NEXT },
    });
    if (changed.count === 0) throw changedMeanwhile('invitation');

    await mailAnew(tx, input, { ...invitation, email, expiresAt, invitedBy: signedIn.name, at: now });
    await auditAction(scope, {
      ...placeOf(invitation),
      action: 'invitation.readdressed',
      data: { email },
    });
  },
});

/** Withdraws an invitation. Its link then says so, and its engagement, in which nothing has happened, is ended. */
export const withdrawInvitation = defineAction({
  name: 'people.withdrawInvitation',
  input: SeenInvitation,
  once: { again: async (scope) => ({ to: await placeAfter(scope) }) },
  async run(scope) {
    const { input, tx, me, now } = scope;
    const role = staffRole(me, input.workspaceId);
    const invitation = await loadInvitation(tx, input);
    demand(decideOnInvitation('withdraw', role, invitationState(invitation, now)));
    if (!(await writeWithdrawal(tx, invitation, { version: input.version }, now)))
      throw changedMeanwhile('invitation');
    await auditAction(scope, { ...placeOf(invitation), action: 'invitation.withdrawn' });
    return { to: listOf(invitation.workspace.slug, invitation.engagementId) };
  },
  leadsTo: ({ to }) => to,
});

/** @returns the page that lists an invitation: the assistants', or the staff's. */
function listOf(slug: string, engagementId: string | null): string {
  return engagementId ? addresses.assistants(slug) : addresses.whoRunsIt(slug);
}

async function placeAfter({ tx, input }: { readonly tx: Tx; readonly input: Seen }): Promise<string> {
  const { engagementId, workspace } = await loadInvitation(tx, input);
  return listOf(workspace.slug, engagementId);
}

const NEXT = { version: { increment: 1 } } as const;

type Seen = { readonly workspaceId: string; readonly invitationId: string; readonly version: number };

function asSeen({ workspaceId, invitationId, version }: Seen) {
  return { workspaceId, id: invitationId, version };
}

/** Reads an invitation as its workspace's staff. @throws Refused (`not_found`) when it isn't there or isn't theirs. */
async function loadInvitation(tx: Tx, { workspaceId, invitationId }: Seen) {
  const invitation = await tx.invitation.findUnique({
    where: { workspaceId_id: { workspaceId, id: invitationId } },
    include: { workspace: { select: { slug: true, name: true } } },
  });
  if (!invitation) throw notFound('invitation');
  return invitation;
}

type Loaded = Awaited<ReturnType<typeof loadInvitation>>;

/** Where the log records what is done with an invitation. */
function placeOf({ workspaceId, id, engagementId }: Loaded) {
  return { workspaceId, ...(engagementId && { engagementId }), subject: { kind: 'invitation', id } } as const;
}

async function mailAnew(
  tx: Tx,
  seen: Seen,
  { role: as, workspace, ...invitation }: Loaded & { readonly invitedBy: string; readonly at: Date },
): Promise<void> {
  const version = seen.version + 1;
  await mailInvitation(tx, { ...invitation, as, version, business: workspace.name });
}
