import { type ActingContext, auditAction } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { LoadedMessage } from './loading';

/** Records in the audit log what was done to an existing message. */
export async function auditMessage(
  context: ActingContext,
  { workspaceId, engagementId, id }: LoadedMessage['message'],
  action: AuditActionOf<'thread'>,
): Promise<void> {
  await auditAction(context, {
    workspaceId,
    engagementId,
    action,
    subject: { kind: 'message', id },
  });
}
