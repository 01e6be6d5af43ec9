import { LinkButton } from '@/components/ui/button';
import { hasToPay, type PayOverview } from '@/lib/pay/overview.queries';
import { addresses } from '@/lib/platform/addresses/addresses';

type PayActionsProps = { readonly overview: PayOverview; readonly slug: string };

/**
 * What an owner does on the pay page through Stripe. Paying is the main action while something is owed, and isn't
 * offered otherwise.
 */
export function PayActions({ overview, slug }: PayActionsProps) {
  return (
    <>
      {hasToPay(overview) ? (
        <LinkButton href={addresses.newPayRun(slug)}>Pay through Stripe</LinkButton>
      ) : null}
      <LinkButton look="quiet" href={addresses.payMethod(slug)}>
        How you pay
      </LinkButton>
    </>
  );
}
