import { formatMoney } from '@/lib/platform/money/money';
import type { MethodKind } from '@/lib/platform/money/stripe-fees';

// What happened to a run's charge, in the same words in its mail and on its page.

/** A card or an account that was charged: of which kind, and its brand or its bank. */
export type Charged = { readonly kind: MethodKind; readonly label: string };

/** @returns what a business is charged by, as its owner knows it: in the middle of a sentence. */
export function chargedInWords({ kind, label }: Charged): string {
  if (kind === 'card' && label === NAMELESS.card) return 'your card';
  // “Mastercard” says it already
  if (kind === 'card') return /card$/i.test(label) ? `your ${label}` : `your ${label} card`;
  return label === NAMELESS.us_bank_account ? 'your bank account' : `your account at ${label}`;
}

/**
 * How long a refund takes to be there, as Stripe says it: "5-10 business days" to a card
 * (support.stripe.com/questions/customer-refund-processing-time), and "typically … three working days" to a US bank
 * account (support.stripe.com/questions/refunds-for-ach-direct-debit-payments). The bank decides, so it isn't a promise.
 */
const REFUND_TAKES: Record<MethodKind, string> = {
  card: 'five to ten working days to show there',
  us_bank_account: 'three working days to arrive there',
};

/** What stands for a brand or a bank that isn't known. */
export const NAMELESS: Record<MethodKind, string> = { card: 'Card', us_bank_account: 'Bank account' };

/** What an owner reads while their bank disputes a charge. */
export const CHARGE_DISPUTED =
  'Somebody told your bank that this charge wasn’t theirs, and the bank took it back. If that was a mistake, tell your bank. The people you paid keep what they received.';

/** What an owner reads once their bank keeps what it took back. */
export const CHARGE_TAKEN_BACK =
  'That money is yours again. The people you paid keep what they received; what became of the rest is said beside each payment.';

type Dispute = {
  readonly disputedMinor: number;
  readonly chargedMinor: number;
  readonly currency: string;
  /** how many payments the charge is for: how much of theirs is disputed says nothing to one of several */
  readonly payments: number;
};

/** @returns what its assistants are told of how much of a charge is disputed; nothing if all of it is. */
export function disputedPartInWords({ disputedMinor, chargedMinor, currency, payments }: Dispute): string {
  if (disputedMinor <= 0 || disputedMinor >= chargedMinor) return '';
  const part = payments === 1 ? formatMoney({ minor: disputedMinor, currency }) : 'a part';
  return `Only ${part} of it is disputed.`;
}

/**
 * @returns where what is refunded of a charge goes: to what was charged, and nowhere else (docs.stripe.com/refunds,
 * "Refund destinations"); and how long Stripe says that takes. Nothing while that isn't known.
 */
export function refundGoesInWords(charged: Charged | null): string {
  return charged === null
    ? ''
    : `It goes to ${chargedInWords(charged)}. Stripe says that it usually takes ${REFUND_TAKES[charged.kind]}.`;
}

/**
 * @param charged the card or account it goes back to; null: not known
 * @param isPartUnsent some of what the charge was for hasn't been sent on
 * @returns what an owner reads once their charge was refunded in Stripe's dashboard.
 */
export function refundedByHandInWords(charged: Charged | null, isPartUnsent: boolean): string {
  const known =
    'Whoever runs this installation refunded it in Stripe’s dashboard; nobody asked for that in Handover. The people you paid keep what they received, and nothing of that is owed again.';
  const unsent =
    'What wasn’t sent on yet isn’t sent by itself any more: take it back on the pay run, and pay it again.';
  const why = 'If you don’t know why you got it, ask whoever runs this installation.';
  const said = [known, refundGoesInWords(charged), isPartUnsent ? unsent : '', why];
  return said.filter((each) => each !== '').join(' ');
}
