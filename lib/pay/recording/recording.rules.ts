import { formatMoney, type Money } from '@/lib/platform/money/money';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { accept, type Result, refuse } from '@/lib/platform/result';
import { dateIn } from '@/lib/platform/time/zones';
import { owedField, partField, partKey } from '../owed/owed-fields.rules';
import type { OrderLine } from '../rails/rail';

/** An owed item that an owner says they have paid. */
export type ChosenOwed = {
  readonly id: string;
  readonly engagementId: string;
  readonly assistant: string;
  readonly money: Money;
  /** a payment counts for it already: nothing else can pay it */
  readonly isInPayment: boolean;
};

/** What one payment pays: items owed to one assistant, in one currency. */
export type PaymentPart = {
  readonly key: string;
  readonly engagementId: string;
  readonly assistant: string;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
};

/**
 * @param zones where it is looked at: the business's, on whose calendar pay is due, and the owner's, who sent it today
 * on their own
 * @returns whether something can have been sent on a day, `YYYY-MM-DD`: it has come in one of the zones.
 */
export function decideSentOn(sentOn: string, zones: readonly string[], now: Date): Result {
  return zones.every((zone) => sentOn > dateIn(now, zone))
    ? refuse('in_the_future', 'Record it once it is sent.', 'sentOn')
    : accept(undefined);
}

/** @returns the choice as payments: one per assistant and currency, in order of first appearance. */
export function paymentPartsOf(chosen: readonly ChosenOwed[]): readonly PaymentPart[] {
  const parts = Map.groupBy(chosen, ({ engagementId, money }) => partKey(engagementId, money.currency));
  return [...parts].flatMap(([key, owed]) => {
    const [first] = owed;
    if (!first) return [];
    const { engagementId, assistant, money } = first;
    return {
      key,
      engagementId,
      assistant,
      lines: owed.map((each) => ({ owedId: each.id, money: each.money })),
      total: { minor: sumOf(owed.map((each) => each.money.minor)), currency: money.currency },
    };
  });
}

/**
 * Decides whether the whole choice can be recorded as paid. Either all of it can, or none: each item that can't is
 * named.
 * @returns the payments
 */
export function decideParts(chosen: readonly ChosenOwed[]): Result<readonly PaymentPart[]> {
  const paid = chosen.filter(({ isInPayment }) => isInPayment);
  if (paid.length > 0) {
    const named = paid.map(({ money, assistant }) => `${formatMoney(money)} of ${assistant}`);
    return refuseAt(
      'paid_already',
      `Nothing was recorded, because there is already a payment for this: ${named.join(', ')}. Leave it out.`,
      paid.map(({ id }) => [owedField(id), 'There is already a payment for this. Leave it out.']),
    );
  }
  const parts = paymentPartsOf(chosen);
  const empty = parts.filter(({ total }) => total.minor <= 0);
  if (empty.length > 0) {
    return refuseAt(
      'nothing_owed',
      `Nothing was recorded, because what you chose for ${empty.map(({ assistant }) => assistant).join(', ')} comes to nothing that could be paid. Choose more of what is owed, or nothing.`,
      empty.map(({ key }) => [partField(key), 'Together these come to nothing that could be paid.']),
    );
  }
  return accept(parts);
}

function refuseAt(code: string, message: string, fields: readonly (readonly [string, string])[]) {
  const { ok, refusal } = refuse(code, message, 'owed');
  return { ok, refusal: { ...refusal, fields: Object.fromEntries(fields) } };
}

/** @returns the totals of payments, one per currency. */
export function totalsByCurrency(parts: readonly Pick<PaymentPart, 'total'>[]): readonly Money[] {
  return [...Map.groupBy(parts, ({ total }) => total.currency)]
    .map(([currency, own]) => ({ currency, minor: sumOf(own.map(({ total }) => total.minor)) }))
    .sort((one, other) => one.currency.localeCompare(other.currency, 'en'));
}
