import { demand, notFound } from '@/lib/platform/result';
import type { Standing, Tx } from '@/lib/platform/tenancy';
import { requireWriter } from '../attaching';
import { loadBrief } from '../loading';
import { decide } from '../rules';

/** Where a file goes: against a deliverable, by whoever delivers, or into a draft, by whoever writes it. */
export type UploadGoal =
  | { readonly kind: 'delivery'; readonly briefId: string; readonly deliverableId: string }
  /** a draft that needn't be saved yet */
  | { readonly kind: 'draft'; readonly briefId: string; readonly engagementId: string };

type Person = Standing & { readonly userId: string };

/**
 * Lets through whoever may send a file there now; nothing is stored before this has said yes.
 * @returns the engagement that the file belongs to.
 * @throws Refused (`not_found`, `not_yours`, `wrong_state`)
 */
export async function requireSender(
  tx: Tx,
  me: Person,
  { workspaceId, goal }: { readonly workspaceId: string; readonly goal: UploadGoal },
): Promise<string> {
  const id = goal.briefId;
  if (goal.kind === 'draft') {
    await requireWriter(tx, me, { workspaceId, id, engagementId: goal.engagementId });
    return goal.engagementId;
  }
  const { brief, facts, actor } = await loadBrief(tx, me, { workspaceId, id });
  demand(decide(facts, 'deliver', actor));
  return brief.engagementId;
}

type Goal = {
  readonly engagementId: string;
  readonly briefId: string | null;
  readonly deliverableId: string | null;
  readonly draftOf: string | null;
};

/** @returns where the file of a row goes; the database lets it go to one place only. */
export function goalOf({ engagementId, briefId, deliverableId, draftOf }: Goal): UploadGoal {
  if (draftOf !== null) return { kind: 'draft', briefId: draftOf, engagementId };
  if (briefId === null || deliverableId === null) throw notFound('file');
  return { kind: 'delivery', briefId, deliverableId };
}

/** @returns the columns of a row whose file goes there. */
export function columnsOf(goal: UploadGoal) {
  return goal.kind === 'draft'
    ? { draftOf: goal.briefId, briefId: null, deliverableId: null }
    : { draftOf: null, briefId: goal.briefId, deliverableId: goal.deliverableId };
}
