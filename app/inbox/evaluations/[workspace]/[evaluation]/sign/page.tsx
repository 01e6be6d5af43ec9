import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { SignPage } from '@/components/evaluations/sign-page';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { decide } from '@/lib/evaluations/rules';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Sign' };

type SignOwnEvaluationPageProps = {
  readonly params: Promise<{ workspace: string; evaluation: string }>;
  readonly searchParams: Promise<{ name?: string | string[] }>;
};

/**
 * Where the assistant reads an evaluation to its end and signs. Somebody with nothing to sign is redirected to the
 * evaluation.
 */
export default async function SignOwnEvaluationPage({ params, searchParams }: SignOwnEvaluationPageProps) {
  const { workspace: workspaceId, evaluation: id } = await params;
  const { name } = await searchParams;
  const signedIn = await requireAssistant();
  if (!isId(workspaceId) || !isId(id)) notFound();
  const page = await getEvaluationPage(signedIn.userId, { workspaceId, id }, null);
  if (page?.side !== 'assistant') notFound();
  const at = now();
  const back = addresses.inboxEvaluation(workspaceId, id);
  if (!page.toSign || page.isPast || !decide(page.facts, 'sign', page.actor, at).ok) redirect(back);
  return (
    <SignPage
      page={page}
      text={page.toSign}
      back={back}
      path={addresses.signInboxEvaluation(workspaceId, id)}
      name={typeof name === 'string' ? name : signedIn.name}
      account={signedIn.name}
      isFresh={isFresh(signedIn.authenticatedAt, at)}
      now={at}
    />
  );
}
