import { capInWords, type Terms } from '@/lib/agreements/terms/terms.rules';
import { formatMoney } from '@/lib/platform/money/money';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { accept, type Result, refuse } from '@/lib/platform/result';
import type { EXTRA_KINDS, OwedKind } from '../owed/owed.rules';

type ExtraKind = (typeof EXTRA_KINDS)[number];

/** The extras that the limit of a retainer speaks of. A correction puts right what was owed wrongly, and isn't one. */
export const LIMITED_EXTRAS = [
  'bonus',
  'thirteenth_month',
  'allowance',
  'holiday',
] as const satisfies readonly ExtraKind[];

/** @returns whether something owed is an extra under the limit of a retainer. */
export function isLimitedExtra(kind: OwedKind): boolean {
  return LIMITED_EXTRAS.some((each) => each === kind);
}

/** What is left in a pay period of the limit that a retainer has with its extras, and the agreed words of that limit. */
export type ExtrasRoom = Pick<Terms, 'capMinor' | 'currency' | 'paySchedule'> & {
  /** minor units of `currency` */
  readonly leftMinor: number;
};

/**
 * Decides whether an extra lies under what both agreed on at most, "extras included" (adr/0129).
 * @param room null where no limit was agreed, or where pay isn't a retainer
 * @returns accepted, or refused with `over_limit`, at `amount`
 */
export function decideExtra(room: ExtrasRoom | null, amountMinor: number): Result {
  if (room === null || amountMinor <= room.leftMinor) return accept(undefined);
  return refuse(
    'over_limit',
    `You agreed on ${capInWords(room)}, extras included, and ${leftInWords(room)}. Add no more than that, or raise the limit by an amendment.`,
    'amount',
  );
}

/** @returns what an owner reads before they add one: "You agreed on at most USD 1,000.00 per month, extras included: USD 150.00 is left.". */
export function roomInWords(room: ExtrasRoom): string {
  return `You agreed on ${capInWords(room)}, extras included: ${leftInWords(room)}.`;
}

function leftInWords({ leftMinor, currency }: ExtrasRoom): string {
  return leftMinor > 0 ? `${formatMoney({ minor: leftMinor, currency })} is left` : 'nothing is left';
}

/** Something owed, as far as correcting it asks. */
export type Correctable = {
  readonly kind: OwedKind;
  /** what it comes to with all that corrected it before, in minor units of `currency` */
  readonly leftMinor: number;
  readonly currency: string;
};

type Counted = { readonly amountMinor: bigint };

/** @returns what something owed comes to with the entries that changed it since, in minor units of its currency. */
export function comesTo(owed: Counted, changes: readonly Counted[]): number {
  return sumOf([owed, ...changes].map(({ amountMinor }) => Number(amountMinor)));
}

/** What corrects is put right at what it belongs to; what follows from an advance, or came back, is calculated by rules of its own. */
const NOT_CORRECTED: readonly OwedKind[] = ['correction', 'advance', 'recovery', 'returned'];

/** @returns whether an owner may put something owed right by an entry that belongs to it. */
export function mayBeCorrected({ kind }: Pick<Correctable, 'kind'>): boolean {
  return !NOT_CORRECTED.includes(kind);
}

/**
 * Decides whether something owed may be changed by an amount.
 * @param byMinor what is added, or, below zero, taken off
 * @returns accepted, or refused with `not_corrected`, or with `too_much`, at `amount`
 */
export function decideCorrection(owed: Correctable, byMinor: number): Result {
  if (!mayBeCorrected(owed)) return refuse('not_corrected', 'This entry can’t be corrected by itself.');
  if (owed.leftMinor + byMinor >= 0) return accept(undefined);
  const left = formatMoney({ minor: owed.leftMinor, currency: owed.currency });
  return refuse('too_much', `It comes to ${left} now. No more than that can be taken off.`, 'amount');
}
