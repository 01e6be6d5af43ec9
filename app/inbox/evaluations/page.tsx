import type { Metadata } from 'next';
import { EvaluationList } from '@/components/evaluations/evaluation-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { listOwnEvaluations } from '@/lib/evaluations/list.queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Evaluations' };

/** When an assistant looks back with whom, over all the businesses they work with. */
export default async function OwnEvaluationsPage() {
  const { userId } = await requireAssistant();
  const at = now();
  const { evaluations, ahead } = await listOwnEvaluations(userId, at);
  return (
    <>
      <PageHead
        title="Evaluations"
        actions={
          <LinkButton look="quiet" href={addresses.inboxReference()}>
            Your reference
          </LinkButton>
        }
      />
      {evaluations.length === 0 && ahead.length === 0 ? (
        <EmptyState title="You have your say too">
          An agreement says how often you look back together, never less than once a year. It opens by itself,
          with facts from the record about both of you; you write yours without seeing theirs, and it ends in
          what you both change.
        </EmptyState>
      ) : (
        <EvaluationList
          evaluations={evaluations}
          ahead={ahead}
          side="assistant"
          addressOf={({ workspaceId, id }) => addresses.inboxEvaluation(workspaceId, id)}
          now={at}
        />
      )}
    </>
  );
}
