'use server';

import { type ComponentProps, createElement } from 'react';
import { notify } from '@/lib/notifications/notifying';
import { auditAction } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { become, type Tx } from '@/lib/platform/tenancy';
import { lockBusiness } from '@/lib/platform/tenancy/as-staff';
import { notifyOfStaffChange } from '../notifying-staff';
import { listOwners } from '../queries';
import { decideAcceptance, type Role } from '../rules';
import { FollowedLink } from '../schema';
import { JoinedMail, joinedSubject } from './emails/joined';
import { readInvitationToken } from './invitation-token';
import { findEngaged } from './joining';

/**
 * Joins by an invitation: the person becomes the engagement's assistant, or one of the business's staff. Somebody who
 * holds the link and isn't a member yet sees none of the workspace's rows, so once the link is verified the rest runs
 * as the workspace.
 */
export const acceptInvitation = defineAction({
  name: 'people.acceptInvitation',
  input: FollowedLink,
  async run(scope) {
    const { input, tx, me, signedIn, now } = scope;
    const found = await requireByToken(tx, input.token);
    const { workspaceId } = found;
    await become(tx, { kind: 'workspace', workspaceId });
    const workspace = await lockBusiness(tx, workspaceId);
    const invitation = await reread(tx, found);
    const { engagementId, role: as } = invitation;
    const home = as === 'assistant' ? addresses.inbox() : addresses.home(workspace.slug);
    // pressed twice, or in two tabs: they have joined
    if (invitation.acceptedById === me.userId) return { workspaceId, engagementId, home };

    const membership = me.memberships.find((each) => each.workspaceId === workspaceId);
    demand(
      decideAcceptance({
        invitation,
        as,
        now,
        accepterEmail: signedIn.email,
        role: membership?.role ?? null,
        ...(await findEngaged(tx, workspaceId, me.userId)),
      }),
    );
    const joining = { ...found, version: invitation.version, userId: me.userId, as, now };
    await join(tx, joining, engagementId);
    await auditAction(scope, {
      workspaceId,
      ...(engagementId && { engagementId }),
      action: 'invitation.accepted',
      subject: { kind: 'invitation', id: found.id },
      data: { acceptedEmail: signedIn.email },
    });

    const who = {
      name: signedIn.name,
      business: workspace.name,
      email: signedIn.email,
    };
    if (engagementId) await notifyOfAssistant(tx, { ...found, engagementId, now, slug: workspace.slug }, who);
    else if (as !== 'assistant') {
      const { userId: id } = me;
      const by = { id, name: signedIn.name };
      await notifyOfStaffChange(
        tx,
        { workspaceId, ...workspace },
        {
          news: 'joined',
          role: as,
          who: { ...by, email: signedIn.email },
          by,
        },
      );
    }
    return { workspaceId, engagementId, home };
  },
  leadsTo: ({ home }) => home,
});

type Joined = Omit<ComponentProps<typeof JoinedMail>, 'url'>;

type Begun = Found & { readonly engagementId: string; readonly slug: string; readonly now: Date };

/** Tells the owners that an assistant has joined, and that the agreement comes next. */
async function notifyOfAssistant(tx: Tx, begun: Begun, who: Joined): Promise<void> {
  const { workspaceId, engagementId, slug } = begun;
  const words = { ...who, url: absolute(addresses.assistant(slug, engagementId)) };
  for (const owner of await listOwners(tx, workspaceId)) {
    await notify(tx, {
      kind: 'people.joined',
      factId: begun.id,
      at: begun.now,
      workspaceId,
      engagementId,
      side: 'owner',
      reader: owner,
      subject: { kind: 'engagement', id: engagementId },
      words: { title: who.business, other: who.name },
      mail: { subject: joinedSubject(words), element: createElement(JoinedMail, words) },
    });
  }
}

type Found = { readonly workspaceId: string; readonly id: string };

async function requireByToken(tx: Tx, token: string): Promise<Found> {
  const id = readInvitationToken(token);
  if (!id) throw notFound('invitation');
  await become(tx, { kind: 'auth' });
  const found = await tx.invitation.findUnique({ where: { id }, select: { workspaceId: true, id: true } });
  if (!found) throw notFound('invitation');
  return found;
}

/** Reads the invitation after taking the lock: an earlier reading may be out of date. */
async function reread(tx: Tx, { workspaceId, id }: Found) {
  const invitation = await tx.invitation.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!invitation) throw notFound('invitation');
  return invitation;
}

type Joining = Found & {
  readonly version: number;
  readonly userId: string;
  readonly as: Role;
  readonly now: Date;
};

/** @param engagementId the engagement they join; null for somebody who joins the staff */
async function join(tx: Tx, joining: Joining, engagementId: string | null): Promise<void> {
  const { workspaceId, id, version, userId, as, now } = joining;
  const accepted = await tx.invitation.updateMany({
    where: { workspaceId, id, version },
    data: { acceptedAt: now, acceptedById: userId, version: { increment: 1 } },
  });
  if (accepted.count === 0) throw changedMeanwhile('invitation');
  if (engagementId) {
    const engaged = await tx.engagement.updateMany({
      where: { workspaceId, id: engagementId, state: 'invited' },
      data: { state: 'onboarding', assistantUserId: userId, joinedAt: now, version: { increment: 1 } },
    });
    if (engaged.count === 0) throw changedMeanwhile('invitation');
  }
  // somebody who has been here before is the same member again, from now on
  await tx.membership.upsert({
    where: { workspaceId_userId: { workspaceId, userId } },
    create: { workspaceId, id: newId(), userId, role: as, createdAt: now },
    update: { role: as, endedAt: null, createdAt: now, version: { increment: 1 } },
  });
}
