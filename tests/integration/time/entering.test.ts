import { describe, expect, it } from 'vitest';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import { saveEntry } from '@/lib/time/entries/entering.actions';
import { getTimePage } from '@/lib/time/weeks/page.queries';
import { type AgreementRef, givenAmended, type Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { givenEachPair } from '@/tests/support/each-pair';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  closes,
  entryForm,
  FRIDAY_EVENING,
  givenAgreedBefore,
  givenEntry,
  givenHandedIn,
  MONDAY,
  owedIn,
  sheetOf,
} from '@/tests/support/time';

describe('a stretch of time', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  let agreed: AgreementRef;
  givenEachPair(async (each) => {
    pair = each;
    agreed = await givenAgreedBefore(pair);
  });

  const saves = (form: Parameters<typeof submit>[1]) =>
    atTime(FRIDAY_EVENING, () => asPerson(pair.assistant, () => submit(saveEntry, form)));

  it.each([
    ['overlaps another', { from: '10:30', until: '12:00' }, 'overlaps', 'from'],
    ['lies ahead', { date: '2027-03-13' }, 'in_the_future', 'until'],
    ['lies before the agreement', { date: '2027-02-26' }, 'no_agreement', 'date'],
    ['ends when it began', { from: '13:00', until: '13:00' }, 'no_time', 'until'],
  ])('that %s is refused', async (_what, changes, code, field) => {
    await givenEntry(pair);

    const refusal = refusalOf(await saves(entryForm(pair, changes)));

    expect(refusal.code).toBe(code);
    expect(Object.keys(refusal.fieldErrors)).toEqual([field]);
    expect(refusal.values.note).toEqual(['Answered the mail of the weekend']);
  });

  it('may begin where another ends, and go on over midnight', async () => {
    await givenEntry(pair);
    await givenEntry(pair, { from: '11:00', until: '12:00' });
    await givenEntry(pair, { from: '23:00', until: '01:30' });

    const { week } = await getTimePage(
      pair.assistant.userId,
      { engagementId: pair.engagementId, week: MONDAY },
      FRIDAY_EVENING,
    );
    expect(week?.entries.map(({ minutes }) => minutes)).toEqual([120, 60, 150]);
  });

  it('becomes an entry for each day of the business that it covers, in its week, and once however often it is sent', async () => {
    await givenAmended(pair, agreed, '2027-03-08T16:00:00Z', { startsOn: '2027-03-08', rate: '16' });
    // Monday from 12:00 to 15:00 in Manila: the last two hours of Sunday in Chicago, and the first of Monday
    const form = entryForm(pair, { date: '2027-03-08', from: '12:00', until: '15:00' });
    doneOf(await saves(form));
    doneOf(await saves(form));
    expect(refusalOf(await saves({ ...form, until: '15:30' })).code).toBe('sent_before');

    for (const [week, day, minutes] of [
      ['2027-03-01', '2027-03-07', 120],
      [MONDAY, MONDAY, 60],
    ] as const) {
      const page = await getTimePage(
        pair.assistant.userId,
        { engagementId: pair.engagementId, week },
        FRIDAY_EVENING,
      );
      expect(page.week?.entries).toMatchObject([{ day, minutes }]);
      doneOf(await closes(pair, week));
      const sheet = { ...(await sheetOf(pair.owner, pair, week)), note: '' };
      doneOf(await asPerson(pair.owner, () => submit(approveTimesheet, sheet)));
    }
    // each at its day's rate
    expect((await owedIn(pair.owner, pair)).map(({ amountMinor }) => amountMinor)).toEqual([2900n, 1600n]);
  });

  it('is refused whole, saying from when on, if the week after midnight is handed in', async () => {
    await givenHandedIn(pair);

    const refusal = refusalOf(
      await saves(entryForm(pair, { date: '2027-03-08', from: '12:00', until: '15:00' })),
    );

    expect(refusal.code).toBe('wrong_state');
    expect(refusal.message).toContain('From 14:00 on it is Mon 8 Mar for the business.');
    expect((await sheetOf(pair.owner, pair, '2027-03-01')).id).toBe('');
  });

  it('never lies in two days of the business, whoever writes the row', async () => {
    const id = await givenEntry(pair);
    const goesOn = withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, (tx) =>
      tx.timeEntry.updateMany({ where: { id }, data: { endedAt: new Date('2027-03-09T06:30:00Z') } }),
    );

    await expect(goesOn).rejects.toThrow('time lies in one day of the business');
  });

  it("counts on the business's day on which it began", async () => {
    // 01:00 on Monday in Manila is Sunday noon in Chicago
    await givenEntry(pair, { date: '2027-03-08', from: '01:00', until: '02:00' });

    const { week } = await getTimePage(
      pair.assistant.userId,
      { engagementId: pair.engagementId, week: '2027-03-01' },
      FRIDAY_EVENING,
    );
    expect(week?.entries).toMatchObject([{ day: '2027-03-07' }]);
    expect((await sheetOf(pair.owner, pair)).id).toBe('');
  });
});
