import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { SignPage } from '@/components/agreements/sign-page';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { decide } from '@/lib/agreements/rules';
import { noteViewed } from '@/lib/agreements/viewing';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';

export const metadata: Metadata = { title: 'Sign' };

type SignOwnAgreementPageProps = {
  readonly params: Promise<{ workspace: string; agreement: string }>;
  readonly searchParams: Promise<{ name?: string | string[] }>;
};

/** Where the assistant reads the text to its end and signs. Who has nothing to sign is led to the agreement. */
export default async function SignOwnAgreementPage({ params, searchParams }: SignOwnAgreementPageProps) {
  const { workspace: workspaceId, agreement: id } = await params;
  const { name } = await searchParams;
  const signedIn = await requireAssistant();
  if (!Id.safeParse(workspaceId).success || !Id.safeParse(id).success) notFound();
  const page = await getAgreementPage(signedIn.userId, { workspaceId, id });
  if (page?.actor.role !== 'assistant') notFound();
  const { documentHash, number } = page.shown;
  if (documentHash === null || !decide(page.facts, 'sign', page.actor).ok) {
    redirect(addresses.inboxAgreement(workspaceId, id));
  }
  const { engagementId } = page;
  await noteViewed(signedIn.userId, { workspaceId, engagementId, id, number, documentHash });
  return (
    <SignPage
      page={page}
      documentHash={documentHash}
      back={addresses.inboxAgreement(workspaceId, id)}
      path={addresses.signInboxAgreement(workspaceId, id)}
      name={typeof name === 'string' ? name : signedIn.name}
      isFresh={isFresh(signedIn.authenticatedAt, now())}
    />
  );
}
