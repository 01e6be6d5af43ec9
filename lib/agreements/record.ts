import { type AuditEntry, audit } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { ActionScope } from '@/lib/platform/actions/pipeline';

type EngagedAgreement = { readonly workspaceId: string; readonly engagementId: string; readonly id: string };

/** Writes down what somebody did with an agreement. */
export async function noteOf(
  { tx, me, request }: Pick<ActionScope<unknown>, 'tx' | 'me' | 'request'>,
  { workspaceId, engagementId, id }: EngagedAgreement,
  action: AuditActionOf<'agreement'>,
  data: AuditEntry['data'] = {},
): Promise<void> {
  const subject = { kind: 'agreement', id } as const;
  await audit(tx, {
    ...{ workspaceId, engagementId, actorUserId: me.userId, action, subject, data },
    requestId: request.requestId,
  });
}
