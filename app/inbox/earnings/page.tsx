import type { Metadata } from 'next';
import { EarningsView } from '@/components/pay/earnings-view';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { isStripeSetUp } from '@/lib/pay/stripe/client';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Earnings' };

export default async function EarningsPage() {
  const { userId } = await requireAssistant();
  const at = now();
  return (
    <>
      <PageHead
        title="Earnings"
        intro="What you are owed for approved work, by whom and by when."
        actions={
          isStripeSetUp() ? (
            <LinkButton look="quiet" href={addresses.inboxPayouts()}>
              How you are paid
            </LinkButton>
          ) : null
        }
      />
      <EarningsView earnings={await getEarnings(userId, at)} now={at} />
    </>
  );
}
