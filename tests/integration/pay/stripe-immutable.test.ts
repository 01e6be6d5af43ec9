import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { givenStripe } from '@/tests/support/pay/stripe-given';
import { givenManyThroughStripe, oweAll, type PaidThroughStripe } from '@/tests/support/pay/stripe-many';
import { givenApprovedRun, runOf } from '@/tests/support/pay/stripe-pay';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenRawSql, type Step } from '@/tests/support/servers/raw-sql';
import { givenAgreedBefore } from '@/tests/support/time';

type Sent = Awaited<ReturnType<typeof runOf>>['payments'][number];

/** What the actions and jobs never do, the database refuses to anybody who bypasses them. */
describe('a payment that Stripe has made, whatever SQL is tried', () => {
  const database = givenDatabase();
  const stripe = givenStripe();
  const { objectionTo } = givenRawSql(database);
  let paid: PaidThroughStripe;
  let payment: Sent;
  beforeAll(async () => {
    paid = await givenManyThroughStripe(stripe, {
      ownerUrl: database().ownerUrl,
      count: 1,
      agreed: givenAgreedBefore,
    });
    const owed = await oweAll(paid.pairs, [10_000], stripe.at());
    const run = await givenApprovedRun(paid.pair, owed, stripe.at());
    await stripe.pass(5);
    const [sent] = (await runOf(run.workspaceId, run.id)).payments;
    if (!sent) throw new Error('it was sent');
    payment = sent;
  });

  const tries = (...steps: readonly Step[]) => objectionTo(paid.pair.owner, ...steps);
  /** What came back of it, like a line that it paid. */
  const returned = (id: string, minor: number, currency = 'USD'): Step => [
    `INSERT INTO owed_items (workspace_id, id, engagement_id, agreement_id, kind, source_key, returns_id, from_day, until_day,
       currency, full_minor, amount_minor, note, approved_at, due_on)
     SELECT o.workspace_id, $2::uuid, o.engagement_id, o.agreement_id, 'returned', ($2::uuid)::text, l.payment_id, o.from_day,
       o.until_day, $4, $3, $3, '', o.approved_at, o.due_on
     FROM payment_lines l JOIN owed_items o ON o.workspace_id = l.workspace_id AND o.id = l.owed_id WHERE l.payment_id = $1::uuid`,
    payment.id,
    id,
    minor,
    currency,
  ];
  const booked = (owedId: string, from: string, minor: number): readonly Step[] => {
    const transactionId = newId();
    const entry = (account: string, amount: number): Step => [
      `INSERT INTO ledger_entries (workspace_id, id, engagement_id, transaction_id, account_id, currency, amount_minor)
       SELECT workspace_id, $2, engagement_id, $3, id, 'USD', $5 FROM ledger_accounts
       WHERE engagement_id = $1::uuid AND kind = $4::ledger_account_kind AND currency = 'USD'`,
      payment.engagementId,
      newId(),
      transactionId,
      account,
      amount,
    ];
    return [
      [
        `INSERT INTO ledger_transactions (workspace_id, id, engagement_id, source_key, owed_id, at)
         SELECT workspace_id, $2::uuid, engagement_id, ($2::uuid)::text, $3, now() FROM payments WHERE id = $1::uuid`,
        payment.id,
        transactionId,
        owedId,
      ],
      entry(from, minor),
      entry('owed', -minor),
    ];
  };
  const moves = (to: string): readonly Step[] => [
    [
      `INSERT INTO payment_moves (workspace_id, id, engagement_id, payment_id, number, event, from_state, to_state, at)
       SELECT workspace_id, $2, engagement_id, id, version + 1, 'tried', state, $3::payment_state, now() FROM payments
       WHERE id = $1::uuid`,
      payment.id,
      newId(),
      to,
    ],
    setsState(to),
  ];
  const setsState = (to: string): Step => [
    'UPDATE payments SET state = $2::payment_state, version = version + 1 WHERE id = $1::uuid',
    payment.id,
    to,
  ];

  it('moves on by a move, and never back', async () => {
    expect(payment.state).toBe('paid');

    expect(await tries(setsState('failed'))).toContain('moves forward, by a move');
    expect(await tries(...moves('charging'))).toContain('moves forward, by a move');
    expect(await tries(...moves('failed'))).toBeNull();
  });

  it('gives back what was sent, in its currency, and no more than that', async () => {
    const [one, other] = [newId(), newId()];

    expect(await tries(returned(one, 5_000), ...booked(one, 'underway', 5_000))).toBeNull();
    expect(await tries(returned(one, 10_001))).toContain('no more comes back than was sent');
    expect(await tries(returned(one, 5_000), returned(other, 5_001))).toContain('no more comes back');
    expect(await tries(returned(one, 5_000, 'EUR'))).toContain('only what was sent comes back');
    expect(await tries(...moves('failed'), returned(one, 5_000))).toContain('only what was sent comes back');
  });

  it('costs nothing anew where a part of it came back', async () => {
    const id = newId();

    expect(await tries(returned(id, 5_000), ...booked(id, 'cost', 5_000))).toContain('is booked as such');
  });

  it('isn’t owed again as a whole once a part of it is', async () => {
    const id = newId();

    expect(await tries(returned(id, 5_000), ...moves('failed'))).toContain('is owed again already');
  });
});
