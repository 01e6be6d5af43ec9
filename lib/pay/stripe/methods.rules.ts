import type { MethodKind } from '@/lib/platform/money/stripe-fees';
import { capitalised } from '@/lib/platform/text/capitalised';

const KINDS: Record<MethodKind, string> = {
  us_bank_account: 'US bank account',
  card: 'Card',
};

export const METHOD_KINDS = ['us_bank_account', 'card'] as const satisfies readonly MethodKind[];

/** @returns a kind's name on every page. */
export function methodKindInWords(kind: MethodKind): string {
  return KINDS[kind];
}

/** A card or an account that was charged: of which kind, and its brand or its bank. */
export type Charged = { readonly kind: MethodKind; readonly label: string };

/** @returns where a refund goes: to what was charged, and nowhere else (docs.stripe.com/refunds, "Refund destinations"). */
export function chargedInWords({ kind, label }: Charged): string {
  if (kind === 'card' && label === NAMELESS.card) return 'your card';
  // “Mastercard” says it already
  if (kind === 'card') return /card$/i.test(label) ? `your ${label}` : `your ${label} card`;
  return label === NAMELESS.us_bank_account ? 'your bank account' : `your account at ${label}`;
}

/** How long a refund takes until the bank or the card shows it, at most as a rule. */
export const REFUND_TAKES = 'ten working days';

const NAMELESS: Record<MethodKind, string> = { card: 'Card', us_bank_account: 'Bank account' };

type Described = {
  readonly type: string;
  readonly card?: { readonly brand: string | null } | null;
  readonly us_bank_account?: { readonly bank_name: string | null } | null;
};

/** @returns the card or account of a charge; null for anything else, which runs don't use. */
export function chargedBy(details: Described | null): Charged | null {
  const kind = METHOD_KINDS.find((each) => each === details?.type);
  return details && kind !== undefined ? { kind, label: labelOf(details) } : null;
}

/** @returns what is kept of a payment method: a card's brand or a bank's name, never a number. */
export function labelOf({ card, us_bank_account: account }: Described): string {
  const name = (card?.brand ?? account?.bank_name ?? '').replace(/\d+/g, '').trim().slice(0, 100);
  if (name === '') return NAMELESS[card ? 'card' : 'us_bank_account'];
  return capitalised(name);
}
