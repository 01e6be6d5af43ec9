import { createElement } from 'react';
import { queueMail } from '@/lib/platform/mail';
import { demand } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { decideMailing, type Role } from '../rules';
import { InvitationMail, type InvitationWords, invitationSubject } from './emails/invitation';
import { invitedToRunMail } from './emails/staff';
import { invitationLink } from './invitation-token';

type InvitationToSend = {
  readonly workspaceId: string;
  readonly id: string;
  /** null for somebody who joins the staff */
  readonly engagementId: string | null;
  readonly as: Role;
  readonly version: number;
  readonly name: string;
  readonly email: string;
  readonly business: string;
  readonly invitedBy: string;
  readonly expiresAt: Date;
  readonly at: Date;
};

/**
 * Queues an invitation's mail; each sending is a version of the invitation, and is mailed once.
 * @throws Refused (`mailed_often`) when the address has had as many of the business as one may in a day.
 */
export async function mailInvitation(tx: Tx, invitation: InvitationToSend): Promise<void> {
  demand(decideMailing(await countMailed(tx, invitation)));
  const words = { ...invitation, url: invitationLink(invitation.id) };
  await queueMail(tx, {
    to: invitation.email,
    kind: 'people.invitation',
    ...mailFor(invitation.as, words),
    workspaceId: invitation.workspaceId,
    ...(invitation.engagementId && { engagementId: invitation.engagementId }),
    subjectId: invitation.id,
    uniqueKey: `people.invitation:${invitation.id}:${invitation.version}`,
  });
}

/** @returns how many invitations a business has mailed to an address within the last day. Two queries. */
async function countMailed(
  tx: Tx,
  { workspaceId, email, at }: Pick<InvitationToSend, 'workspaceId' | 'email' | 'at'>,
): Promise<number> {
  const invitations = await tx.invitation.findMany({ where: { workspaceId, email }, select: { id: true } });
  return tx.mail.count({
    where: {
      workspaceId,
      subjectId: { in: invitations.map(({ id }) => id) },
      kind: 'people.invitation',
      toAddress: email,
      createdAt: { gt: new Date(at.getTime() - DAY_MS) },
    },
  });
}

function mailFor(as: Role, words: InvitationWords) {
  if (as !== 'assistant') return invitedToRunMail(as, words);
  return { subject: invitationSubject(words), element: createElement(InvitationMail, words) };
}
