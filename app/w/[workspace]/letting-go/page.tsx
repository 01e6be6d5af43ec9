import type { Metadata } from 'next';
import { LettingGo } from '@/components/home/letting-go';
import { PageHead } from '@/components/ui/page';
import { getLettingGo } from '@/lib/briefs/home/letting-go.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Letting go' };

type LettingGoPageProps = { readonly params: Promise<{ workspace: string }> };

/** The measures of letting go (docs/letting-go.md), for those who look for them. */
export default async function LettingGoPage({ params }: LettingGoPageProps) {
  const { signedIn, workspace } = await requireStaff((await params).workspace);
  const periods = await getLettingGo(signedIn.userId, workspace.id, now());
  return (
    <>
      <PageHead
        title="Letting go"
        intro="What others have done for you, and how often it came back to you on the way. It counts briefs, never people."
        back={{ href: addresses.home(workspace.slug), label: 'Home' }}
      />
      <LettingGo periods={periods} />
    </>
  );
}
