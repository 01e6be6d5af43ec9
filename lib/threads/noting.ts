import { audit } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { ActionScope } from '@/lib/platform/actions/pipeline';
import type { LoadedMessage } from './loading';

/** Writes down in the audit log what was done to a message that is there. */
export async function noteMessage(
  { tx, me, request }: Pick<ActionScope<object>, 'tx' | 'me' | 'request'>,
  { workspaceId, engagementId, id }: LoadedMessage['message'],
  action: AuditActionOf<'thread'>,
): Promise<void> {
  await audit(tx, {
    workspaceId,
    engagementId,
    actorUserId: me.userId,
    action,
    subject: { kind: 'message', id },
    requestId: request.requestId,
  });
}
