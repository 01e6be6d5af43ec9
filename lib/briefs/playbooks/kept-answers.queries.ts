import type { Tx } from '@/lib/platform/tenancy';
import type { BriefDocument } from '../document.queries';

type BriefOfAnswers = Pick<BriefDocument, 'workspaceId' | 'playbook' | 'clarifications'>;

/** @returns the ids of the questions whose answers are givens of the brief's playbook, as far as the actor may know. */
export async function listKeptAnswers(
  tx: Tx,
  { workspaceId, playbook, clarifications }: BriefOfAnswers,
): Promise<readonly string[]> {
  if (playbook === null || clarifications.length === 0) return [];
  const kept = await tx.keptAnswer.findMany({
    where: {
      workspaceId,
      playbookId: playbook.id,
      clarificationId: { in: clarifications.map(({ id }) => id) },
    },
    select: { clarificationId: true },
  });
  return kept.map(({ clarificationId }) => clarificationId);
}
