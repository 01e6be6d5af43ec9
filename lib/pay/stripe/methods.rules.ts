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

type Described = {
  readonly type: string;
  readonly card?: { readonly brand: string } | null;
  readonly us_bank_account?: { readonly bank_name: string | null } | null;
};

/** @returns what is kept of a payment method: a card's brand or a bank's name, never a number. */
export function labelOf({ card, us_bank_account: account }: Described): string {
  const name = (card?.brand ?? account?.bank_name ?? '').replace(/\d+/g, '').trim().slice(0, 100);
  if (name === '') return card ? 'Card' : 'Bank account';
  return capitalised(name);
}
