import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { RailForm } from '@/components/pay/rail-form';
import { PageHead } from '@/components/ui/page';
import { getRailChoice } from '@/lib/pay/stripe/accounts/rails.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';

type RailPageProps = { readonly params: Promise<{ workspace: string; engagement: string }> };

const load = cache(async (slug: string, engagementId: string) => {
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner' || !isId(engagementId)) notFound();
  const at = now();
  const choice = await getRailChoice(signedIn.userId, { workspaceId: workspace.id, engagementId }, at);
  return choice ? { choice, at } : notFound();
});

export async function generateMetadata({ params }: RailPageProps): Promise<Metadata> {
  const { workspace: slug, engagement } = await params;
  return { title: titleOf((await load(slug, engagement)).choice) };
}

/** How money reaches one assistant, for an owner to choose. */
export default async function RailPage({ params }: RailPageProps) {
  const { workspace: slug, engagement: engagementId } = await params;
  const { signedIn } = await requireStaff(slug);
  const { choice, at } = await load(slug, engagementId);
  return (
    <>
      <PageHead
        title={titleOf(choice)}
        intro="It holds for what you pay from now on. A pay run that you have prepared, and what you have recorded, stay as they are."
        back={{ href: addresses.statement(slug, engagementId), label: 'Statement' }}
      />
      <RailForm choice={choice} slug={slug} zone={signedIn.timeZone} now={at} />
    </>
  );
}

function titleOf({ assistant }: { readonly assistant: string }): string {
  return `How ${assistant} is paid`;
}
