import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EvaluationView } from '@/components/evaluations/evaluation-view';
import { SeenHere } from '@/components/notices/seen-here';
import { lookAsked } from '@/components/threads/look-asked';
import { getEvaluationPage } from '@/lib/evaluations/page.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import type { Asked } from '@/lib/threads/looking.rules';

export const metadata: Metadata = { title: 'Evaluation' };

type OwnEvaluationPageProps = {
  readonly params: Promise<{ workspace: string; evaluation: string }>;
  readonly searchParams: Promise<Asked>;
};

/** One evaluation, as the assistant writes, reads and closes it. */
export default async function OwnEvaluationPage({ params, searchParams }: OwnEvaluationPageProps) {
  const { workspace: workspaceId, evaluation: id } = await params;
  const { userId, timeZone } = await requireAssistant();
  if (!isId(workspaceId) || !isId(id)) notFound();
  const page = await getEvaluationPage(userId, { workspaceId, id }, lookAsked(await searchParams));
  if (page?.side !== 'assistant') notFound();
  return (
    <>
      <EvaluationView page={page} place={{ side: 'assistant', workspaceId }} zone={timeZone} now={now()} />
      <SeenHere userId={userId} workspaceId={workspaceId} subject="evaluation" subjectId={id} />
    </>
  );
}
