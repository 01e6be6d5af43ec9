import { Temporal } from 'temporal-polyfill';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import { dateIn } from '@/lib/platform/time/zones';
import { termsInWords } from '../document/wording';
import type { Terms } from '../terms/terms.rules';

/** One typed term in words, as it is and as it would be. */
export type ChangedTerm = { readonly name: string; readonly before: string; readonly after: string };

/** Shown where an agreement leaves a term out, so that the default applies. */
const NOT_SAID = 'not said';

/** @returns the typed terms that an amendment changes, in reading order; empty when it changes none. */
export function changedTerms(before: Terms, after: Terms): readonly ChangedTerm[] {
  const was = new Map(termsInWords(before).map(({ name, value }) => [name, value]));
  const willBe = new Map(termsInWords(after).map(({ name, value }) => [name, value]));
  return [...new Set([...willBe.keys(), ...was.keys()])].flatMap((name) => {
    const [old = NOT_SAID, fresh = NOT_SAID] = [was.get(name), willBe.get(name)];
    return old === fresh ? [] : [{ name, before: old, after: fresh }];
  });
}

/**
 * @param lastDayBefore of the original terms, if these were prolonged: a renewal adds the original length again, a year
 * to a year rather than two; null if they were never prolonged
 * @returns terms that run once more for that length. The start stays: a renewal replaces the agreement in force as soon
 * as both have signed it, and a later start would leave days without any agreement. Terms without an end are returned
 * as they are.
 */
export function renewed(terms: Terms, lastDayBefore: string | null): Terms {
  if (terms.endsOn === null) return terms;
  const start =
    lastDayBefore === null
      ? Temporal.PlainDate.from(terms.startsOn)
      : Temporal.PlainDate.from(lastDayBefore).add({ days: 1 });
  const next = Temporal.PlainDate.from(terms.endsOn).add({ days: 1 });
  const { years, months, days } = start.until(next, { largestUnit: 'years' });
  // counted from the day after, so that a year of 365 days is followed by a year and not by 365 days
  const endsOn = next.add({ years, months, days }).subtract({ days: 1 });
  return { ...terms, endsOn: endsOn.toString() };
}

type ClauseText = { readonly key: string; readonly heading: string; readonly body: string };

/**
 * @returns clauses with one more at the end that states what was decided: for an amendment that puts a decision in
 * writing. Anything that would act as a placeholder (double braces) is escaped.
 */
export function withDecision(
  clauses: readonly ClauseText[],
  { text, decidedAt }: { readonly text: string; readonly decidedAt: Date },
  zone: string,
): readonly ClauseText[] {
  return withClause(clauses, `Decided on ${dateInWords(dateIn(decidedAt, zone))}`, text);
}

type Adjusted = {
  readonly kind: string;
  readonly what: string;
  readonly months: number | null;
  readonly rateMinor: number | null;
  /** the currency and the unit of the rate */
  readonly paid: Pick<Terms, 'currency' | 'payType'>;
  readonly madeAt: Date;
};

/**
 * @returns the terms and clauses of an amendment that carries out an evaluation's adjustment: a new cadence or rate
 * goes into the typed terms, which the text shows; anything else becomes one more clause at the end. So does a rate in
 * another currency, or for another unit, than is paid now: as a number it would mean another amount.
 */
export function withAdjustment<Clause extends ClauseText>(
  { terms, clauses }: { readonly terms: Terms; readonly clauses: readonly Clause[] },
  { kind, what, months, rateMinor, paid, madeAt }: Adjusted,
  zone: string,
): { readonly terms: Terms; readonly clauses: readonly ClauseText[] } {
  if (kind === 'cadence' && months !== null) {
    return { terms: { ...terms, evaluationCadenceMonths: months }, clauses };
  }
  const isPaidSo = paid.currency === terms.currency && paid.payType === terms.payType;
  if (kind === 'rate' && rateMinor !== null && isPaidSo) return { terms: { ...terms, rateMinor }, clauses };
  const heading = `Adjusted on ${dateInWords(dateIn(madeAt, zone))}`;
  return { terms, clauses: withClause(clauses, heading, what) };
}

/** One more clause at the end, under a new key. */
function withClause(clauses: readonly ClauseText[], heading: string, text: string): readonly ClauseText[] {
  const keys = new Set(clauses.map(({ key }) => key));
  let own = 1;
  while (keys.has(`own-${own}`)) own += 1;
  return [...clauses, { key: `own-${own}`, heading, body: text.replaceAll('{{', '{ {') }];
}
