import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EvaluationView } from '@/components/evaluations/evaluation-view';
import { SeenHere } from '@/components/notices/seen-here';
import { lookAsked } from '@/components/threads/look-asked';
import { getEvaluationPage } from '@/lib/evaluations/page.queries';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import type { Asked } from '@/lib/threads/looking.rules';

export const metadata: Metadata = { title: 'Evaluation' };

type EvaluationPageProps = {
  readonly params: Promise<{ workspace: string; evaluation: string }>;
  readonly searchParams: Promise<Asked>;
};

/** One evaluation, as the business's side writes, reads and closes it. */
export default async function EvaluationPage({ params, searchParams }: EvaluationPageProps) {
  const { workspace: slug, evaluation: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  if (!isId(id)) notFound();
  const ref = { workspaceId: workspace.id, id };
  const page = await getEvaluationPage(signedIn.userId, ref, lookAsked(await searchParams));
  if (page?.side !== 'owner') notFound();
  return (
    <>
      <EvaluationView page={page} place={{ side: 'owner', slug }} zone={signedIn.timeZone} now={now()} />
      <SeenHere userId={signedIn.userId} workspaceId={workspace.id} subject="evaluation" subjectId={id} />
    </>
  );
}
