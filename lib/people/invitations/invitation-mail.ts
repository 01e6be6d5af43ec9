import { createElement } from 'react';
import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import type { Role } from '../rules';
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
};

/** Queues an invitation's mail; each sending is a version of the invitation, and is mailed once. */
export async function mailInvitation(tx: Tx, invitation: InvitationToSend): Promise<void> {
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

function mailFor(as: Role, words: InvitationWords) {
  if (as !== 'assistant') return invitedToRunMail(as, words);
  return { subject: invitationSubject(words), element: createElement(InvitationMail, words) };
}
