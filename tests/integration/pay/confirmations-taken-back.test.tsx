import { describe, expect, it } from 'vitest';
import { PaymentTalk } from '@/components/pay/payment-talk';
import { getPaymentPage } from '@/lib/pay/payments/payment.queries';
import { getReceipt } from '@/lib/pay/payments/receipt.queries';
import {
  confirmPayment,
  disputePayment,
  settlePayment,
  withdrawPayment,
} from '@/lib/pay/recording/answering.actions';
import { getYears } from '@/lib/pay/statements/years.queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { markupOf } from '@/tests/support/browser/markup';
import { givenApprovedPair } from '@/tests/support/pay/approved-pair';
import { givenRecorded, NEXT_MONDAY, paymentOf } from '@/tests/support/pay/pay';
import { asPerson } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql, type Step } from '@/tests/support/servers/raw-sql';
import { balancesOf, owedIn } from '@/tests/support/time';

const JUST_IN_TIME = new Date('2027-04-14T15:59:59.999Z');
const TOO_LATE = new Date('2027-04-14T16:00:00Z');
const NOTHING_CAME = 'I looked at the wrong month: nothing has come.';

describe('a payment that its assistant confirmed by mistake', () => {
  const database = givenDatabaseWithPeople();
  const { objectionTo } = givenRawSql(database);
  let pair: Pair;
  const { says, records, mails, overview } = givenApprovedPair((each) => {
    pair = each;
  });

  async function givenConfirmed(changes: Parameters<typeof givenRecorded>[1] = {}) {
    const payment = await givenRecorded(pair, changes);
    doneOf(await says(pair.assistant, confirmPayment, { ...payment, note: '' }));
    return { ...payment, version: 2 };
  }

  const received = async () =>
    (await getYears(pair.owner.userId, pair.workspace.id, 2027, NEXT_MONDAY)).assistants.map(
      ({ currency, receivedMinor, feesMinor }) => [currency, receivedMinor, feesMinor],
    );

  it('isn’t paid any more once they say so: in the books, the totals, the receipt, and to the owner', async () => {
    const payment = await givenConfirmed({ fee: '1.20' });
    expect(await received()).toEqual([['USD', 2900, 120]]);

    // twice, since the first answer was lost
    for (const _ of [1, 2])
      doneOf(await says(pair.assistant, disputePayment, { ...payment, note: NOTHING_CAME }));

    expect(await paymentOf(pair.owner, payment)).toMatchObject({
      state: 'disputed',
      answers: [{ outcome: 'confirmed' }, { outcome: 'disputed', note: NOTHING_CAME }],
    });
    expect(await balancesOf(pair.owner, pair)).toEqual({
      'cost USD': 2900,
      'owed USD': 0,
      'underway USD': -2900,
      'outside USD': 0,
      'fees USD': 0,
    });
    expect(await received()).toEqual([['USD', 0, 0]]);
    expect(await getReceipt(pair.owner.userId, payment)).toBeNull();
    expect(await overview()).toMatchObject([{ owedMinor: 0, underwayMinor: 2900 }]);
    const [mail, ...others] = await mails('pay.disputed');
    expect(others).toEqual([]);
    expect(mail?.toAddress).toBe(pair.owner.email);
    expect(mail?.subject).toBe(`${pair.assistant.name} takes back that USD 29.00 arrived`);
    expect(mail?.text).toContain('doesn’t count as paid any more');
  });

  it('is settled for good once it has arrived after all', async () => {
    const payment = await givenConfirmed();
    doneOf(await says(pair.assistant, disputePayment, { ...payment, note: NOTHING_CAME }));
    doneOf(await says(pair.assistant, settlePayment, { ...payment, version: 3, note: '' }));

    expect(await paymentOf(pair.owner, payment)).toMatchObject({ state: 'settled' });
    expect(await balancesOf(pair.owner, pair)).toMatchObject({ 'underway USD': 0, 'outside USD': -2900 });
    expect(await received()).toEqual([['USD', 2900, 0]]);
    const again = await says(pair.assistant, disputePayment, { ...payment, version: 4, note: NOTHING_CAME });
    expect(refusalOf(again).code).toBe('wrong_state');
  });

  it('is owed again if the owner then takes the record back, and can be paid anew', async () => {
    const payment = await givenConfirmed({ sentCurrency: 'PHP', sentAmount: '1,689.25', fee: '50' });
    doneOf(await says(pair.assistant, disputePayment, { ...payment, note: NOTHING_CAME }));
    doneOf(await says(pair.owner, withdrawPayment, { ...payment, version: 3, note: 'My bank kept it.' }));

    expect(await balancesOf(pair.owner, pair)).toEqual({
      'cost USD': 2900,
      'owed USD': -2900,
      'underway USD': 0,
      'exchange USD': 0,
      'exchange PHP': 0,
      'outside PHP': 0,
      'fees PHP': 0,
    });
    doneOf(await records());
  });

  it('stays confirmed after thirty days', async () => {
    const payment = await givenConfirmed();
    const disputes = (at: Date) =>
      atTime(at, () =>
        asPerson(pair.assistant, () => submit(disputePayment, { ...payment, note: NOTHING_CAME })),
      );

    expect(refusalOf(await disputes(TOO_LATE)).code).toBe('too_late');
    expect(refusalOf(await says(pair.owner, disputePayment, { ...payment, note: 'No.' })).code).toBe(
      'not_yours',
    );
    doneOf(await disputes(JUST_IN_TIME));
  });

  it('offers that to its assistant, where it is shown, and while it can be done', async () => {
    const payment = await givenConfirmed();
    const { version: _, ...ref } = payment;
    const shown = async (side: 'owner' | 'assistant', now = NEXT_MONDAY) => {
      const page = await getPaymentPage(pair[side].userId, side, ref, NEWEST);
      if (!page) throw new Error('it is theirs');
      const place =
        side === 'owner'
          ? { side, slug: pair.workspace.slug }
          : ({ side, workspaceId: pair.workspace.id } as const);
      return markupOf(
        <PaymentTalk
          page={{ ...page, thread: null }}
          actsAs={side}
          place={place}
          statement={null}
          zone={page.business.zone}
          now={now}
        />,
      );
    };

    expect(await shown('assistant', JUST_IN_TIME)).toContain('It hasn’t arrived after all');
    expect(await shown('assistant', TOO_LATE)).not.toContain('after all');
    expect(await shown('owner')).not.toContain('after all');
    expect(await shown('owner')).not.toContain('#clause-disputes');
    doneOf(await says(pair.assistant, disputePayment, { ...payment, note: NOTHING_CAME }));
    const [owed] = await owedIn(pair.owner, pair);
    for (const side of ['owner', 'assistant'] as const) {
      expect(await shown(side)).toMatch(/Confirmed, Mon 15 Mar<.*Disputed, Mon 15 Mar: I looked/s);
      // what they agreed on for that is one click away
      expect(await shown(side)).toMatch(new RegExp(`href="[^"]*${owed?.agreementId}[^"]*#clause-disputes"`));
    }
    // it is final, so nothing is pressed before it was opened and read
    expect(await shown('assistant')).toMatch(
      /<details(?![^>]* open)[^>]*><summary[^>]*>It has arrived after all<.*That is final.*>Settle it<.*<\/details>/s,
    );
    expect(await shown('owner')).toContain('Take the record back');
  });

  it.each([
    ['after thirty days', TOO_LATE, 'moves by an answer'],
    ['without the books', NEXT_MONDAY, 'has to be in the books'],
  ])('isn’t disputed %s, whatever SQL is tried', async (_when, at, objection) => {
    await givenConfirmed();
    const { id } = pair.workspace;
    const disputed: Step = [
      `INSERT INTO payment_answers (workspace_id, id, engagement_id, payment_id, outcome, note, answered_by_id, answered_at)
       SELECT workspace_id, $2, engagement_id, id, 'disputed', 'No.', $3, $4 FROM payments WHERE workspace_id = $1`,
      id,
      newId(),
      pair.assistant.userId,
      at,
    ];
    const moved: Step = [
      "UPDATE payments SET state = 'disputed', state_changed_at = $2 WHERE workspace_id = $1",
      id,
      at,
    ];

    expect(await objectionTo(pair.owner, disputed, moved)).toContain(objection);
  });
});
