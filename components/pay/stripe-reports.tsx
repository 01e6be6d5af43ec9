import { NearLink } from '@/components/ui/near-link';
import type { StatementPayment } from '@/lib/pay/payments/payments.queries';
import type { PaymentRole } from '@/lib/pay/payments/payments.rules';
import { HELD_BACK } from '@/lib/pay/stripe/refunds/refund-cover.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { formatDay } from '@/lib/platform/time/format';

type StripeReportsProps = {
  readonly payment: StatementPayment;
  readonly reader: PaymentRole;
  /** the business's */
  readonly zone: string;
  readonly now: Date;
};

/**
 * What has happened to a payment at Stripe that its reader wouldn't expect, and what they can do; nothing while all is
 * well.
 */
export function StripeReports({ payment, reader, zone, now }: StripeReportsProps) {
  const { rail, state, bank, hasLeft, isHeldBack, disputedPart } = payment;
  if (rail === 'external') return null;
  if (state === 'disputed')
    return (
      <p className={NEWS}>
        {reader === 'assistant' ? disputedForThem(hasLeft, disputedPart) : disputed(hasLeft)}
      </p>
    );
  if (isHeldBack) return <p className={NEWS}>{reader === 'assistant' ? HELD_BACK_FROM_THEM : HELD_BACK}</p>;
  if (state !== 'paid' || bank.is !== 'sent_back') return null;
  const day = formatDay(bank.at, zone, now);
  if (reader !== 'assistant')
    return (
      <p className={NEWS}>
        The assistant’s bank sent it back on {day}. It is in their account at Stripe, which sends it again
        once it has a bank account that takes it. The assistant has been told, and you owe nothing more.
      </p>
    );
  return (
    <p className={NEWS}>
      Your bank sent it back on {day}. It is in your account at Stripe, and nothing is lost. Give Stripe a
      bank account that takes it under{' '}
      <NearLink href={addresses.inboxPayouts()} className="text-accent underline underline-offset-4">
        How you are paid
      </NearLink>
      , and Stripe sends it again.
    </p>
  );
}

const NEWS = 'max-w-measure text-sm';

const HELD_BACK_FROM_THEM =
  'It isn’t sent to you yet: the charge that it was to come from was refunded to the business. After the business decides, it is sent, or owed to you again and paid another time.';

const DISPUTED = 'The business’s bank disputes the charge that this payment came from.';

function disputed(hasLeft: boolean): string {
  return hasLeft
    ? `${DISPUTED} What was sent to the assistant stays with them.`
    : `${DISPUTED} It isn’t sent on until the bank has decided.`;
}

function disputedForThem(hasLeft: boolean, part: string): string {
  return hasLeft
    ? `${DISPUTED} That is between the two of them: what was sent to you stays yours, and you don’t have to do anything.`
    : `${DISPUTED}${part === '' ? '' : ` ${part}`} Until the bank has decided, it can’t be sent to you. After that the business sends it, or it is owed to you again.`;
}
