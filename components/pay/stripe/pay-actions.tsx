import { LinkButton } from '@/components/ui/button';
import { hasToPay, type PayOverview } from '@/lib/pay/overview.queries';
import { addresses } from '@/lib/platform/addresses/addresses';

type PayActionsProps = {
  readonly overview: PayOverview;
  readonly slug: string;
  /** those in which Stripe can charge the business */
  readonly currencies: readonly string[];
};

/**
 * What an owner does on the pay page through Stripe. Paying is the main action while something is owed that can be
 * charged, and isn't offered while nothing is owed. In another currency it leads to the page that says why not.
 */
export function PayActions({ overview, slug, currencies }: PayActionsProps) {
  return (
    <>
      {hasToPay(overview) ? (
        <LinkButton
          look={hasToPay(overview, currencies) ? 'primary' : 'quiet'}
          href={addresses.newPayRun(slug)}
        >
          Pay through Stripe
        </LinkButton>
      ) : null}
      <LinkButton look="quiet" href={addresses.payMethod(slug)}>
        How you pay
      </LinkButton>
    </>
  );
}
