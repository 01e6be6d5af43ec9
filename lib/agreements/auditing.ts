import { type ActingContext, type AuditEntry, auditAction } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';

type EngagedAgreement = { readonly workspaceId: string; readonly engagementId: string; readonly id: string };

/** Records what somebody did with an agreement. */
export async function auditAgreement(
  context: ActingContext,
  { workspaceId, engagementId, id }: EngagedAgreement,
  action: AuditActionOf<'agreement'>,
  data: AuditEntry['data'] = {},
): Promise<void> {
  await auditAction(context, {
    workspaceId,
    engagementId,
    action,
    data,
    subject: { kind: 'agreement', id },
  });
}
