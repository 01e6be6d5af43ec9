import { createElement } from 'react';
import { queueMail } from '@/lib/platform/mail';
import type { Tx } from '@/lib/platform/tenancy';
import { InvitationMail, invitationSubject } from './emails/invitation';
import { invitationLink } from './invitation-token';

type InvitationToSend = {
  readonly workspaceId: string;
  readonly id: string;
  readonly engagementId: string;
  readonly version: number;
  readonly name: string;
  readonly email: string;
  readonly business: string;
  readonly invitedBy: string;
  readonly expiresAt: Date;
};

/** Queues an invitation's mail; each sending of it is a version of the invitation, and is mailed once. */
export async function mailInvitation(tx: Tx, invitation: InvitationToSend): Promise<void> {
  const words = { ...invitation, url: invitationLink(invitation.id) };
  await queueMail(tx, {
    to: invitation.email,
    kind: 'people.invitation',
    subject: invitationSubject(words),
    element: createElement(InvitationMail, words),
    workspaceId: invitation.workspaceId,
    engagementId: invitation.engagementId,
    subjectId: invitation.id,
    uniqueKey: `people.invitation:${invitation.id}:${invitation.version}`,
  });
}
