import { Temporal } from 'temporal-polyfill';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import { dateIn } from '@/lib/platform/time/zones';
import type { Terms } from './terms.rules';
import { termsInWords } from './wording';

/** One typed term in words, as it is and as it would be. */
export type ChangedTerm = { readonly name: string; readonly before: string; readonly after: string };

/** What stands where an agreement leaves a term out, so that the usual holds. */
const NOT_SAID = 'not said';

/** @returns the typed terms that an amendment changes, in the order one asks for them; empty when it changes none. */
export function changedTerms(before: Terms, after: Terms): readonly ChangedTerm[] {
  const was = new Map(termsInWords(before).map(({ name, value }) => [name, value]));
  const willBe = new Map(termsInWords(after).map(({ name, value }) => [name, value]));
  return [...new Set([...willBe.keys(), ...was.keys()])].flatMap((name) => {
    const [old = NOT_SAID, fresh = NOT_SAID] = [was.get(name), willBe.get(name)];
    return old === fresh ? [] : [{ name, before: old, after: fresh }];
  });
}

/**
 * @param lastDayBefore of those that these terms took the place of, where they run for longer: what was renewed before is
 * renewed by as much again, a year by a year and not by two; null where they were never made longer
 * @returns terms that run for once more as long. The start stays: a renewal takes the place of the agreement in force as
 * soon as both have signed it, and a later start would leave days between them under no agreement at all. Terms without
 * an end are returned as they are.
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
 * @returns clauses with one more at their end, which says what was decided: where an amendment begins that writes a
 * decision down. What would stand for a term in the text of a clause (two braces) is kept from doing so.
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
  /** in which currency, and for what, the rate was said */
  readonly paid: Pick<Terms, 'currency' | 'payType'>;
  readonly madeAt: Date;
};

/**
 * @returns the terms and clauses with which an amendment begins that carries out what an evaluation came to: a new cadence
 * or rate is in the typed terms, which the text shows; anything else is one more clause at the end. So is a rate in another currency,
 * or for something else, than is paid now: as a number it would be another amount.
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

/** One more clause at the end, under a key that no other has. */
function withClause(clauses: readonly ClauseText[], heading: string, text: string): readonly ClauseText[] {
  const keys = new Set(clauses.map(({ key }) => key));
  let own = 1;
  while (keys.has(`own-${own}`)) own += 1;
  return [...clauses, { key: `own-${own}`, heading, body: text.replaceAll('{{', '{ {') }];
}
