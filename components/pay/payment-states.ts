import type { StateFacts } from '@/components/ui/state-label';
import type { BankStatus } from '@/lib/pay/at-bank.rules';
import type { PaymentRole, PaymentState } from '@/lib/pay/payments/payments.rules';
import type { RailName } from '@/lib/pay/rails/choosing.rules';

/** The wording of a payment's state on every page. "Sent" isn't "in the bank": that is a separate fact. */
export const PAYMENT_STATE_FACTS: Record<PaymentState, StateFacts> = {
  recorded: { meaning: 'money', words: 'Not confirmed yet' },
  confirmed: { meaning: 'done', words: 'Confirmed' },
  disputed: { meaning: 'risk', words: 'Disputed' },
  settled: { meaning: 'done', words: 'Settled' },
  withdrawn: { meaning: 'info', words: 'Taken back' },
  draft: { meaning: 'info', words: 'Being prepared' },
  awaiting_approval: { meaning: 'needs', words: 'Waits for your yes' },
  approved: { meaning: 'money', words: 'About to be collected' },
  charging: { meaning: 'money', words: 'Being collected' },
  charged: { meaning: 'money', words: 'Collected' },
  transferring: { meaning: 'money', words: 'Being sent' },
  paid: { meaning: 'done', words: 'Sent' },
  needs_attention: { meaning: 'needs', words: 'Couldn’t be collected' },
  failed: { meaning: 'risk', words: 'Couldn’t be sent' },
  cancelled: { meaning: 'info', words: 'Cancelled' },
  refunded: { meaning: 'info', words: 'Paid back' },
};

/**
 * Through Stripe it is the business's bank that disputes the charge, and nobody says that the money didn't arrive. To the
 * assistant what was sent before is sent: it stays theirs, and asks nothing of them.
 */
export const CHARGE_DISPUTED: StateFacts = { meaning: 'risk', words: 'Charge disputed by the bank' };

type Standing = {
  readonly rail: RailName;
  readonly state: PaymentState;
  readonly bank: BankStatus;
  readonly hasLeft: boolean;
  /** what of it came back in parts, in minor units */
  readonly returnedMinor: number;
};

/** What of a payment its wording depends on when its charge is disputed. */
type Disputable = Pick<Standing, 'hasLeft'> & { readonly isChargeDisputed: boolean };

/** @returns whether a dispute of the charge is no concern of the reader's: it was sent to them before. */
export function isSentAllTheSame({ hasLeft, isChargeDisputed }: Disputable, reader: PaymentRole): boolean {
  return reader === 'assistant' && hasLeft && isChargeDisputed;
}

/**
 * @returns one payment's wording: “In the bank” once Stripe has reported that the payout arrived, unless the bank has
 * sent it back since; “Came back” if it failed after it was sent; and if only a part did, exactly that.
 */
export function paymentStateFacts(standing: Standing, reader: PaymentRole): StateFacts {
  const { rail, bank, hasLeft, returnedMinor } = standing;
  const isChargeDisputed = standing.state === 'disputed' && rail !== 'external';
  const state = isSentAllTheSame({ hasLeft, isChargeDisputed }, reader) ? 'paid' : standing.state;
  if (state === 'disputed' && rail !== 'external') return CHARGE_DISPUTED;
  if (state === 'paid' && returnedMinor > 0) return { meaning: 'risk', words: 'Came back in part' };
  if (state === 'paid' && bank.is === 'arrived') return { meaning: 'done', words: 'In the bank' };
  if (state === 'paid' && bank.is === 'sent_back') return { meaning: 'risk', words: 'Sent back by the bank' };
  if (state === 'failed' && hasLeft) return { meaning: 'risk', words: 'Came back' };
  return PAYMENT_STATE_FACTS[state];
}
