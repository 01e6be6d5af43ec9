import { auditDeed, type Deed } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';

type BriefRef = { readonly workspaceId: string; readonly id: string; readonly engagementId: string };

/** Writes down that a brief went over to its assistant, where both sides can read it. */
export async function noteHandedOver(deed: Deed, brief: BriefRef): Promise<void> {
  await noteOf(deed, brief, 'brief.handed_over');
}

/** Writes down that a draft was made: the owner's side's alone, as drafts are. */
export async function noteDrafted(deed: Deed, brief: Omit<BriefRef, 'engagementId'>) {
  await noteOf(deed, { workspaceId: brief.workspaceId, id: brief.id }, 'brief.drafted');
}

/**
 * Writes down what somebody did with a brief.
 * @param brief with its engagement: where both sides can read it
 */
export async function noteOf(
  deed: Deed,
  { workspaceId, id, engagementId }: Omit<BriefRef, 'engagementId'> & Partial<BriefRef>,
  action: AuditActionOf<'brief'>,
  data: Record<string, string | number> = {},
): Promise<void> {
  await auditDeed(deed, {
    workspaceId,
    action,
    subject: { kind: 'brief', id },
    data,
    ...(engagementId === undefined ? {} : { engagementId }),
  });
}
