import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { SignPage } from '@/components/evaluations/sign-page';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { decide } from '@/lib/evaluations/rules';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Sign' };

type SignEvaluationPageProps = {
  readonly params: Promise<{ workspace: string; evaluation: string }>;
  readonly searchParams: Promise<{ name?: string | string[] }>;
};

/**
 * Where an owner reads an evaluation to its end and signs. Whoever has nothing to sign is redirected to the evaluation.
 */
export default async function SignEvaluationPage({ params, searchParams }: SignEvaluationPageProps) {
  const { workspace: slug, evaluation: id } = await params;
  const { name } = await searchParams;
  const { signedIn, workspace } = await requireStaff(slug);
  if (!isId(id)) notFound();
  const page = await getEvaluationPage(signedIn.userId, { workspaceId: workspace.id, id }, null);
  if (page?.side !== 'owner') notFound();
  const at = now();
  const back = addresses.evaluation(slug, id);
  if (!page.toSign || !decide(page.facts, 'sign', page.actor, at).ok) redirect(back);
  return (
    <SignPage
      page={page}
      text={page.toSign}
      back={back}
      path={addresses.signEvaluation(slug, id)}
      name={typeof name === 'string' ? name : signedIn.name}
      account={signedIn.name}
      isFresh={isFresh(signedIn.authenticatedAt, at)}
      now={at}
    />
  );
}
