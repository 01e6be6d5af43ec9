import { type AuditEntry, auditDeed, type Deed } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { LoadedEvaluation } from './loading';

/** Records who did what with an evaluation. */
export async function noteOf(
  deed: Deed,
  { workspaceId, engagementId, id }: Pick<LoadedEvaluation, 'workspaceId' | 'engagementId' | 'id'>,
  action: AuditActionOf<'evaluation'>,
  data: NonNullable<AuditEntry['data']>,
): Promise<void> {
  await auditDeed(deed, {
    workspaceId,
    engagementId,
    action,
    data,
    subject: { kind: 'evaluation', id },
  });
}
