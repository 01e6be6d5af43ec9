'use server';

import { createElement } from 'react';
import { notify } from '@/lib/notifications/notifying';
import { absolute } from '@/lib/platform/absolute';
import { audit } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { become, type Tx } from '@/lib/platform/tenancy';
import { JoinedMail, joinedSubject } from './emails/joined';
import { readInvitationToken } from './invitation-token';
import { countEngagements, lockJoining } from './joining';
import { listOwners } from './queries';
import { decideAcceptance } from './rules';
import { AcceptInvitation } from './schema';

/**
 * Joins by an invitation: the person becomes the engagement's assistant. Whoever holds the link and isn't a member yet
 * sees none of the workspace's rows, so once the link is proven genuine the rest is done as the workspace.
 */
export const acceptInvitation = defineAction({
  name: 'people.acceptInvitation',
  input: AcceptInvitation,
  async run({ input, tx, me, signedIn, now, request }) {
    const found = await findByToken(tx, input.token);
    const { workspaceId } = found;
    await become(tx, { kind: 'workspace', workspaceId });
    const workspace = await lockJoining(tx, workspaceId);
    const invitation = await reread(tx, found);
    const engagementId = invitation.engagementId;
    // pressed twice, or in two tabs: they are in
    if (invitation.acceptedById === me.userId) return { workspaceId, engagementId };

    const engaged = await countEngagements(tx, workspaceId, me.userId);
    const membership = me.memberships.find((each) => each.workspaceId === workspaceId);
    demand(
      decideAcceptance({
        invitation,
        now,
        accepterEmail: signedIn.email,
        isOtherAddressConfirmed: input.isOtherAddressConfirmed,
        role: membership?.role ?? null,
        isEngaged: engaged > 0,
      }),
    );
    await join(tx, { ...found, engagementId, version: invitation.version, userId: me.userId, now });
    await audit(tx, {
      workspaceId,
      engagementId,
      actorUserId: me.userId,
      action: 'invitation.accepted',
      subject: { kind: 'invitation', id: found.id },
      data: { invitedEmail: invitation.email, acceptedEmail: signedIn.email },
      requestId: request.requestId,
    });

    const words = {
      name: signedIn.name,
      business: workspace.name,
      invitedEmail: invitation.email,
      acceptedEmail: signedIn.email,
      url: absolute(addresses.assistant(workspace.slug, engagementId)),
    };
    for (const owner of await listOwners(tx, workspaceId)) {
      await notify(tx, {
        kind: 'people.joined',
        ...{ factId: found.id, at: now, workspaceId, engagementId },
        side: 'owner',
        reader: owner,
        subject: { kind: 'engagement', id: engagementId },
        words: { title: workspace.name, other: signedIn.name },
        letter: { subject: joinedSubject(words), element: createElement(JoinedMail, words) },
      });
    }
    return { workspaceId, engagementId };
  },
  leadsTo: () => addresses.inbox(),
});

type Found = { readonly workspaceId: string; readonly id: string };

async function findByToken(tx: Tx, token: string): Promise<Found> {
  const id = readInvitationToken(token);
  if (!id) throw notFound('invitation');
  await become(tx, { kind: 'auth' });
  const found = await tx.invitation.findUnique({ where: { id }, select: { workspaceId: true, id: true } });
  if (!found) throw notFound('invitation');
  return found;
}

/** Reads the invitation behind the lock: what it was before may be over. */
async function reread(tx: Tx, { workspaceId, id }: Found) {
  const invitation = await tx.invitation.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!invitation?.engagementId) throw notFound('invitation');
  return { ...invitation, engagementId: invitation.engagementId };
}

type Joining = Found & {
  readonly engagementId: string;
  readonly version: number;
  readonly userId: string;
  readonly now: Date;
};

async function join(tx: Tx, { workspaceId, id, engagementId, version, userId, now }: Joining): Promise<void> {
  const accepted = await tx.invitation.updateMany({
    where: { workspaceId, id, version },
    data: { acceptedAt: now, acceptedById: userId, version: { increment: 1 } },
  });
  const engaged = await tx.engagement.updateMany({
    where: { workspaceId, id: engagementId, state: 'invited' },
    data: { state: 'onboarding', assistantUserId: userId, joinedAt: now, version: { increment: 1 } },
  });
  if (accepted.count === 0 || engaged.count === 0) throw changedMeanwhile('invitation');
  // who has been here before is the same member again
  await tx.membership.upsert({
    where: { workspaceId_userId: { workspaceId, userId } },
    create: { workspaceId, id: newId(), userId, role: 'assistant', createdAt: now },
    update: { role: 'assistant', endedAt: null, version: { increment: 1 } },
  });
}
