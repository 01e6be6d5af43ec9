import { newId } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import type { EngagementRef, Tx } from '@/lib/platform/tenancy';

/** What a decision becomes: one of these. */
type Use =
  | { readonly playbookId: string }
  | { readonly briefId: string }
  | { readonly changeRequestId: string }
  | { readonly agreementId: string };

export type UsableDecision = EngagementRef & {
  readonly id: string;
  readonly text: string;
  readonly decidedAt: Date;
};

/**
 * @param engagementId where it has to have been decided; left out: wherever the actor may see it
 * @returns a current decision, with its words.
 * @throws Refused (`not_found`) when it isn't there, isn't theirs, or was withdrawn.
 */
export async function requireDecision(
  tx: Tx,
  { workspaceId, engagementId, id }: { workspaceId: string; engagementId?: string; id: string },
): Promise<UsableDecision> {
  const found = await tx.decision.findFirst({
    where: { workspaceId, id, undoing: null, ...(engagementId === undefined ? {} : { engagementId }) },
    select: { engagementId: true, decidedAt: true, message: { select: { body: true } } },
  });
  if (!found) throw notFound('decision');
  const { message, ...decision } = found;
  return { workspaceId, id, ...decision, text: message.body };
}

/** Records what became of a decision, and by whom, in the transaction that makes it so. */
export async function noteUse(
  tx: Tx,
  { workspaceId, engagementId, id: decisionId }: UsableDecision,
  use: Use,
  by: { readonly userId: string; readonly at: Date },
): Promise<void> {
  await tx.decisionUse.createMany({
    data: { workspaceId, id: newId(), engagementId, decisionId, ...use, usedById: by.userId, usedAt: by.at },
  });
}
