import { audit } from '@/lib/platform/actions/audit';
import type { ActionScope } from '@/lib/platform/actions/pipeline';

type BriefRef = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };

/** Writes down that a brief went over to its assistant, where both sides can read it. */
export async function noteHandedOver(scope: ActionScope<unknown>, brief: BriefRef): Promise<void> {
  await note(scope, brief, 'brief.handed_over', brief.engagementId);
}

/** Writes down that a draft was made: the owner's side's alone, as drafts are. */
export async function noteDrafted(scope: ActionScope<unknown>, brief: Omit<BriefRef, 'engagementId'>) {
  await note(scope, brief, 'brief.drafted');
}

async function note(
  { tx, me, request }: ActionScope<unknown>,
  { workspaceId, id }: Omit<BriefRef, 'engagementId'>,
  action: string,
  engagementId?: string,
): Promise<void> {
  await audit(tx, {
    ...{ workspaceId, actorUserId: me.userId, action, subject: { kind: 'brief', id } },
    ...(engagementId === undefined ? {} : { engagementId }),
    requestId: request.requestId,
  });
}
