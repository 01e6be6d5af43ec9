import { PageSection } from '@/components/ui/page';
import { shownChange } from '@/components/ui/shown-money';
import type { Why } from '@/lib/pay/statements/why.queries';
import { shownDate } from '@/lib/platform/time/shown-instants';

const ACCOUNTS: Record<Why['ledger'][number]['account'], string> = {
  cost: 'Cost of the business',
  owed: 'Owed to the assistant',
  underway: 'On its way',
  outside: 'Left the business',
  fees: 'Fees',
  exchange: 'Exchange',
  stripe: 'At Stripe',
  advance: 'Given in advance',
};

/** The lines of the books that an amount made, and those of each payment that paid it. */
export function WhyBooked({ why: { ledger, payments }, now }: { readonly why: Why; readonly now: Date }) {
  return (
    <PageSection title="In the books">
      <Lines lines={ledger} />
      {payments.map((payment) => (
        <div key={payment.id} className="mt-4">
          <h3 className="mb-1 text-sm text-quiet">
            The payment of {shownDate(payment.sentOn, now)}, with all that it paid
          </h3>
          <Lines lines={payment.ledger} />
        </div>
      ))}
    </PageSection>
  );
}

function Lines({ lines }: { readonly lines: Why['ledger'] }) {
  return (
    <ul className="grid max-w-measure gap-1">
      {lines.map(({ id, account, currency, amountMinor }) => (
        <li key={id} className="flex flex-wrap justify-between gap-x-4">
          <span>{ACCOUNTS[account]}</span>
          <span className="tabular-nums">{shownChange({ minor: amountMinor, currency })}</span>
        </li>
      ))}
    </ul>
  );
}
