import { audit } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { ActionScope } from '@/lib/platform/actions/pipeline';

type BriefRef = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };

/** Writes down that a brief went over to its assistant, where both sides can read it. */
export async function noteHandedOver(scope: ActionScope<unknown>, brief: BriefRef): Promise<void> {
  await noteOf(scope, brief, 'brief.handed_over');
}

/** Writes down that a draft was made: the owner's side's alone, as drafts are. */
export async function noteDrafted(scope: ActionScope<unknown>, brief: Omit<BriefRef, 'engagementId'>) {
  await noteOf(scope, { workspaceId: brief.workspaceId, id: brief.id }, 'brief.drafted');
}

/**
 * Writes down what somebody did with a brief.
 * @param brief with its engagement: where both sides can read it
 */
export async function noteOf(
  { tx, me, request }: Pick<ActionScope<unknown>, 'tx' | 'me' | 'request'>,
  { workspaceId, id, engagementId }: Omit<BriefRef, 'engagementId'> & Partial<BriefRef>,
  action: AuditActionOf<'brief'>,
  data: Record<string, string | number> = {},
): Promise<void> {
  await audit(tx, {
    ...{ workspaceId, actorUserId: me.userId, action, subject: { kind: 'brief', id }, data },
    ...(engagementId === undefined ? {} : { engagementId }),
    requestId: request.requestId,
  });
}
