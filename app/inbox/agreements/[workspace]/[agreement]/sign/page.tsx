import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { SignPage } from '@/components/agreements/signing/sign-page';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { decide } from '@/lib/agreements/rules';
import { noteViewed } from '@/lib/agreements/viewing';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';

type SignOwnAgreementPageProps = {
  readonly params: Promise<{ workspace: string; agreement: string }>;
  readonly searchParams: Promise<{ name?: string | string[] }>;
};

const load = cache(async (workspaceId: string, id: string) => {
  const { userId } = await requireAssistant();
  if (!Id.safeParse(workspaceId).success || !Id.safeParse(id).success) notFound();
  const page = await getAgreementPage(userId, { workspaceId, id });
  return page?.actor.role === 'assistant' ? page : notFound();
});

export async function generateMetadata({ params }: SignOwnAgreementPageProps): Promise<Metadata> {
  const { workspace, agreement } = await params;
  return { title: `Sign “${(await load(workspace, agreement)).document.title}”` };
}

/** Where the assistant reads the text to its end and signs. Who has nothing to sign is led to the agreement. */
export default async function SignOwnAgreementPage({ params, searchParams }: SignOwnAgreementPageProps) {
  const { workspace: workspaceId, agreement: id } = await params;
  const { name } = await searchParams;
  const signedIn = await requireAssistant();
  const page = await load(workspaceId, id);
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
      account={signedIn.name}
      isFresh={isFresh(signedIn.authenticatedAt, now())}
    />
  );
}
