import { type ActingContext, auditing } from '@/lib/platform/actions/audit';

type BriefRef = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };

/** Records that a brief was handed over, where both sides can read it. */
export async function auditHandingOver(context: ActingContext, brief: BriefRef): Promise<void> {
  await auditBrief(context, brief, 'brief.handed_over');
}

/** Records that a draft was made: for the owner's side alone, as drafts are. */
export async function auditDrafting(context: ActingContext, brief: Omit<BriefRef, 'engagementId'>) {
  await auditBrief(context, { workspaceId: brief.workspaceId, id: brief.id }, 'brief.drafted');
}

/** Records what somebody did with a brief. */
export const auditBrief = auditing('brief');
