import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { SignPage } from '@/components/agreements/signing/sign-page';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { decide } from '@/lib/agreements/rules';
import { noteViewed } from '@/lib/agreements/viewing';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';

type SignAgreementPageProps = {
  readonly params: Promise<{ workspace: string; agreement: string }>;
  readonly searchParams: Promise<{ name?: string | string[] }>;
};

const load = cache(async (slug: string, id: string) => {
  const { signedIn, workspace } = await requireStaff(slug);
  const ref = { workspaceId: workspace.id, id };
  const page = Id.safeParse(id).success ? await getAgreementPage(signedIn.userId, ref) : null;
  return page ?? notFound();
});

export async function generateMetadata({ params }: SignAgreementPageProps): Promise<Metadata> {
  const { workspace: slug, agreement: id } = await params;
  return { title: `Sign “${(await load(slug, id)).document.title}”` };
}

/** Where an owner reads the text to its end and signs. Whoever has nothing to sign is redirected to the agreement. */
export default async function SignAgreementPage({ params, searchParams }: SignAgreementPageProps) {
  const { workspace: slug, agreement: id } = await params;
  const { name } = await searchParams;
  const { signedIn } = await requireStaff(slug);
  const page = await load(slug, id);
  const { documentHash, number } = page.shown;
  if (documentHash === null || !decide(page.facts, 'sign', page.actor).ok) {
    redirect(addresses.agreement(slug, id));
  }
  const { workspaceId, engagementId } = page;
  await noteViewed(signedIn.userId, { workspaceId, engagementId, id, number, documentHash });
  return (
    <SignPage
      page={page}
      documentHash={documentHash}
      back={addresses.agreement(slug, id)}
      path={addresses.signAgreement(slug, id)}
      name={typeof name === 'string' ? name : signedIn.name}
      account={signedIn.name}
      isFresh={isFresh(signedIn.authenticatedAt, now())}
    />
  );
}
