import { audit } from '@/lib/platform/actions/audit';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { mailInvitation } from './invitation-mail';
import { invitationEnd } from './rules';

type Invitee = {
  readonly workspaceId: string;
  /** of the engagement that is open to them */
  readonly engagementId: string;
  readonly name: string;
  readonly email: string;
};

type By = {
  readonly userId: string;
  readonly name: string;
  /** the business's name, as they are invited to it */
  readonly business: string;
  readonly at: Date;
  readonly requestId: string;
};

/** Invites somebody to an engagement that was opened for them. Whoever calls has asked whether they may be. */
export async function writeInvitation(tx: Tx, invitee: Invitee, by: By): Promise<void> {
  const { workspaceId, engagementId, name, email } = invitee;
  const invitation = { workspaceId, id: newId(), engagementId, name, email, expiresAt: invitationEnd(by.at) };
  await tx.invitation.createMany({
    data: { ...invitation, role: 'assistant', createdById: by.userId, createdAt: by.at },
  });
  await mailInvitation(tx, {
    ...invitation,
    as: 'assistant',
    version: 1,
    business: by.business,
    invitedBy: by.name,
  });
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: by.userId,
    action: 'invitation.sent',
    subject: { kind: 'invitation', id: invitation.id },
    data: { name, email },
    requestId: by.requestId,
  });
}
