import { findLink, type OpenLink } from '@/lib/platform/auth/sign-in-links';
import { now } from '@/lib/platform/clock';
import { isMailSetUp } from '@/lib/platform/mail';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { invitationState } from './rules';
import { type MailFate, mailFate, standingOf } from './standing.rules';

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

/** @returns those who assist a workspace, or are invited to, and how far they have come. Two queries. */
export async function listEngagements(userId: string, workspaceId: string) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const rows = await tx.engagement.findMany({
      where: { workspaceId, state: { not: 'ended' } },
      select: {
        id: true,
        assistantName: true,
        state: true,
        assistant: { select: { name: true, timeZone: true } },
        invitations: NEWEST,
        agreements: { select: { state: true }, orderBy: { createdAt: 'desc' } },
      },
      orderBy: { createdAt: 'asc' },
    });
    const asked = rows.flatMap(({ state, invitations }) => (state === 'invited' ? invitations : []));
    const mails = await findNewestMails(
      tx,
      workspaceId,
      asked.map(({ id }) => id),
    );
    return rows.map(({ id, assistantName, state, assistant, invitations, agreements }) => {
      const invitation = invitations[0];
      const mail = invitation && mails.get(invitation.id);
      return {
        id,
        name: assistant?.name ?? assistantName,
        timeZone: assistant?.timeZone ?? null,
        standing: standingOf({
          state,
          invitation: invitation ? invitationState(invitation, now()) : null,
          mail: mail ? mail.fate : null,
          agreements: agreements.map((agreement) => agreement.state),
        }),
      };
    });
  });
}

/**
 * Reads one engagement as its workspace's staff see it: the person, their invitation with the mail's fate, and their
 * agreements, newest first.
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
        joinedAt: true,
        endedAt: true,
        assistant: { select: { name: true, email: true, timeZone: true } },
        invitations: NEWEST,
        agreements: {
          select: { id: true, title: true, state: true, inForceAt: true },
          orderBy: { createdAt: 'desc' },
        },
      },
    });
    if (!engagement) return null;
    const { assistant, assistantName, invitations, ...rest } = engagement;
    const invitation = invitations[0] ?? null;
    const mails = await findNewestMails(tx, workspaceId, invitation ? [invitation.id] : []);
    const standing = invitation && invitationState(invitation, now());
    const mail = (invitation && mails.get(invitation.id)) ?? null;
    return {
      ...rest,
      name: assistant?.name ?? assistantName,
      assistant,
      invitation: invitation && standing && { ...invitation, state: standing, mail },
      standing: standingOf({
        state: rest.state,
        invitation: standing,
        mail: mail?.fate ?? null,
        agreements: rest.agreements.map((agreement) => agreement.state),
      }),
    };
  });
}

export type EngagementPage = NonNullable<Awaited<ReturnType<typeof getEngagement>>>;

const NEWEST = {
  select: {
    id: true,
    name: true,
    email: true,
    createdAt: true,
    expiresAt: true,
    acceptedAt: true,
    withdrawnAt: true,
    version: true,
  },
  orderBy: { createdAt: 'desc' },
  take: 1,
} as const;

export type InvitationMailView = {
  readonly fate: MailFate;
  readonly at: Date;
  readonly reason: string | null;
};

/** @returns the newest mail of each invitation, with what became of it. */
async function findNewestMails(
  tx: Tx,
  workspaceId: string,
  invitationIds: readonly string[],
): Promise<ReadonlyMap<string, InvitationMailView>> {
  if (invitationIds.length === 0) return new Map();
  const mails = await tx.mail.findMany({
    where: { workspaceId, subjectId: { in: [...invitationIds] }, kind: 'people.invitation' },
    select: { subjectId: true, state: true, lastError: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  });
  return new Map(
    mails.map((mail) => [
      mail.subjectId ?? '',
      { fate: mailFate(mail, isMailSetUp()), at: mail.createdAt, reason: mail.lastError },
    ]),
  );
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

/** @returns a sign-in link as its page shows it, or null when it was spent, has expired or never was. Spends nothing. */
export async function getSignInLink(token: string): Promise<OpenLink | null> {
  return withActor({ kind: 'auth' }, (tx) => findLink(tx, token, now()));
}
