import { audit } from '@/lib/platform/actions/audit';
import { notFound } from '@/lib/platform/result';
import type { StaffRole, Tx } from '@/lib/platform/tenancy';
import { invitationEnd } from '../rules';
import { mailInvitation } from './invitation-mail';

type Invitation = {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
} & (
  | { readonly as: 'assistant' /** the one open to them */; readonly engagementId: string }
  | { readonly as: StaffRole; readonly engagementId: null }
);

type By = {
  readonly userId: string;
  readonly name: string;
  /** the business's name in the invitation */
  readonly business: string;
  readonly at: Date;
  readonly requestId: string;
};

/**
 * Invites somebody to an engagement opened for them, or to run the business. The caller has checked whether they may
 * be.
 * @throws Refused (`not_found`) when the id belongs to another business.
 */
export async function writeInvitation(tx: Tx, invited: Invitation, by: By): Promise<void> {
  const { workspaceId, id, engagementId, as, name, email } = invited;
  const invitation = { workspaceId, id, engagementId, name, email, expiresAt: invitationEnd(by.at) };
  const made = await tx.invitation.createMany({
    data: { ...invitation, role: as, createdById: by.userId, createdAt: by.at },
    skipDuplicates: true,
  });
  if (made.count === 0) throw notFound('invitation');
  const words = { business: by.business, invitedBy: by.name, at: by.at };
  await mailInvitation(tx, { ...invitation, as, version: 1, ...words });
  await audit(tx, {
    workspaceId,
    actorUserId: by.userId,
    action: 'invitation.sent',
    ...(engagementId && { engagementId }),
    subject: { kind: 'invitation', id },
    data: { name, email, ...(as === 'assistant' ? {} : { role: as }) },
    requestId: by.requestId,
  });
}
