import { expect, it } from 'vitest';
import { getFacts } from '@/lib/evaluations/facts/queries';
import { atTime } from '@/lib/platform/clock';
import { type AgreementRef, givenAmended, type Pair } from '@/tests/support/agreements';
import { givenEachPair } from '@/tests/support/each-pair';
import { givenEnded, placeOf } from '@/tests/support/endings';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { BY_THE_BRIEF, givenAgreedBefore } from '@/tests/support/time';

/**
 * Facts say whether time was counted at all: where pay isn't hourly, "none" beside a cost would say that nothing was
 * done.
 */
givenDatabaseWithPeople();
let pair: Pair;
let agreed: AgreementRef;
givenEachPair(async (each) => {
  pair = each;
  agreed = await givenAgreedBefore(pair);
});

/** @returns whether time counts from one midnight of the business to another. */
async function isCounted(from: string, until: string): Promise<boolean | undefined> {
  const period = { from: new Date(`${from}T06:00:00Z`), until: new Date(`${until}T06:00:00Z`) };
  const facts = await getFacts(pair.owner.userId, placeOf(pair), period, new Date('2027-06-01T12:00:00Z'));
  return facts?.period.time.isCounted;
}

it('time counts while an agreement pays by the hour: not before it, and until another pays otherwise', async () => {
  expect(await isCounted('2027-02-01', '2027-03-01')).toBe(false);
  expect(await isCounted('2027-02-01', '2027-03-02')).toBe(true);
  expect(await isCounted('2027-04-01', '2027-05-01')).toBe(true);

  await givenAmended(pair, agreed, '2027-03-10T16:00:00Z', BY_THE_BRIEF);

  expect(await isCounted('2027-03-01', '2027-03-11')).toBe(true);
  expect(await isCounted('2027-03-09', '2027-03-10')).toBe(true);
  expect(await isCounted('2027-03-10', '2027-04-01')).toBe(false);
});

it('time counts to the last day of the work, and not after it', async () => {
  await atTime(new Date('2027-03-10T16:00:00Z'), () => givenEnded(pair));

  expect(await isCounted('2027-03-10', '2027-03-11')).toBe(true);
  expect(await isCounted('2027-03-11', '2027-04-01')).toBe(false);
});

it('time counts to the last day of a term, and not on the day after it, while nothing else is agreed', async () => {
  await givenAmended(pair, agreed, '2027-03-10T16:00:00Z', { endsOn: '2027-03-31' });

  expect(await isCounted('2027-03-31', '2027-04-01')).toBe(true);
  expect(await isCounted('2027-04-01', '2027-05-01')).toBe(false);
});

it('time counts under a retainer with included hours, and not under one without', async () => {
  const retainer = { ...BY_THE_BRIEF, payType: 'retainer', rate: '800', paySchedule: 'monthly' };
  const counting = await givenAmended(pair, agreed, '2027-03-10T16:00:00Z', {
    ...retainer,
    retainerHours: '40',
  });
  expect(await isCounted('2027-03-10', '2027-04-01')).toBe(true);

  await givenAmended(pair, counting, '2027-04-12T16:00:00Z', { ...retainer, retainerHours: '' });

  expect(await isCounted('2027-04-12', '2027-05-01')).toBe(false);
});
