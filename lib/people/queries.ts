import { now } from '@/lib/platform/clock';
import { notFound } from '@/lib/platform/result';
import { become, type Tx, withActor } from '@/lib/platform/tenancy';
import { readInvitationToken } from './invitation-token';
import { type InvitationState, invitationState } from './rules';

/** A workspace as its pages know it. */
export type Workspace = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
};

export type Place = {
  readonly slug: string;
  readonly name: string;
  readonly role: 'owner' | 'manager' | 'assistant';
};

/** @returns where a person belongs, by the business's name. */
export async function listPlaces(userId: string): Promise<readonly Place[]> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const rows = await tx.membership.findMany({
      where: { userId, endedAt: null },
      select: { role: true, workspace: { select: { slug: true, name: true } } },
      orderBy: { workspace: { name: 'asc' } },
    });
    return rows.map(({ role, workspace }) => ({ ...workspace, role }));
  });
}

/** @returns the owners of a workspace, for mails to them. One query. */
export async function listOwners(tx: Tx, workspaceId: string) {
  const rows = await tx.membership.findMany({
    where: { workspaceId, role: 'owner', endedAt: null },
    select: { user: { select: { id: true, email: true, name: true, timeZone: true } } },
  });
  return rows.map(({ user }) => user);
}

/** @returns those who assist a workspace, or are invited to, with the state of their newest agreement. */
export async function listEngagements(userId: string, workspaceId: string) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const rows = await tx.engagement.findMany({
      where: { workspaceId, state: { not: 'ended' } },
      select: {
        id: true,
        assistantName: true,
        state: true,
        assistant: { select: { name: true, timeZone: true } },
        agreements: { select: { state: true }, orderBy: { createdAt: 'desc' }, take: 1 },
      },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(({ assistant, agreements, ...row }) => ({
      ...row,
      assistantName: assistant?.name ?? row.assistantName,
      timeZone: assistant?.timeZone ?? null,
      agreementState: agreements[0]?.state ?? null,
    }));
  });
}

/**
 * Reads one engagement as its workspace's staff see it: the person, their invitation with the mail's fate, and their
 * agreements.
 * @returns null when it isn't there or isn't theirs.
 */
export async function getEngagement(userId: string, workspaceId: string, id: string) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const engagement = await tx.engagement.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: {
        id: true,
        assistantName: true,
        state: true,
        createdAt: true,
        joinedAt: true,
        assistant: { select: { name: true, email: true, timeZone: true } },
        invitations: { orderBy: { createdAt: 'desc' }, take: 1 },
        agreements: {
          select: { id: true, title: true, state: true, inForceAt: true },
          orderBy: { createdAt: 'desc' },
        },
      },
    });
    if (!engagement) return null;
    const { invitations, ...rest } = engagement;
    const invitation = invitations[0] ?? null;
    const mail = invitation && (await findNewestMail(tx, workspaceId, invitation.id));
    return {
      ...rest,
      invitation: invitation && { ...invitation, standing: invitationState(invitation, now()), mail },
    };
  });
}

async function findNewestMail(tx: Tx, workspaceId: string, subjectId: string) {
  return tx.mail.findFirst({
    where: { workspaceId, subjectId, kind: 'people.invitation' },
    select: { state: true, lastError: true, createdAt: true, toAddress: true },
    orderBy: { createdAt: 'desc' },
  });
}

export type InvitationPage = {
  readonly business: string;
  readonly invitedBy: string;
  readonly name: string;
  readonly email: string;
  readonly standing: InvitationState;
  readonly expiresAt: Date;
  readonly acceptedByUserId: string | null;
};

/**
 * Reads an invitation for whoever holds its link.
 * @throws Refused (`not_found`) when the token is none of ours.
 */
export async function getInvitation(token: string): Promise<InvitationPage> {
  const id = readInvitationToken(token);
  if (!id) throw notFound('invitation');
  return withActor({ kind: 'auth' }, async (tx) => {
    const invitation = await tx.invitation.findUnique({ where: { id } });
    if (!invitation) throw notFound('invitation');
    await become(tx, { kind: 'workspace', workspaceId: invitation.workspaceId });
    const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: invitation.workspaceId } });
    const inviter = await tx.user.findUnique({ where: { id: invitation.createdById } });
    return {
      business: workspace.name,
      invitedBy: inviter?.name ?? workspace.name,
      name: invitation.name,
      email: invitation.email,
      standing: invitationState(invitation, now()),
      expiresAt: invitation.expiresAt,
      acceptedByUserId: invitation.acceptedById,
    };
  });
}

/** @returns the browsers in which a person is signed in, newest first. */
export async function listSessions(userId: string) {
  return withActor({ kind: 'user', userId }, (tx) =>
    tx.session.findMany({
      where: { userId, expiresAt: { gt: now() } },
      select: { id: true, createdAt: true, userAgent: true, ip: true },
      orderBy: { createdAt: 'desc' },
    }),
  );
}
