import { type ActingContext, auditAction } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';

type BriefRef = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };

/** Records that a brief was handed over, where both sides can read it. */
export async function auditHandingOver(context: ActingContext, brief: BriefRef): Promise<void> {
  await auditBrief(context, brief, 'brief.handed_over');
}

/** Records that a draft was made: for the owner's side alone, as drafts are. */
export async function auditDrafting(context: ActingContext, brief: Omit<BriefRef, 'engagementId'>) {
  await auditBrief(context, { workspaceId: brief.workspaceId, id: brief.id }, 'brief.drafted');
}

/**
 * Records what somebody did with a brief.
 * @param brief with its engagement: both sides can read it
 */
export async function auditBrief(
  context: ActingContext,
  { workspaceId, id, engagementId }: Omit<BriefRef, 'engagementId'> & Partial<BriefRef>,
  action: AuditActionOf<'brief'>,
  data: Record<string, string | number> = {},
): Promise<void> {
  await auditAction(context, {
    workspaceId,
    action,
    subject: { kind: 'brief', id },
    data,
    ...(engagementId === undefined ? {} : { engagementId }),
  });
}
