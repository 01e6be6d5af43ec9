import type { Metadata } from 'next';
import { EarningsView } from '@/components/pay/earnings-view';
import { PageHead } from '@/components/ui/page';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Earnings' };

export default async function EarningsPage() {
  const { userId } = await requireAssistant();
  const at = now();
  return (
    <>
      <PageHead title="Earnings" intro="What you are owed for approved work, by whom and by when." />
      <EarningsView earnings={await getEarnings(userId, at)} now={at} />
    </>
  );
}
