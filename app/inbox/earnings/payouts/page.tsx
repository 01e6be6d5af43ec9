import type { Metadata } from 'next';
import { NoStripe } from '@/components/pay/stripe/no-stripe';
import { OnboardForm } from '@/components/pay/stripe/onboard-form';
import { PayoutsStatus } from '@/components/pay/stripe/payouts-status';
import { PageHead } from '@/components/ui/page';
import { opensStill } from '@/lib/pay/stripe/accounts/accounts.rules';
import { isStripeSetUp } from '@/lib/pay/stripe/client';
import { getPayouts, type Payouts } from '@/lib/pay/stripe/pages.queries';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { pollUntil } from '@/lib/platform/process/poll-until';
import { listHolidayCountries } from '@/lib/platform/time/holidays';

export const metadata: Metadata = { title: 'How you are paid' };

/** An assistant's own account at Stripe, which every business that pays them uses. */
export default async function PayoutsPage() {
  const { userId } = await requireAssistant();
  const payouts = await pollUntil(
    () => getPayouts(userId),
    (found) => found === null || (found.linkAskedAt === null && isLookedAt(found)),
  );
  const link = payouts && opensStill(payouts.linkMadeAt, now()) ? payouts.linkUrl : null;
  return (
    <>
      <PageHead
        title="How you are paid"
        intro="Where Stripe reaches you, a business can pay you through it, straight to your bank. You set that up once, for all of them."
        back={{ href: addresses.inboxEarnings(), label: 'Earnings' }}
      />
      {isStripeSetUp() ? (
        <div className="grid gap-8">
          {payouts ? <PayoutsStatus payouts={payouts} link={link} /> : null}
          {link === null ? <OnboardForm countries={await listHolidayCountries()} payouts={payouts} /> : null}
        </div>
      ) : (
        <NoStripe />
      )}
    </>
  );
}

/** Whether Stripe has reported the account's state since its person was last there, or there is none yet. */
function isLookedAt({ accountId, linkUrl, checkedAt }: Payouts): boolean {
  return accountId === null || linkUrl !== null || checkedAt !== null;
}
