import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { dateIn } from '@/lib/platform/time/zones';
import type { PeriodFacts } from '../facts/schema';
import { factGroups, type Names } from '../facts/words';
import type { Reference } from './reading';

type Engagement = Reference['engagements'][number];
type AgreementPart = Engagement['agreements'][number];

const PAY_WORDS: Readonly<Record<NonNullable<AgreementPart['pay']>, string>> = {
  hourly: 'paid by the hour',
  fixed: 'a fixed price for each brief',
  // of each week as well: how often it is paid isn't said
  retainer: 'a retainer',
};

/** @returns "Help in the shop, paid by the hour, 2026-01-05 to 2026-06-30", on the business's calendar. */
export function agreementInWords({ title, pay, from, until }: AgreementPart, zone: string): string {
  return [title, pay && PAY_WORDS[pay], from && heldInWords({ from, until }, zone)]
    .filter((part) => part !== null)
    .join(', ');
}

/** @returns "2026-01-05 to 2026-06-30", or "since 2026-01-05", on the business's calendar; the last day is included. */
export function heldInWords(
  { from, until }: { readonly from: string; readonly until: string | null },
  zone: string,
): string {
  const first = dateIn(new Date(from), zone);
  return until ? `${first} to ${dateIn(lastMomentBefore(new Date(until)), zone)}` : `since ${first}`;
}

/** @returns the facts of the assistant's own side, worded as everywhere else; rare ones only if they happened. */
export function factRowsOf(
  { from, facts: { work, time, answers } }: Pick<Engagement, 'from' | 'facts'>,
  names: Names,
): readonly (readonly [name: string, value: string])[] {
  const shown: PeriodFacts = {
    from,
    until: from,
    work,
    time,
    answers: { assistant: answers, owner: null },
    cost: [],
    payments: { due: 0, onTheDay: 0 },
  };
  return factGroups(names, false)
    .flatMap(({ rows }) => rows)
    .filter(({ isOfBusiness }) => !isOfBusiness)
    .map(({ name, isRare, say }) => ({ name, isRare, value: say(shown) }))
    .filter(({ isRare, value }) => !(isRare && NOTHING.includes(value)))
    .map(({ name, value }) => [name, value] as const);
}

/** How a fact says that there was nothing. */
const NOTHING: readonly string[] = ['none', 'never'];
