import { describe, expect, it } from 'vitest';
import { atTime } from '@/lib/platform/clock';
import { sumOf } from '@/lib/platform/money/money-arithmetic';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import { givenAmended, type Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenAgreedBefore, givenHandedIn, owedIn } from '@/tests/support/time';
import { givenHolder } from '@/tests/support/waiting';

const MONTHLY = { cap: '40', paySchedule: 'monthly', startsOn: '2027-03-01' };
const SECOND_WEEK = { monday: '2027-03-15', at: new Date('2027-03-19T23:00:00Z') };

describe('two weeks of one pay period that are approved at the same moment', () => {
  const { holder, somebodyWaits } = givenHolder(givenDatabaseWithPeople());
  let pair: Pair;
  givenEachPair(async (each) => {
    pair = each;
  });

  // two hours each: 29.00 at the first rate
  it.each([
    { name: 'at one rate', amended: null, rates: [1450n, 1450n] },
    { name: 'at the same rate under two agreements', amended: '14.50', rates: [1450n, 1450n] },
    { name: 'with a rate that was amended between them', amended: '16', rates: [1450n, 1600n] },
  ])('stay under its limit together: $name', async ({ amended, rates }) => {
    const ref = await givenAgreedBefore(pair, MONTHLY);
    const first = await givenHandedIn(pair);
    if (amended !== null)
      await givenAmended(pair, ref, '2027-03-14T16:00:00Z', { ...MONTHLY, rate: amended });
    const second = await givenHandedIn(pair, { date: '2027-03-16' }, SECOND_WEEK);

    // what is owed already can be read, and nothing becomes owed, until both have got that far
    await holder().query('BEGIN');
    await holder().query('LOCK TABLE owed_items IN SHARE MODE');
    const approvals = [first, second].map((week) =>
      atTime(SECOND_WEEK.at, () =>
        asPerson(pair.owner, () => submit(approveTimesheet, { ...week, note: '' })),
      ),
    );
    await somebodyWaits(2);
    await holder().query('COMMIT');
    for (const answer of await Promise.all(approvals)) doneOf(answer);

    const owed = await owedIn(pair.owner, pair);
    expect(owed.map(({ rateMinor }) => rateMinor).toSorted()).toEqual(rates);
    expect(sumOf(owed.map(({ amountMinor }) => Number(amountMinor)))).toBe(4_000);
  });
});
