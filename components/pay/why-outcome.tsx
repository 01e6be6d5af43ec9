import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { shownChange, shownMoney } from '@/components/ui/shown-money';
import { paymentStateInWords } from '@/lib/pay/payments/payments.rules';
import type { Why } from '@/lib/pay/statements/why.queries';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import { shownDate } from '@/lib/platform/time/shown-instants';

type WhyOutcomeProps = { readonly why: Why; readonly reader: PageReader; readonly now: Date };

/** What paid an amount, what corrected it, and which advance it gave back or was given back by. */
export function WhyOutcome({ why, reader, now }: WhyOutcomeProps) {
  const { payments, corrections, advance, recoveries, currency } = why;
  const { payment: paymentAt, owed: owedAt } = addressesFor(reader);
  return (
    <PageSection title="What became of it">
      <ul className="grid max-w-measure gap-1">
        {payments.length === 0 ? <li className="text-quiet">Nothing has paid it yet.</li> : null}
        {payments.map(({ id, state, sentOn, isReleased, stripeId }) => (
          <li key={id}>
            <NearLink href={paymentAt(id)} className="link">
              A payment of {shownDate(sentOn, now)}
            </NearLink>
            , {isReleased ? 'taken back' : paymentStateInWords(state)}
            {stripeId ? `. Stripe calls it ${stripeId}` : ''}
          </li>
        ))}
        {corrections.map(({ id, note, amountMinor, isCorrected }) => (
          <li key={id}>
            {isCorrected ? 'It corrects ' : 'Corrected by '}
            <NearLink href={owedAt(id)} className="link">
              {shownChange({ minor: amountMinor, currency })}
              {note ? `: ${note}` : ''}
            </NearLink>
          </li>
        ))}
        {advance ? (
          <li>
            Taken back of{' '}
            <NearLink href={owedAt(advance.id)} className="link">
              the advance of {shownMoney({ minor: advance.amountMinor, currency })}
              {advance.note ? `: ${advance.note}` : ''}
            </NearLink>
          </li>
        ) : null}
        {recoveries.map(({ id, dueOn, amountMinor }) => (
          <li key={id}>
            Taken back:{' '}
            <NearLink href={owedAt(id)} className="link">
              {shownMoney({ minor: -amountMinor, currency })} out of the pay of {shownDate(dueOn, now)}
            </NearLink>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
