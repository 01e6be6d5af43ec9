import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeOf as foundAt } from '@/components/search/places';
import { getHome } from '@/lib/briefs/home.queries';
import { hasUnreadAbout } from '@/lib/notifications/queries';
import { markReadAbout } from '@/lib/notifications/reading.actions';
import { addAdvance } from '@/lib/pay/advancing.actions';
import { confirmPayment, disputePayment, settlePayment, withdrawPayment } from '@/lib/pay/answering.actions';
import { getEarnings } from '@/lib/pay/earnings.queries';
import { approveExpense, declineExpense, submitExpense } from '@/lib/pay/expenses.actions';
import { addExtra } from '@/lib/pay/extras.actions';
import { askForOverdue } from '@/lib/pay/overdue.jobs';
import { getPayOverview } from '@/lib/pay/overview.queries';
import { getPaymentPage } from '@/lib/pay/payment.queries';
import { getReceipt } from '@/lib/pay/receipt.queries';
import { recordPayment } from '@/lib/pay/recording.actions';
import { getStatement } from '@/lib/pay/statement.queries';
import { statementAsCsv } from '@/lib/pay/statement-csv';
import { getYears } from '@/lib/pay/years.queries';
import { yearsAsCsv } from '@/lib/pay/years-csv';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { addresses } from '@/lib/platform/addresses';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { searchInbox, searchWorkspace } from '@/lib/search/full.queries';
import { NEWEST } from '@/lib/threads/looking.rules';
import { postMessage } from '@/lib/threads/posting.actions';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { endingPages, placeOf } from '@/tests/support/endings';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/forms';
import { noticesOf } from '@/tests/support/notices';
import {
  expenseForm,
  givenExpense,
  givenRecorded,
  NEXT_MONDAY,
  paymentForm,
  paymentOf,
} from '@/tests/support/pay';
import { asPerson, givenManager, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { says as writes } from '@/tests/support/threads';
import { balancesOf, FRIDAY_EVENING, givenAgreedBefore, givenApproved, owedIn } from '@/tests/support/time';

describe('money that an owner sent another way', () => {
  givenDatabaseWithPeople();
  let people: People;
  let pair: Pair;
  let count = 0;
  beforeAll(async () => {
    people = await givenPeople();
  });
  beforeEach(async () => {
    count += 1;
    pair = await givenPair(people, `Adeyemi ${count}`);
    await givenAgreedBefore(pair);
    await givenApproved(pair);
  });

  type Person = Pair['owner'];
  const says = <Data>(person: Person, action: FormAction<Data>, form: Fields) =>
    atTime(NEXT_MONDAY, () => asPerson(person, () => submit(action, form)));
  const records = (changes: Parameters<typeof submit>[1] = {}) =>
    paymentForm(pair, changes).then((form) => says(pair.owner, recordPayment, form));
  const mails = (kind: string) =>
    withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, (tx) =>
      tx.mail.findMany({ where: { workspaceId: pair.workspace.id, kind } }),
    );
  const wanted = { typed: 'porcelain', kinds: [], after: null };
  const overview = async (at = NEXT_MONDAY) =>
    (await getPayOverview(pair.owner.userId, pair.workspace.id, at)).assistants[0]?.totals;

  it('is talked about on its own page, by its two sides alone', async () => {
    const payment = await givenRecorded(pair);
    const about = { workspaceId: payment.workspaceId, subject: 'payment', subjectId: payment.id } as const;
    const page = (person: Person, side: 'owner' | 'assistant') =>
      getPaymentPage(person.userId, side, payment, NEWEST);

    const messageId = await writes(pair.assistant, about, 'Wise took four dollars of the porcelain money.');

    expect((await page(pair.owner, 'owner'))?.thread).toMatchObject({
      unread: { count: 1, firstId: messageId },
    });
    expect((await page(pair.assistant, 'assistant'))?.payment).toMatchObject({ amountMinor: 2900 });
    expect(await page(people.foreign.owner, 'owner')).toBeNull();
    expect(await page(people.dewi, 'assistant')).toBeNull();
    expect(await page(pair.owner, 'assistant')).toBeNull();
    const strangers = await asPerson(people.dewi, () =>
      submit(postMessage, { ...about, body: 'Me too', clientKey: newId() }),
    );
    expect(refusalOf(strangers).code).toBe('not_found');
    const [found] = (await searchWorkspace(pair.owner.userId, payment.workspaceId, wanted)).found;
    expect(found).toMatchObject({ about: { kind: 'payment', title: 'Payment of 15 Mar 2027, T-2041' } });
    expect(found && foundAt({ slug: pair.workspace.slug }, found)).toBe(
      `${addresses.payment(pair.workspace.slug, payment.id)}?m=${messageId}#m-${messageId}`,
    );
    expect((await searchInbox(people.dewi.userId, wanted)).found).toEqual([]);
  });

  it('has a receipt once it has arrived, for its two sides alone, and counts in the totals of its year', async () => {
    const payment = await givenRecorded(pair, { fee: '1.20' });
    const ref = { workspaceId: payment.workspaceId, id: payment.id };
    expect(await getReceipt(pair.owner.userId, ref)).toBeNull();

    doneOf(await says(pair.assistant, confirmPayment, { ...payment, note: '' }));

    const receipt = await getReceipt(pair.assistant.userId, ref);
    expect(receipt).toMatchObject({
      amount: { minor: 2900, currency: 'USD' },
      lines: [{ kind: 'time', minutes: 120, rateMinor: 1450, amountMinor: 2900 }],
    });
    expect(await getReceipt(pair.owner.userId, ref)).toEqual(receipt);
    await givenManager(pair.workspace, people.tomas);
    for (const other of [people.tomas, people.dewi, people.foreign.owner]) {
      expect(await getReceipt(other.userId, ref)).toBeNull();
    }
    const years = await getYears(pair.owner.userId, pair.workspace.id, 2027, NEXT_MONDAY);
    expect(years.assistants).toMatchObject([
      {
        assistant: pair.assistant.name,
        currency: 'USD',
        earnedMinor: 2900,
        receivedMinor: 2900,
        feesMinor: 120,
      },
    ]);
    expect(yearsAsCsv(years)).toContain(`2027,${pair.assistant.name},USD,29.00,29.00,1.20`);
  });

  it('is read about where it is shown, and messages about it only where they are', async () => {
    const payment = await givenRecorded(pair);
    const { workspaceId, id } = payment;
    doneOf(await says(pair.assistant, disputePayment, { ...payment, note: 'Nothing came.' }));
    await writes(pair.assistant, { workspaceId, subject: 'payment', subjectId: id }, 'Shall I ask Wise?');
    const unread = async () =>
      (await noticesOf(pair.owner))
        .filter(({ readAt, subject, subjectId }) => !readAt && subject === 'payment' && subjectId === id)
        .map(({ kind, text }) => [kind, text])
        .sort();
    const said = ['thread.message', `${pair.assistant.name} wrote about “Payment of 15 Mar 2027, T-2041”`];
    expect(await unread()).toEqual([['pay.disputed', expect.any(String)], said]);

    const upTo = new Date('2030-01-01').toISOString();
    const seen = { workspaceId, subject: 'statement', subjectId: pair.engagementId, upTo };
    expect(await hasUnreadAbout(pair.owner.userId, { ...seen, subject: 'statement' })).toBe(true);
    doneOf(await says(pair.owner, markReadAbout, seen));

    expect(await unread()).toEqual([said]);
    expect(await hasUnreadAbout(pair.owner.userId, { ...seen, subject: 'statement' })).toBe(false);
    doneOf(await says(pair.owner, markReadAbout, { ...seen, subject: 'payment', subjectId: id }));
    expect(await unread()).toEqual([]);
  });

  it('is no longer owed, and not paid before it is confirmed', async () => {
    const payment = await givenRecorded(pair);

    expect(await balancesOf(pair.assistant, pair)).toEqual({
      'cost USD': 2900,
      'owed USD': 0,
      'underway USD': -2900,
    });
    expect(await overview()).toMatchObject([{ owedMinor: 0, underwayMinor: 2900 }]);
    // twice, since the first answer was lost
    for (const _ of [1, 2]) doneOf(await says(pair.assistant, confirmPayment, { ...payment, note: '' }));
    for (const other of [{ note: 'Thank you.' }, { note: '', version: 9 }])
      expect(refusalOf(await says(pair.assistant, confirmPayment, { ...payment, ...other })).code).toBe(
        'wrong_state',
      );

    expect(await balancesOf(pair.owner, pair)).toEqual({
      ...{ 'cost USD': 2900, 'owed USD': 0, 'underway USD': 0, 'outside USD': -2900 },
    });
    expect(await paymentOf(pair.owner, payment)).toMatchObject({
      state: 'confirmed',
      answers: [{ outcome: 'confirmed' }],
    });
    expect(await overview()).toEqual([]);
  });

  it('tells the assistant what the owner says, and never that we moved it', async () => {
    await givenRecorded(pair);

    const [mail] = await mails('pay.recorded');
    expect(mail?.toAddress).toBe(pair.assistant.email);
    expect(mail?.text).toContain('Handover didn’t move this money');
  });

  it('is disputed with a reason, and settled once it has come', async () => {
    const payment = await givenRecorded(pair);
    const bare = await says(pair.assistant, disputePayment, { ...payment, note: '' });
    expect(refusalOf(bare).fieldErrors.note).toContain('what isn’t right');

    doneOf(await says(pair.assistant, disputePayment, { ...payment, note: 'Nothing has come.' }));
    expect(await mails('pay.disputed')).toHaveLength(1);
    doneOf(
      await says(pair.assistant, settlePayment, { ...payment, version: 2, note: 'It came on Tuesday.' }),
    );

    expect(await paymentOf(pair.owner, payment)).toMatchObject({ state: 'settled' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'underway USD': 0, 'outside USD': -2900 });
  });

  it('is owed again when the owner takes the record back, and can then be paid anew', async () => {
    const payment = await givenRecorded(pair);

    for (const _ of [1, 2])
      doneOf(await says(pair.owner, withdrawPayment, { ...payment, note: 'My bank sent it back.' }));

    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': -2900, 'underway USD': 0 });
    expect(await overview()).toMatchObject([{ owedMinor: 2900 }]);
    doneOf(await records());
  });

  it('pays the same work once, also when two do so at the same moment', async () => {
    const forms = await Promise.all([paymentForm(pair), paymentForm(pair)]);

    const answers = await Promise.all(forms.map((form) => says(pair.owner, recordPayment, form)));

    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
    expect(answers.find(({ status }) => status === 'refused')).toMatchObject({ code: 'paid_already' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': 0 });
  });

  it('keeps another currency with its rate and its fee, and the books balance in both', async () => {
    const payment = await givenRecorded(pair, { sentCurrency: 'PHP', sentAmount: '1,689.25', fee: '50' });
    doneOf(await says(pair.assistant, confirmPayment, { ...payment, note: '' }));

    const kept = await paymentOf(pair.owner, payment);
    expect(kept?.exchangeRate?.toFixed(10)).toBe('58.2500000000');
    expect(await balancesOf(pair.owner, pair)).toEqual({
      ...{ 'cost USD': 2900, 'owed USD': 0, 'underway USD': 0, 'exchange USD': -2900 },
      ...{ 'exchange PHP': 168_925, 'outside PHP': -173_925, 'fees PHP': 5000 },
    });
  });

  it.each([
    ['lies ahead', { sentOn: '2027-03-16' }, 'in_the_future', 'sentOn'],
    ['isn’t what was chosen', { sentAmount: '28' }, 'other_amount', 'sentAmount'],
    ['has a fee that is no amount', { fee: 'a little' }, 'no_amount', 'fee'],
    [
      'has a rate that doesn’t fit',
      { sentCurrency: 'PHP', sentAmount: '1689', exchangeRate: '65' },
      'other_rate',
      'exchangeRate',
    ],
    ['pays nothing', { owed: [] }, 'invalid', 'owed'],
  ])('is refused when it %s', async (_what, changes, code, field) => {
    const refusal = refusalOf(await records(changes));

    expect(refusal.code).toBe(code);
    expect(Object.keys(refusal.fieldErrors)).toEqual([field]);
    expect(refusal.values.reference).toEqual(['T-2041']);
  });

  it('is overdue past the agreed day, for both', async () => {
    const late = new Date('2027-03-20T12:00:00Z');
    const home = async (at: Date) =>
      (await getHome({ userId: pair.owner.userId, role: 'owner' }, pair.workspace.id, at)).pay;
    expect(await home(NEXT_MONDAY)).toEqual([]);
    expect(await home(late)).toMatchObject([{ kind: 'overdue', minor: 2900, monday: '2027-03-19' }]);

    expect(await overview(late)).toMatchObject([{ owedMinor: 2900, overdueMinor: 2900 }]);
    const earnings = await getEarnings(pair.assistant.userId, late);
    const mine = earnings.businesses.find(({ engagementId }) => engagementId === pair.engagementId);
    expect(mine?.totals).toMatchObject([{ overdueMinor: 2900, nextDue: '2027-03-19' }]);
  });

  it('is asked about once it is overdue, of the owner again and again, and of whose pay it is nobody: they are told that it was', async () => {
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    const asks = (days: number, day: string) =>
      atTime(new Date(`2027-03-${day}T14:00:00Z`), () =>
        askForOverdue.perform({ ...place, dueOn: '2027-03-19', days }, { attempt: 1, isLastAttempt: false }),
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

  it('stands in one statement, the same for both, with what is left after each', async () => {
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

  it('takes formulas out of what somebody typed, and leaves our own minus a number', async () => {
    await givenRecorded(pair, { reference: '=HYPERLINK("https://evil.example")' });
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };
    const statement = await getStatement(pair.owner.userId, place, 2027, NEXT_MONDAY);

    const csv = statement ? statementAsCsv(statement) : '';

    expect(csv).toContain(`"'=HYPERLINK`);
    expect(csv).toContain(',-29.00,0.00,');
  });

  it('includes an approved expense and a bonus, and lets a correction take something away', async () => {
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

  const at = (day: string) => new Date(`${day}T16:00:00Z`);
  const gives = (changes: Fields, when = NEXT_MONDAY) => {
    const form = {
      ...placeOf(pair),
      id: newId(),
      amount: '20',
      part: '6',
      note: 'a better chair',
      ...changes,
    };
    return atTime(when, () => asPerson(pair.owner, () => submit(addAdvance, form)));
  };
  const earns = async (amount: string, when: Date) => {
    const bonus = {
      ...placeOf(pair),
      id: newId(),
      kind: 'bonus',
      direction: 'more',
      amount,
      note: 'Well done',
    };
    doneOf(await atTime(when, () => asPerson(pair.owner, () => submit(addExtra, bonus))));
  };
  const recoveries = async () =>
    (await owedIn(pair.assistant, pair))
      .filter(({ kind }) => kind === 'recovery')
      .map(({ amountMinor, dueOn }) => [dueOn.toISOString().slice(5, 10), Number(amountMinor)]);
  const asBothSee = async () => {
    const statements = await Promise.all(
      [pair.owner, pair.assistant].map(({ userId }) =>
        getStatement(userId, placeOf(pair), 2027, at('2027-06-01')),
      ),
    );
    expect(statements[0]?.advances).toEqual(statements[1]?.advances);
    return statements[0];
  };

  it('is given ahead of work as an advance, which costs nothing, and is taken back in parts that both see', async () => {
    doneOf(await gives({}));
    await earns('10', NEXT_MONDAY);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({
      ...{ 'cost USD': 3_900, 'advance USD': 2_000, 'owed USD': -5_900 },
    });
    // what hasn't been paid isn't taken back
    expect(await recoveries()).toEqual([]);
    expect((await asBothSee())?.advances).toMatchObject([{ leftMinor: 2_000, isPaid: false }]);
    doneOf(await records());

    for (const day of ['2027-03-16', '2027-03-17', '2027-03-23', '2027-03-30']) await earns('10', at(day));

    // half of the first pay is less than was agreed for a pay day; the second, of the same day, is taken what was left of that
    expect((await recoveries()).map(([, minor]) => minor)).toEqual([-500, -100, -500, -500]);
    const told = await withActor({ kind: 'mailer' }, (tx) =>
      tx.mail.findMany({
        where: { workspaceId: pair.workspace.id, kind: 'pay.recovered' },
        orderBy: { id: 'asc' },
        select: { toAddress: true, subject: true, text: true },
      }),
    );
    expect(told).toMatchObject(
      ['5.00', '1.00', '5.00', '5.00'].map((amount) => ({
        toAddress: pair.assistant.email,
        subject: `Advance: USD ${amount} taken back, by ${pair.workspace.name}`,
      })),
    );
    expect(told.at(-1)?.text).toContain('USD 4.00 of what you were advanced is left');
    const statement = await asBothSee();
    expect(statement?.advances).toMatchObject([
      { amountMinor: 2_000, partMinor: 600, leftMinor: 400, isPaid: true },
    ]);
    expect(statement?.yearTotals).toMatchObject([
      { owedMinor: 7_900, advancedMinor: 2_000, recoveredMinor: 1_600 },
    ]);
    expect(statement?.costs[0]?.months).toEqual([{ month: '2027-03', minor: 7_900 }]);
    expect((await getEarnings(pair.assistant.userId, NEXT_MONDAY)).businesses).toContainEqual(
      expect.objectContaining({
        engagementId: pair.engagementId,
        advances: [{ currency: 'USD', minor: 400 }],
      }),
    );
    expect((await endingPages(pair).assistant())?.money.advances).toEqual([{ currency: 'USD', minor: 400 }]);

    for (const day of ['2027-04-06', '2027-04-13']) await earns('1000', at(day));

    expect((await recoveries()).at(-1)?.[1]).toBe(-400);
    expect(await recoveries()).toHaveLength(5);
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'advance USD': 0, 'cost USD': 207_900 });
    expect((await asBothSee())?.advances).toEqual([]);
    const years = await getYears(pair.owner.userId, pair.workspace.id, 2027, at('2027-06-01'));
    expect(years.assistants).toMatchObject([{ advancedMinor: 2_000, recoveredMinor: 2_000 }]);
    expect(yearsAsCsv(years)).toContain(',20.00,20.00');
  });

  it('is taken back out of a pay day once, however much becomes owed for it at the same moment', async () => {
    doneOf(await gives({ amount: '500', part: '6' }));
    doneOf(await records());

    await Promise.all(['100', '100', '100'].map((amount) => earns(amount, at('2027-03-23'))));

    expect((await recoveries()).map(([, minor]) => minor)).toEqual([-600]);
  });

  it('is no advance when more would be taken back of a day than was given, or there is nothing to read', async () => {
    expect(refusalOf(await gives({ part: '21' })).fieldErrors.part).toContain('than was given');
    expect(refusalOf(await gives({ part: 'a third' })).fieldErrors.part).toContain('amount in USD');
    expect(refusalOf(await gives({ amount: '0' })).fieldErrors.amount).toContain('amount in USD');
  });

  it('is owed once however often its form comes, and a form that comes with something else in it says so', async () => {
    const [bonus, advance] = [
      { ...placeOf(pair), id: newId(), kind: 'bonus', direction: 'more', amount: '10', note: 'Well done' },
      { ...placeOf(pair), id: newId(), amount: '20', part: '6', note: 'a better chair' },
    ];
    for (const _ of ['first', 'again']) {
      doneOf(await says(pair.owner, addExtra, bonus));
      doneOf(await says(pair.owner, addAdvance, advance));
    }

    const others = [
      await says(pair.owner, addExtra, { ...bonus, amount: '100' }),
      await says(pair.owner, addAdvance, { ...advance, part: '5' }),
    ];

    expect(others.map((answer) => refusalOf(answer).code)).toEqual(['sent_before', 'sent_before']);
    expect((await owedIn(pair.assistant, pair)).map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['time', 2900n],
      ['bonus', 1000n],
      ['advance', 2000n],
    ]);
  });

  it('lets nothing but a correction take something away', async () => {
    const form = { workspaceId: pair.workspace.id, engagementId: pair.engagementId, id: newId(), note: 'No' };

    const answer = await says(pair.owner, addExtra, {
      ...form,
      kind: 'bonus',
      direction: 'less',
      amount: '5',
    });

    expect(refusalOf(answer).fieldErrors.direction).toContain('Only a correction');
  });

  it('asks a receipt of an expense, and a reason of a refusal', async () => {
    const bare = await atTime(FRIDAY_EVENING, () =>
      asPerson(pair.assistant, () => submit(submitExpense, expenseForm(pair, { receipt: null }))),
    );
    const expense = await givenExpense(pair);
    const declined = await says(pair.owner, declineExpense, { ...expense, note: '' });

    expect(refusalOf(bare).fieldErrors.receipt).toContain('Add the receipt');
    expect(refusalOf(declined).fieldErrors.note).toContain('Say why');
  });
});
