import { describe, expect, it } from 'vitest';
import { getHome } from '@/lib/briefs/home/home.queries';
import { setNotificationTimes } from '@/lib/notifications/choosing/choosing.actions';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { approveExpense, declineExpense, submitExpense } from '@/lib/pay/expenses/expenses.actions';
import { addExtra } from '@/lib/pay/extras/extras.actions';
import { askForOverdue } from '@/lib/pay/owed/overdue.jobs';
import { withdrawPayment } from '@/lib/pay/recording/answering.actions';
import { getStatement } from '@/lib/pay/statements/statement.queries';
import { statementAsCsv } from '@/lib/pay/statements/statement-csv';
import { setWorkspaceHours } from '@/lib/people/hours/hours.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { FIRST_TRY } from '@/tests/support/first-try';
import { whenMailIsDue } from '@/tests/support/notifications';
import { givenApprovedPair } from '@/tests/support/pay/approved-pair';
import { expenseForm, givenExpense, givenRecorded, NEXT_MONDAY } from '@/tests/support/pay/pay';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { balancesOf, FRIDAY_EVENING, owedIn } from '@/tests/support/time';

describe('what is owed, as both see it', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { says, records, mails, overview } = givenApprovedPair((each) => {
    pair = each;
  });

  it('is overdue past the agreed day, for both', async () => {
    const late = new Date('2027-03-20T12:00:00Z');
    const home = async (at: Date) =>
      (await getHome({ userId: pair.owner.userId, role: 'owner' }, pair.workspace.id, at)).pay;
    expect(await home(NEXT_MONDAY)).toEqual([]);
    expect(await home(late)).toMatchObject([{ kind: 'overdue', minor: 2900, day: '2027-03-19' }]);

    expect(await overview(late)).toMatchObject([{ owedMinor: 2900, overdueMinor: 2900 }]);
    const earnings = await getEarnings(pair.assistant.userId, late);
    const mine = earnings.businesses.find(({ engagementId }) => engagementId === pair.engagementId);
    expect(mine?.totals).toMatchObject([{ overdueMinor: 2900, nextDue: '2027-03-19' }]);

    // what is deducted afterwards has a later day, and comes off all the same
    const deducts = async (amount: string) => {
      const form = { workspaceId: pair.workspace.id, engagementId: pair.engagementId, id: newId(), amount };
      const less = { kind: 'correction', direction: 'less', note: 'Was paid in cash' };
      doneOf(await atTime(late, () => asPerson(pair.owner, () => submit(addExtra, { ...form, ...less }))));
    };
    await deducts('20');
    expect(await home(late)).toMatchObject([{ kind: 'overdue', minor: 900, day: '2027-03-19' }]);
    await deducts('9');
    expect(await home(late)).toEqual([]);
    expect(await overview(late)).toMatchObject([{ owedMinor: 0, overdueMinor: 0, nextDue: null }]);
  });

  it('is asked about once it is overdue, of the owner again and again, and never of the assistant: they are told that it was', async () => {
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    const asks = (days: number, day: string) =>
      atTime(new Date(`2027-03-${day}T14:00:00Z`), () =>
        askForOverdue.perform({ ...place, dueOn: '2027-03-19', days }, FIRST_TRY),
      );
    const told = async () =>
      (await mails('pay.overdue')).map(({ toAddress, subject }) => [toAddress, subject]);
    const owners = [pair.owner.email, expect.stringMatching(/^Overdue: USD 29\.00 to .+, since Fri 19 Mar$/)];

    // twice, since a worker died
    for (const _ of [1, 2]) await asks(1, '20');
    expect(await told()).toHaveLength(2);
    expect(await told()).toEqual(
      expect.arrayContaining([
        owners,
        [pair.assistant.email, expect.stringMatching(/^Late: USD 29\.00 from .+, due by Fri 19 Mar$/)],
      ]),
    );
    await asks(3, '22');
    expect((await told()).filter(([to]) => to === pair.owner.email)).toEqual([owners, owners]);

    // it is on its way, and then it isn't
    const payment = await givenRecorded(pair);
    await asks(7, '26');
    expect(await told()).toHaveLength(3);
    doneOf(await says(pair.owner, withdrawPayment, { ...payment, note: 'It came back.' }));
    await asks(7, '26');
    expect(await told()).toHaveLength(4);
  });

  it('is asked about on working days, where the business has said which those are, and once for those off', async () => {
    const hours = { days: ['1', '2', '3', '4', '5'], from: '08:00', until: '17:00' };
    const business = { workspaceId: pair.workspace.id, version: 1, holidayCountry: '', holidayRegion: '' };
    doneOf(await asPerson(pair.owner, () => submit(setWorkspaceHours, { ...business, ...hours })));
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    const next = () =>
      withActor(
        { kind: 'workspace', workspaceId: pair.workspace.id },
        (tx) => tx.$queryRaw<{ runAt: Date; days: number }[]>`
          SELECT run_at AS "runAt", (payload ->> 'days')::int AS days FROM graphile_worker._private_jobs
          WHERE key = ${`pay.overdue:${pair.engagementId}:2027-03-19`}`,
      );
    const asks = (day: string) =>
      atTime(new Date(day), () =>
        askForOverdue.perform({ ...place, dueOn: '2027-03-19', days: 1 }, FIRST_TRY),
      );

    // the day after Friday
    await asks('2027-03-20T14:00:00Z');
    expect(await mails('pay.overdue')).toEqual([]);
    const monday = new Date('2027-03-22T13:00:00Z');
    expect(await next()).toEqual([{ runAt: monday, days: 1 }]);
    await asks(monday.toISOString());

    expect(await mails('pay.overdue')).toHaveLength(2);
    // Monday is the third day after, on which it isn't asked a second time
    expect(await next()).toEqual([{ runAt: new Date('2027-03-26T14:00:00Z'), days: 7 }]);
  });

  it.each([
    { what: 'is told of in the morning where it is late at night for one of them', isSent: false, mailed: 1 },
    { what: 'isn’t, where it was sent by then', isSent: true, mailed: 0 },
  ])('$what', async ({ isSent, mailed }) => {
    const rests = async (quietFrom: string, quietUntil: string) => {
      const times = { quietFrom, quietUntil, digestAt: '08:00', digestWeekday: '1' };
      doneOf(await asPerson(pair.assistant, () => submit(setNotificationTimes, times)));
    };
    await rests('21:00', '07:00');
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    // 22:00 in Manila
    await atTime(new Date('2027-03-20T14:00:00Z'), () =>
      askForOverdue.perform({ ...place, dueOn: '2027-03-19', days: 1 }, FIRST_TRY),
    );
    if (isSent) await givenRecorded(pair);

    await whenMailIsDue(pair.assistant, new Date('2027-03-20T23:00:00Z'));

    const late = (await mails('pay.overdue')).filter(({ toAddress }) => toAddress === pair.assistant.email);
    expect(late).toHaveLength(mailed);
    await rests('', '');
  });

  it('is on one statement, the same for both, with the balance after each line', async () => {
    await givenRecorded(pair);
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };

    const [his, hers] = await Promise.all(
      [pair.owner, pair.assistant].map(({ userId }) => getStatement(userId, place, 2027, NEXT_MONDAY)),
    );

    expect(his?.lines).toEqual(hers?.lines);
    expect(his?.lines.map(({ changeMinor, balanceMinor }) => [changeMinor, balanceMinor])).toEqual([
      [2900, 2900],
      [-2900, 0],
    ]);
  });

  it('neutralises formulas that somebody typed, and leaves our own negative numbers', async () => {
    await givenRecorded(pair, { reference: '=HYPERLINK("https://evil.example")' });
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    const statement = await getStatement(pair.owner.userId, place, 2027, NEXT_MONDAY);

    const csv = statement ? statementAsCsv(statement) : '';

    expect(csv).toContain(`"'=HYPERLINK`);
    expect(csv).toContain(',-29.00,0.00,');
  });

  it('includes an approved expense and a bonus, and lets a correction subtract something', async () => {
    const expense = await givenExpense(pair);
    for (const _ of [1, 2]) doneOf(await says(pair.owner, approveExpense, { ...expense, note: '' }));
    expect(refusalOf(await says(pair.owner, approveExpense, { ...expense, note: 'Thank you.' })).code).toBe(
      'wrong_state',
    );
    const extra = { workspaceId: pair.workspace.id, engagementId: pair.engagementId, amount: '10' };
    doneOf(
      await says(pair.owner, addExtra, {
        ...extra,
        id: newId(),
        kind: 'bonus',
        direction: 'more',
        note: 'Well done',
      }),
    );
    const [time] = await owedIn(pair.owner, pair);
    const correction = {
      kind: 'correction',
      direction: 'less',
      note: 'Half an hour too much',
      correctsId: time?.id,
    };
    doneOf(await says(pair.owner, addExtra, { ...extra, id: newId(), amount: '7.25', ...correction }));

    expect((await owedIn(pair.assistant, pair)).map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['time', 2900n],
      ['expense', 2490n],
      ['bonus', 1000n],
      ['correction', -725n],
    ]);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': -5665 });
    doneOf(await records());
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': 0, 'underway USD': -5665 });
  });

  it('lets nothing but a correction subtract anything', async () => {
    const form = { workspaceId: pair.workspace.id, engagementId: pair.engagementId, id: newId(), note: 'No' };

    const answer = await says(pair.owner, addExtra, {
      ...form,
      kind: 'bonus',
      direction: 'less',
      amount: '5',
    });

    expect(refusalOf(answer).fieldErrors.direction).toContain('Only a correction');
  });

  it('requires a receipt for an expense, and a reason for a refusal', async () => {
    const bare = await atTime(FRIDAY_EVENING, () =>
      asPerson(pair.assistant, () => submit(submitExpense, expenseForm(pair, { receipt: null }))),
    );
    const expense = await givenExpense(pair);
    const declined = await says(pair.owner, declineExpense, { ...expense, note: '' });

    expect(refusalOf(bare).fieldErrors.receipt).toContain('Add the receipt');
    expect(refusalOf(declined).fieldErrors.note).toContain('Say why');
  });
});
