import { type ActingContext, type AuditEntry, auditAction } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { LoadedEvaluation } from './loading';

/** Records who did what with an evaluation. */
export async function auditEvaluation(
  context: ActingContext,
  { workspaceId, engagementId, id }: Pick<LoadedEvaluation, 'workspaceId' | 'engagementId' | 'id'>,
  action: AuditActionOf<'evaluation'>,
  data: NonNullable<AuditEntry['data']>,
): Promise<void> {
  await auditAction(context, {
    workspaceId,
    engagementId,
    action,
    data,
    subject: { kind: 'evaluation', id },
  });
}
