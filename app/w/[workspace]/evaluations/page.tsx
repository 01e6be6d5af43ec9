import type { Metadata } from 'next';
import { EvaluationList } from '@/components/evaluations/evaluation-list';
import { SaveList } from '@/components/lists/save-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page';
import { listEvaluations } from '@/lib/evaluations/list.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Evaluations' };

type EvaluationsPageProps = { readonly params: Promise<{ workspace: string }> };

/** A business's evaluations: those to do, the next ones, and past ones. */
export default async function EvaluationsPage({ params }: EvaluationsPageProps) {
  const { signedIn, workspace } = await requireStaff((await params).workspace);
  const at = now();
  const { evaluations, ahead } = await listEvaluations(signedIn.userId, workspace.id, at);
  const { slug } = workspace;
  if (evaluations.length === 0 && ahead.length === 0) {
    return (
      <>
        <PageHead title="Evaluations" />
        <EmptyState
          title="Look back together, and change something"
          action={<LinkButton href={addresses.agreements(slug)}>Agree first</LinkButton>}
        >
          An agreement says how often you evaluate, never less than once a year. From then on it opens by
          itself: with facts from the record, written by both, and ending in what you change.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHead
        title="Evaluations"
        intro="They open by themselves, as often as you agreed: with facts from the record, written by both, and ending in what you change."
      />
      <EvaluationList
        evaluations={evaluations}
        ahead={ahead}
        side="owner"
        addressOf={({ id }) => addresses.evaluation(slug, id)}
        now={at}
      />
      {evaluations.length === 0 ? null : (
        <SaveList addressOf={(format) => addresses.listFile(slug, 'evaluations', format)} />
      )}
    </>
  );
}
