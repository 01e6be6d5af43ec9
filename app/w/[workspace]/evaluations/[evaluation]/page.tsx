import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { EvaluationView } from '@/components/evaluations/evaluation-view';
import { SeenHere } from '@/components/notifications/seen-here';
import { lookFromAddress } from '@/components/threads/look-from-address';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import type { Asked, Look } from '@/lib/threads/thread/looking.rules';

type EvaluationPageProps = {
  readonly params: Promise<{ workspace: string; evaluation: string }>;
  readonly searchParams: Promise<Asked>;
};

const load = cache(async (slug: string, id: string, look: Look) => {
  const { signedIn, workspace } = await requireStaff(slug);
  const ref = { workspaceId: workspace.id, id };
  const page = isId(id) ? await getEvaluationPage(signedIn.userId, ref, look) : null;
  return page?.side === 'owner' ? page : notFound();
});

export async function generateMetadata({ params, searchParams }: EvaluationPageProps): Promise<Metadata> {
  const { workspace: slug, evaluation: id } = await params;
  const { number, assistant } = await load(slug, id, lookFromAddress(await searchParams));
  return { title: `Evaluation ${number} with ${assistant.name}` };
}

/** One evaluation, as the business's side writes, reads and closes it. */
export default async function EvaluationPage({ params, searchParams }: EvaluationPageProps) {
  const { workspace: slug, evaluation: id } = await params;
  const { signedIn, workspace } = await requireStaff(slug);
  const page = await load(slug, id, lookFromAddress(await searchParams));
  return (
    <>
      <EvaluationView page={page} place={{ side: 'owner', slug }} zone={signedIn.timeZone} now={now()} />
      <SeenHere userId={signedIn.userId} workspaceId={workspace.id} subject="evaluation" subjectId={id} />
    </>
  );
}
