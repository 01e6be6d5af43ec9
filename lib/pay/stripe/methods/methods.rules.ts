import type { MethodKind } from '@/lib/platform/money/stripe-fees';
import { capitalised } from '@/lib/platform/text/capitalised';
import { type Charged, NAMELESS } from '../../charge-words.rules';

const KINDS: Record<MethodKind, string> = {
  us_bank_account: 'US bank account',
  card: 'Card',
};

export const METHOD_KINDS = ['us_bank_account', 'card'] as const satisfies readonly MethodKind[];

/** @returns a kind's name on every page. */
export function methodKindInWords(kind: MethodKind): string {
  return KINDS[kind];
}

/** Why Stripe no longer charges something that was saved: which of the two it was isn't kept. */
export const GONE_BECAUSE = 'it was removed at Stripe, or its holder no longer lets it be charged';

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
