import { describe, expect, it } from 'vitest';
import { placeOf as foundAt } from '@/components/search/places';
import { hasUnreadAbout } from '@/lib/notifications/listing/queries';
import { markReadAbout } from '@/lib/notifications/listing/reading.actions';
import { getPaymentPage } from '@/lib/pay/payments/payment.queries';
import { getReceipt } from '@/lib/pay/payments/receipt.queries';
import {
  confirmPayment,
  disputePayment,
  settlePayment,
  withdrawPayment,
} from '@/lib/pay/recording/answering.actions';
import { recordPayment } from '@/lib/pay/recording/recording.actions';
import { getYears } from '@/lib/pay/statements/years.queries';
import { yearsAsCsv } from '@/lib/pay/statements/years-csv';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { searchInbox, searchWorkspace } from '@/lib/search/full.queries';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { notificationsOf } from '@/tests/support/notifications';
import { givenApprovedPair } from '@/tests/support/pay/approved-pair';
import { givenRecorded, NEXT_MONDAY, paymentForm, paymentOf } from '@/tests/support/pay/pay';
import { asPerson, givenManager } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { says as writes } from '@/tests/support/threads';
import { balancesOf } from '@/tests/support/time';

describe('money that an owner sent another way', () => {
  givenDatabaseWithPeople();
  let pair: Pair;
  const { people, says, records, mails, overview } = givenApprovedPair((each) => {
    pair = each;
  });

  type Person = Pair['owner'];
  const wanted = { typed: 'porcelain', kinds: [], after: null };

  it('is discussed on its own page, by its two sides alone', async () => {
    const payment = await givenRecorded(pair);
    const about = { workspaceId: payment.workspaceId, subject: 'payment', subjectId: payment.id } as const;
    const page = (person: Person, side: 'owner' | 'assistant') =>
      getPaymentPage(person.userId, side, payment, NEWEST);

    const messageId = await writes(pair.assistant, about, 'Wise took four dollars of the porcelain money.');

    expect((await page(pair.owner, 'owner'))?.thread).toMatchObject({
      unread: { count: 1, firstId: messageId },
    });
    expect((await page(pair.assistant, 'assistant'))?.payment).toMatchObject({ amountMinor: 2900 });
    expect(await page(people().foreign.owner, 'owner')).toBeNull();
    expect(await page(people().dewi, 'assistant')).toBeNull();
    expect(await page(pair.owner, 'assistant')).toBeNull();
    const strangers = await asPerson(people().dewi, () =>
      submit(postMessage, { ...about, body: 'Me too', clientKey: newId() }),
    );
    expect(refusalOf(strangers).code).toBe('not_found');
    const [found] = (await searchWorkspace(pair.owner.userId, payment.workspaceId, wanted)).found;
    expect(found).toMatchObject({ about: { kind: 'payment', title: 'Payment of 15 Mar 2027, T-2041' } });
    expect(found && foundAt({ slug: pair.workspace.slug }, found)).toBe(
      `${addresses.payment(pair.workspace.slug, payment.id)}?m=${messageId}#m-${messageId}`,
    );
    expect((await searchInbox(people().dewi.userId, wanted)).found).toEqual([]);
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
    await givenManager(pair.workspace, people().tomas);
    for (const other of [people().tomas, people().dewi, people().foreign.owner]) {
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

  it('counts as read where it is shown, and messages about it only where they are', async () => {
    const payment = await givenRecorded(pair);
    const { workspaceId, id } = payment;
    doneOf(await says(pair.assistant, disputePayment, { ...payment, note: 'Nothing came.' }));
    await writes(pair.assistant, { workspaceId, subject: 'payment', subjectId: id }, 'Shall I ask Wise?');
    const unread = async () =>
      (await notificationsOf(pair.owner))
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
      'cost USD': 2900,
      'owed USD': 0,
      'underway USD': 0,
      'outside USD': -2900,
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

  it('is disputed with a reason, and settled once it has arrived', async () => {
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

  it('is owed again when the owner withdraws the record, and can then be paid again', async () => {
    const payment = await givenRecorded(pair);

    for (const _ of [1, 2])
      doneOf(await says(pair.owner, withdrawPayment, { ...payment, note: 'My bank sent it back.' }));

    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'owed USD': -2900, 'underway USD': 0 });
    expect(await overview()).toMatchObject([{ owedMinor: 2900 }]);
    doneOf(await records());
  });

  it('pays the same work once, even when two do so at the same moment', async () => {
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
      'cost USD': 2900,
      'owed USD': 0,
      'underway USD': 0,
      'exchange USD': -2900,
      'exchange PHP': 168_925,
      'outside PHP': -173_925,
      'fees PHP': 5000,
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
});
