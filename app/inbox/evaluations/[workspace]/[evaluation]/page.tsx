import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { EvaluationView } from '@/components/evaluations/evaluation-view';
import { SeenHere } from '@/components/notifications/seen-here';
import { lookFromAddress } from '@/components/threads/look-from-address';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import type { Asked, Look } from '@/lib/threads/thread/looking.rules';

type OwnEvaluationPageProps = {
  readonly params: Promise<{ workspace: string; evaluation: string }>;
  readonly searchParams: Promise<Asked>;
};

const load = cache(async (workspaceId: string, id: string, look: Look) => {
  const { userId } = await requireAssistant();
  const page =
    isId(workspaceId) && isId(id) ? await getEvaluationPage(userId, { workspaceId, id }, look) : null;
  return page?.side === 'assistant' ? page : notFound();
});

export async function generateMetadata({ params, searchParams }: OwnEvaluationPageProps): Promise<Metadata> {
  const { workspace: workspaceId, evaluation: id } = await params;
  const { number, business } = await load(workspaceId, id, lookFromAddress(await searchParams));
  return { title: `Evaluation ${number} with ${business.name}` };
}

/** One evaluation, as the assistant writes, reads and closes it. */
export default async function OwnEvaluationPage({ params, searchParams }: OwnEvaluationPageProps) {
  const { workspace: workspaceId, evaluation: id } = await params;
  const { userId, timeZone } = await requireAssistant();
  const page = await load(workspaceId, id, lookFromAddress(await searchParams));
  return (
    <>
      <EvaluationView page={page} place={{ side: 'assistant', workspaceId }} zone={timeZone} now={now()} />
      <SeenHere userId={userId} workspaceId={workspaceId} subject="evaluation" subjectId={id} />
    </>
  );
}
