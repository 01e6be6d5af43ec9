import { Notice } from '@/components/ui/notice';
import { requirementsInWords } from '@/lib/pay/stripe/accounts/accounts.rules';
import type { Payouts } from '@/lib/pay/stripe/pages.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { StripeLink } from './stripe-link';

/** Whether money can reach somebody through Stripe, by Stripe's own answer, and what it still asks for. */
export function PayoutsStatus({ payouts, link }: { payouts: Payouts; link: string | null }) {
  const { payoutsEnabled, requirements, said, linkAskedAt, isRecipient } = payouts;
  const transfers = isRecipient ? payouts.bankPayouts : payouts.transfers;
  const isReached = transfers === 'active' && said === '';
  if (transfers === 'unsupported')
    return (
      <Notice meaning="needs" title="Stripe can’t pay you">
        <p>
          {said} A business sends you money another way and records it; you confirm it once it has arrived.
        </p>
      </Notice>
    );
  return (
    <div className="grid gap-5">
      {isReached ? (
        <Notice meaning="done" title="You can be paid through Stripe">
          <p>
            {isRecipient
              ? 'What a business sends goes through Stripe to your bank.'
              : payoutsEnabled
                ? 'What a business sends goes to your account at Stripe, and from there to your bank.'
                : 'What a business sends goes to your account at Stripe. It can’t be sent on to your bank before Stripe has what it asks for.'}
          </p>
        </Notice>
      ) : null}
      {linkAskedAt ? (
        <Notice title="Stripe hasn’t answered yet">
          <p>Nothing is lost: we keep asking. Look at this page again in a moment.</p>
        </Notice>
      ) : null}
      {requirements.length > 0 || said ? (
        <Notice
          meaning="needs"
          title={
            transfers === 'active' && !isReached
              ? 'It doesn’t reach your bank'
              : 'Stripe still asks for something'
          }
        >
          {said ? <p>{said}</p> : null}
          <ul className="list-disc ps-5">
            {requirementsInWords(requirements).map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {link ? (
        <StripeLink url={link} again={addresses.inboxPayouts()}>
          Go to Stripe’s page
        </StripeLink>
      ) : null}
    </div>
  );
}
