import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StuckView } from '@/components/pay/stripe/stuck-view';
import { SiteShell } from '@/components/shell/site-shell';
import { PageHead } from '@/components/ui/page';
import { isStripeSetUp } from '@/lib/pay/stripe/client';
import { getStuck, isOperator } from '@/lib/pay/stripe/stuck.queries';
import { requireSignedIn } from '@/lib/people/guards';

export const metadata: Metadata = { title: 'What is stuck' };

/** For whoever runs this installation: what has to do with Stripe and doesn't go on by itself. To all others it isn't there. */
export default async function OperatorPage() {
  const { email, timeZone } = await requireSignedIn();
  if (!isOperator(email)) notFound();
  return (
    <SiteShell>
      <PageHead
        title="What is stuck"
        intro="What was asked of Stripe and never answered, news that wait, and where the books and Stripe’s balance differ. Over all businesses, without names."
      />
      <StuckView stuck={await getStuck()} isStripeSetUp={isStripeSetUp()} zone={timeZone} />
    </SiteShell>
  );
}
