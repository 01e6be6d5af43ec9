import { audit } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { ActionScope } from '@/lib/platform/actions/pipeline';
import type { LoadedEvaluation } from './loading';

export type Scope = Pick<ActionScope<unknown>, 'tx' | 'me' | 'request'>;

/** Writes down who did what with an evaluation. */
export async function noteOf(
  { tx, me, request }: Scope,
  { workspaceId, engagementId, id }: Pick<LoadedEvaluation, 'workspaceId' | 'engagementId' | 'id'>,
  action: AuditActionOf<'evaluation'>,
  data: NonNullable<Parameters<typeof audit>[1]['data']>,
): Promise<void> {
  await audit(tx, {
    ...{ workspaceId, engagementId, actorUserId: me.userId, requestId: request.requestId, action, data },
    subject: { kind: 'evaluation', id },
  });
}
