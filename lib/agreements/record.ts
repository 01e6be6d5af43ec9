import { type AuditEntry, auditDeed, type Deed } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';

type EngagedAgreement = { readonly workspaceId: string; readonly engagementId: string; readonly id: string };

/** Records what somebody did with an agreement. */
export async function noteOf(
  deed: Deed,
  { workspaceId, engagementId, id }: EngagedAgreement,
  action: AuditActionOf<'agreement'>,
  data: AuditEntry['data'] = {},
): Promise<void> {
  await auditDeed(deed, {
    workspaceId,
    engagementId,
    action,
    data,
    subject: { kind: 'agreement', id },
  });
}
