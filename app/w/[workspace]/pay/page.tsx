import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PayOverviewView } from '@/components/pay/pay-overview';
import { PageHead } from '@/components/ui/page';
import { getPayOverview } from '@/lib/pay/overview.queries';
import { requireStaff } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Pay' };

type PayPageProps = { readonly params: Promise<{ workspace: string }> };

/** What a business owes, to whom and by when. It is the owners' business: a manager doesn't pay. */
export default async function PayPage({ params }: PayPageProps) {
  const { signedIn, workspace, role } = await requireStaff((await params).workspace);
  if (role !== 'owner') notFound();
  const at = now();
  const overview = await getPayOverview(signedIn.userId, workspace.id, at);
  return (
    <>
      <PageHead
        title="Pay"
        intro="What you owe for approved work, and by when. You send the money your own way and record it here; whom you sent it to confirms it."
      />
      <PayOverviewView overview={overview} slug={workspace.slug} zone={signedIn.timeZone} now={at} />
    </>
  );
}
