import { describe, expect, it } from 'vitest';
import { withActor } from '@/lib/platform/tenancy';
import { ask, givenToken } from '@/tests/support/api';
import { givenRecords, onNextMonday } from '@/tests/support/api-records';
import { FRIDAY_EVENING, givenEntry, givenHandedIn, owedIn, sheetOf } from '@/tests/support/time';

const records = givenRecords();

/** Weeks of their own: that of `givenRecords` is approved. */
const EARLIER = '2027-03-01';
const LATER = '2027-03-15';

const approve = (token: string, { id, version }: { id: string; version: number }, json: object = {}) =>
  onNextMonday(() => {
    const headers = { 'if-match': `"${version}"` };
    return ask(token, `/timesheets/${id}/approval`, { method: 'POST', json, headers });
  });

const reviewsOf = (timesheetId: string) =>
  withActor({ kind: 'user', userId: records().people.ruth.userId }, (tx) =>
    tx.timesheetReview.findMany({ where: { timesheetId }, select: { outcome: true, note: true } }),
  );

describe('a week of time that a tool approves', () => {
  it('is approved as by its owner, with a word, and owed: once, though it is sent twice', async () => {
    const { pair, tokens } = records();
    const week = await givenHandedIn(pair, { date: '2027-03-02' }, { monday: EARLIER, at: FRIDAY_EVENING });
    const before = await owedIn(pair.assistant, pair);

    const approved = await approve(tokens.ruth, week, { note: 'Thank you.' });
    const again = await approve(tokens.ruth, week, { note: 'Thank you.' });

    expect(approved).toMatchObject({ status: 200, body: { id: week.id, state: 'approved' } });
    expect(again.body).toEqual(approved.body);
    expect(await reviewsOf(week.id)).toEqual([{ outcome: 'approved', note: 'Thank you.' }]);
    expect(await owedIn(pair.assistant, pair)).toHaveLength(before.length + 1);
    const read = await onNextMonday(() => ask(tokens.ruth, `/timesheets/${week.id}`));
    expect(read.body).toMatchObject({ state: 'approved', version: approved.body.version });
  });

  it('isn’t by whoever worked it, a stranger, a token for something else, or one that hasn’t seen it as it is', async () => {
    const { people, pair, tokens } = records();
    await givenEntry(pair, { date: LATER, from: '22:30', until: '23:00' }, new Date(`${LATER}T20:00:00Z`));
    const open = await sheetOf(pair.owner, pair, LATER);
    const writes = await onNextMonday(() =>
      givenToken(people.ruth, { workspace: people.workspace, scopes: ['time:read', 'time:write'] }),
    );

    expect(await approve(tokens.maria, open)).toMatchObject({ status: 403, body: { code: 'not_yours' } });
    expect(await approve(tokens.dewi, open)).toMatchObject({ status: 404 });
    expect(await approve(tokens.ingrid, open)).toMatchObject({ status: 404 });
    expect(await approve(writes, open)).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } });
    expect(await approve(tokens.ruth, open)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    const handedIn = await givenHandedIn(
      pair,
      { date: '2027-03-16', from: '22:00', until: '23:00' },
      { monday: LATER, at: new Date('2027-03-19T23:00:00Z') },
    );
    expect(handedIn.version).toBeGreaterThan(open.version);
    expect(await approve(tokens.ruth, { ...handedIn, version: open.version })).toMatchObject({ status: 412 });
    expect(await reviewsOf(open.id)).toEqual([]);
  });
});
