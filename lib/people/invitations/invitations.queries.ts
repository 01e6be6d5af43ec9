import { now } from '@/lib/platform/clock';
import type { Result } from '@/lib/platform/result';
import { become, type Tx, withActor } from '@/lib/platform/tenancy';
import { maskedAddress } from '../masked-address.rules';
import {
  decideAcceptance,
  type InvitationFacts,
  type InvitationState,
  invitationState,
  type Role,
  type SinceAccepting,
  sinceAccepting,
} from '../rules';
import { invitationToken, readInvitationToken } from './invitation-token';
import { findEngaged, findInviter } from './joining';

export type InvitationPage = {
  readonly business: string;
  /** for the business's own pages, for somebody who has joined its staff */
  readonly slug: string;
  /** what it is for: to work for the business, or to run it */
  readonly role: Role;
  /** the owner who invites, or the business once they aren't an owner any more */
  readonly invitedBy: string;
  readonly name: string;
  /** who it is for, so that its link reveals the address only to the person who has it */
  readonly maskedEmail: string;
  readonly state: InvitationState;
  readonly expiresAt: Date;
  /** what the reader may do with it; null while nobody is signed in */
  readonly decision: Result | null;
  /** where the reader stands who has accepted it; null for everybody else */
  readonly since: SinceAccepting | null;
};

type Reader = { readonly userId: string; readonly email: string };

/**
 * Reads an invitation for the holder of its link.
 * @param reader the signed-in person, if any
 * @returns null when the token isn't ours.
 */
export async function getInvitation(token: string, reader: Reader | null): Promise<InvitationPage | null> {
  const id = readInvitationToken(token);
  if (!id) return null;
  return withActor({ kind: 'auth' }, async (tx) => {
    const invitation = await tx.invitation.findUnique({ where: { id } });
    if (!invitation) return null;
    const { workspaceId, name, email, expiresAt } = invitation;
    await become(tx, { kind: 'workspace', workspaceId });
    const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    const inviter = await findInviter(tx, invitation);
    const standing = reader && (await standingOf(tx, workspaceId, reader.userId));
    return {
      business: workspace.name,
      slug: workspace.slug,
      role: invitation.role,
      invitedBy: inviter?.name ?? workspace.name,
      name,
      maskedEmail: maskedAddress(email),
      state: invitationState(invitation, now()),
      expiresAt,
      decision: reader && standing && decideFor(invitation, reader, standing),
      since: reader && standing && (await sinceAcceptingOf(tx, invitation, reader, standing)),
    };
  });
}

type AcceptedRow = {
  readonly workspaceId: string;
  readonly role: Role;
  readonly engagementId: string | null;
  readonly acceptedById: string | null;
};

/** @returns null for everybody but the person who has accepted it. */
async function sinceAcceptingOf(
  tx: Tx,
  { workspaceId, role: as, engagementId, acceptedById }: AcceptedRow,
  { userId }: Reader,
  standing: Standing,
): Promise<SinceAccepting | null> {
  if (acceptedById !== userId) return null;
  const engagement = engagementId
    ? await tx.engagement.findUnique({
        where: { workspaceId_id: { workspaceId, id: engagementId } },
        select: { state: true },
      })
    : null;
  return sinceAccepting({ as, state: engagement?.state ?? null, ...standing });
}

type Standing = Awaited<ReturnType<typeof standingOf>>;

/** @returns what somebody is in a business now: their role, and whether they work for it or ever did. */
async function standingOf(tx: Tx, workspaceId: string, userId: string) {
  const membership = await tx.membership.findFirst({
    where: { workspaceId, userId, endedAt: null },
    select: { role: true },
  });
  return { role: membership?.role ?? null, ...(await findEngaged(tx, workspaceId, userId)) };
}

/** @returns the address that an invitation is for, from the token in its link; null when that isn't ours. */
export async function findInvitedAddress(token: string): Promise<string | null> {
  const id = readInvitationToken(token);
  if (!id) return null;
  const found = await withActor({ kind: 'auth' }, (tx) =>
    tx.invitation.findUnique({ where: { id }, select: { email: true } }),
  );
  return found?.email ?? null;
}

type InvitationRow = InvitationFacts & { readonly role: Role };

function decideFor(invitation: InvitationRow, { email }: Reader, standing: Standing): Result {
  return decideAcceptance({
    invitation,
    as: invitation.role,
    now: now(),
    accepterEmail: email,
    ...standing,
  });
}

export type WaitingInvitation = {
  readonly token: string;
  readonly business: string;
  /** the reader's name, as the business wrote it */
  readonly name: string;
  readonly expiresAt: Date;
};

/**
 * Finds the invitations that wait for a person, so that a lost mail isn't a lost invitation. Only for a verified
 * address: the first owner's was typed.
 */
export async function listWaitingInvitations(userId: string): Promise<readonly WaitingInvitation[]> {
  return withActor({ kind: 'auth' }, async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (!user?.emailVerifiedAt) return [];
    const open = await tx.invitation.findMany({
      where: { email: user.email, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now() } },
      orderBy: { createdAt: 'asc' },
    });
    const waiting: WaitingInvitation[] = [];
    for (const { id, workspaceId, name, expiresAt } of open) {
      await become(tx, { kind: 'workspace', workspaceId });
      const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
      waiting.push({ token: invitationToken(id), business: workspace.name, name, expiresAt });
    }
    return waiting;
  });
}
