import { SIGNATURE_STANDS } from '@/lib/agreements/standing-signatures.queries';
import { now } from '@/lib/platform/clock';
import { findSuppression, isMailSetUp } from '@/lib/platform/mail';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import { invitationState } from '../rules';
import { type MailFate, mailFate, progressOf } from './engagement-progress.rules';

/** @returns a workspace's assistants, invited, current and former, and how far they have come. Two queries. */
export async function listEngagements(userId: string, workspaceId: string) {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const rows = await tx.engagement.findMany({
      where: { workspaceId, OR: [{ state: { not: 'ended' } }, { joinedAt: { not: null } }] },
      select: {
        id: true,
        assistantName: true,
        state: true,
        assistant: { select: { name: true, timeZone: true } },
        invitations: NEWEST,
        agreements: AGREEMENTS,
      },
      orderBy: { createdAt: 'asc' },
    });
    const invited = rows.flatMap(({ state, invitations }) => (state === 'invited' ? invitations : []));
    const mails = await findNewestMails(
      tx,
      workspaceId,
      invited.map(({ id }) => id),
    );
    return rows.map(({ id, assistantName, state, assistant, invitations, agreements }) => {
      const invitation = invitations[0];
      const mail = invitation && mails.get(invitation.id);
      return {
        id,
        name: assistant?.name ?? assistantName,
        timeZone: assistant?.timeZone ?? null,
        standing: progressOf({
          state,
          invitation: invitation ? invitationState(invitation, now()) : null,
          mail: mail ? mail.fate : null,
          agreements: agreements.map(withSigners),
        }),
      };
    });
  });
}

export type ListedEngagement = Awaited<ReturnType<typeof listEngagements>>[number];

/**
 * Reads one engagement as its workspace's staff see it: the person and whether mail reaches them, their invitation with
 * its mail's fate, and their agreements, newest first.
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
        assistant: {
          select: { ...PERSON, engagements: { where: { workspaceId, ...GOING_ON }, select: { id: true } } },
        },
        invitations: NEWEST,
        agreements: AGREEMENTS,
        pauses: { where: { resumedAt: null }, select: PAUSE },
        endings: { where: { takenBackAt: null }, select: { endsAt: true, zone: true } },
      },
    });
    if (!engagement) return null;
    const { assistant, assistantName, invitations, pauses, endings, ...rest } = engagement;
    const [pause = null] = pauses;
    const [ending = null] = endings;
    const worksHere = (assistant?.engagements.length ?? 0) > 0;
    const agreements = rest.agreements.map(withSigners);
    const invitation = invitations[0] ?? null;
    const standing = invitation && invitationState(invitation, now());
    // the mail's fate no longer matters once somebody has joined
    const invited = rest.state === 'invited' && invitation ? [invitation.id] : [];
    const mails = await findNewestMails(tx, workspaceId, invited);
    const mail = (invitation && mails.get(invitation.id)) ?? null;
    return {
      ...rest,
      agreements,
      name: assistant?.name ?? assistantName,
      assistant,
      /** whether this person works for the business now, possibly in a later engagement */
      worksHere,
      pause: pause && { ...pause, backOn: pause.backOn && dateOf(pause.backOn) },
      /** the end of the last day; null while the engagement isn't ending */
      ending,
      mailStopped: assistant && (await findSuppression(tx, assistant.email)),
      invitation: invitation && standing && { ...invitation, state: standing, mail },
      standing: progressOf({
        state: rest.state,
        invitation: standing,
        mail: mail?.fate ?? null,
        agreements,
      }),
    };
  });
}

export type EngagementPage = NonNullable<Awaited<ReturnType<typeof getEngagement>>>;

const PERSON = { name: true, email: true, timeZone: true } as const;

const GOING_ON = { state: { not: 'ended' } } as const;

const PAUSE = { party: true, pausedAt: true, reason: true, backOn: true } as const;

const AGREEMENTS = {
  select: {
    id: true,
    title: true,
    state: true,
    inForceAt: true,
    currentNumber: true,
    signatures: {
      where: SIGNATURE_STANDS,
      select: { party: true, agreementVersion: { select: { number: true } } },
    },
    imports: { select: { agreementVersion: { select: { number: true } } } },
  },
  orderBy: { createdAt: 'desc' },
} as const;

type SignedAgreement = {
  readonly currentNumber: number;
  readonly signatures: readonly {
    readonly party: 'owner' | 'assistant';
    readonly agreementVersion: { readonly number: number };
  }[];
  readonly imports: readonly { readonly agreementVersion: { readonly number: number } }[];
};

/** Only signatures under the current version count: a change requires both to sign again. */
function withSigners<Agreement extends SignedAgreement>({ signatures, imports, ...agreement }: Agreement) {
  const current = signatures.filter(
    ({ agreementVersion }) => agreementVersion.number === agreement.currentNumber,
  );
  const isImported = imports.some(
    ({ agreementVersion }) => agreementVersion.number === agreement.currentNumber,
  );
  return { ...agreement, signedBy: current.map(({ party }) => party), isImported };
}

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

/** @returns each invitation's newest mail, with its fate. */
export async function findNewestMails(
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
