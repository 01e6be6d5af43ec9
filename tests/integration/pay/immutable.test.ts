import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { givenExpense, givenRecorded } from '@/tests/support/pay/pay';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql, type Step } from '@/tests/support/servers/raw-sql';
import {
  FRIDAY_EVENING,
  givenAgreedBefore,
  givenApproved,
  givenApprovedBySilence,
  givenDisputed,
  givenEntry,
} from '@/tests/support/time';

/** What the actions refuse in their own words, the database refuses to anybody who bypasses them. */
describe('what was recorded of pay and time, whatever SQL is tried', () => {
  const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
  let people: People;
  let pair: Pair;
  beforeAll(async () => {
    people = await givenPeople();
  });

  async function givenAgreed(name: string): Promise<void> {
    pair = await givenPair(people, name);
    await givenAgreedBefore(pair);
  }

  const updates = (table: string, change: string) =>
    objectionTo(pair.owner, [`UPDATE ${table} SET ${change} WHERE workspace_id = $1`, pair.workspace.id]);
  /** Adds a row like an existing one, with other values in some columns. */
  const another = (table: string, changes: Readonly<Record<string, unknown>> = {}): Step => [
    `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $2)).* FROM ${table} t WHERE workspace_id = $1`,
    pair.workspace.id,
    JSON.stringify({ id: newId(), ...changes }),
  ];

  describe('an expense', () => {
    beforeAll(async () => {
      await givenAgreed('Adeyemi Kilns');
      await givenApproved(pair);
      await givenExpense(pair);
    });

    it('is approved by a review, and by nobody for themselves', async () => {
      const review: Step = [
        `INSERT INTO expense_reviews (workspace_id, id, engagement_id, expense_id, outcome, note, reviewed_by_id, reviewed_at)
         SELECT workspace_id, $2, engagement_id, id, 'approved', '', entered_by_id, $3 FROM expenses WHERE workspace_id = $1`,
        pair.workspace.id,
        newId(),
        FRIDAY_EVENING,
      ];

      expect(await objectionTo(pair.owner, review)).toContain('nobody approves their own expenses');
      expect(await updates('expenses', "state = 'approved'")).toContain('answered by a review');
    });

    it('stays as it was handed in, and is owed once it is approved', async () => {
      const owed: Step = [
        `INSERT INTO owed_items (workspace_id, id, engagement_id, agreement_id, kind, source_key, expense_id, from_day, until_day,
           currency, full_minor, amount_minor, note, approved_at, due_on)
         SELECT e.workspace_id, $2, e.engagement_id, e.agreement_id, 'expense', 'early', e.id, e.spent_on, e.spent_on,
           e.currency, e.amount_minor, e.amount_minor, '', o.approved_at, o.due_on
         FROM expenses e JOIN owed_items o ON o.workspace_id = e.workspace_id WHERE e.workspace_id = $1`,
        pair.workspace.id,
        newId(),
      ];

      expect(await updates('expenses', 'amount_minor = 1')).toContain('stays as it was handed in');
      expect(await objectionTo(pair.owner, owed)).toContain('owed once it is approved');
    });
  });

  describe('a payment', () => {
    beforeAll(async () => {
      await givenAgreed('Adeyemi Glazes');
      await givenApproved(pair);
      await givenRecorded(pair);
    });

    it.each([
      ['owner', 'confirmed'],
      ['assistant', 'withdrawn'],
    ] as const)('can’t be marked by its %s as %s', async (side, outcome) => {
      const answer: Step = [
        `INSERT INTO payment_answers (workspace_id, id, engagement_id, payment_id, outcome, note, answered_by_id, answered_at)
         SELECT workspace_id, $2, engagement_id, id, $3::payment_state, 'So it is.', $4, now() FROM payments WHERE workspace_id = $1`,
        pair.workspace.id,
        newId(),
        outcome,
        pair[side].userId,
      ];

      expect(await objectionTo(pair.owner, answer)).toContain('said by whom it was sent to');
    });

    it('pays what was approved, and nothing that waits', async () => {
      const owed = (changes: Readonly<Record<string, unknown>>) =>
        objectionTo(pair.owner, another('owed_items', { source_key: 'early', ...changes }));

      expect(await owed({ timesheet_id: newId() })).toContain('time is owed once it is approved');
      expect(await owed({ kind: 'brief', brief_id: newId() })).toContain(
        'a brief is owed once it is approved',
      );
    });

    it('is received in the books too', async () => {
      const confirmed: Step = [
        `INSERT INTO payment_answers (workspace_id, id, engagement_id, payment_id, outcome, note, answered_by_id, answered_at)
         SELECT workspace_id, $2, engagement_id, id, 'confirmed', '', $3, now() FROM payments WHERE workspace_id = $1`,
        pair.workspace.id,
        newId(),
        pair.assistant.userId,
      ];
      const moved: Step = [
        `UPDATE payments SET state = 'confirmed' WHERE workspace_id = $1`,
        pair.workspace.id,
      ];

      // as an action does, once the rule has decided
      const asBusiness: Step = ['SELECT app.act_as_workspace($1)', pair.workspace.id];

      expect(await objectionTo(pair.assistant, asBusiness, confirmed, moved)).toContain(
        'has to be in the books',
      );
    });

    it('is the sum of what it pays', async () => {
      expect(await objectionTo(pair.owner, another('payments'))).toContain('the sum of what it pays');
    });

    it('pays all of what is owed, and lets go of it only when it is withdrawn', async () => {
      expect(await objectionTo(pair.owner, another('payment_lines', { amount_minor: 1 }))).toContain(
        'pays what is owed, whole',
      );
      expect(await updates('payment_lines', 'released_at = now()')).toContain('only when it is withdrawn');
    });

    it.each([
      ['payments_amounts', { amount_minor: 0, sent_minor: 0 }],
      ['payments_exchange', { sent_minor: 1 }],
      ['payments_exchange', { sent_currency: 'PHP', exchange_rate: 0 }],
      ['payments_charged', { charged_minor: 2900 }],
      ['payments_not_ahead', { sent_on: '2027-03-17' }],
    ])('is held to %s where it has %j', async (rule, changes) => {
      expect(await objectionTo(pair.owner, another('payments', changes))).toContain(rule);
    });

    it.each(['owed_items', 'ledger_transactions', 'payments'])(
      "can be read by the assistant, who can't write %s",
      async (table) => {
        expect(await objectionTo(pair.assistant, another(table, { source_key: 'theirs' }))).toContain(
          'row-level security',
        );
      },
    );

    it('is sent by one transfer', async () => {
      const transfer: Step = [
        `INSERT INTO payment_transfers (workspace_id, id, payment_id, engagement_id, transfer_id, sent_at)
         SELECT workspace_id, id, id, engagement_id, 'tr_1', now() FROM payments WHERE workspace_id = $1`,
        pair.workspace.id,
      ];

      expect(
        await objectionTo(pair.owner, transfer, another('payment_transfers', { transfer_id: 'tr_2' })),
      ).toContain('payment_transfers_once');
    });
  });

  it('a pay run stays as it was approved, and a payment method can only be retired', async () => {
    pair = await givenPair(people, 'Adeyemi Tiles');
    const [methodId, { userId }] = [newId(), pair.owner];
    const method: Step = [
      `INSERT INTO pay_methods (workspace_id, id, kind, label, stripe_method_id, set_up_by_id, set_up_at)
       VALUES ($1, $2, 'card', 'Visa', 'pm_kept', $3, now())`,
      pair.workspace.id,
      methodId,
      userId,
    ];
    const run: Step = [
      `INSERT INTO pay_runs (workspace_id, id, currency, total_minor, fee_minor, method_id, prepared_by_id, prepared_at)
       VALUES ($1, $2, 'USD', 100, 33, $3, $4, now())`,
      pair.workspace.id,
      newId(),
      methodId,
      userId,
    ];
    const onceMade = (table: string, change: string) =>
      objectionTo(pair.owner, method, run, [
        `UPDATE ${table} SET ${change} WHERE workspace_id = $1`,
        pair.workspace.id,
      ]);

    expect(await onceMade('pay_runs', 'total_minor = 1')).toContain('stays as it was approved');
    expect(await onceMade('pay_methods', "label = 'Other'")).toContain('only taken out of use');
    expect(await onceMade('pay_methods', 'removed_at = now()')).toBeNull();
  });

  describe('a week', () => {
    beforeAll(async () => {
      await givenAgreed('Adeyemi Bricks');
      await givenEntry(pair);
    });

    const from = '2027-03-09T07:00:00Z';

    it.each([
      ['time_entries_whole_minutes', { started_at: from, ended_at: '2027-03-09T07:30:30Z' }],
      ['time_entries_length', { started_at: from, ended_at: from }],
      ['time_entries_no_future', { started_at: from, ended_at: '2027-03-09T07:30:00Z', entered_at: from }],
    ])('is held to %s in what is written into it', async (rule, changes) => {
      expect(await objectionTo(pair.assistant, another('time_entries', changes))).toContain(rule);
    });

    it.each([
      ['is written down by whoever worked it', 'owner', { from: '2027-03-11', until: '2027-03-11' }],
      ['belongs to the week in which it began', 'assistant', { from: '2027-03-16', until: '2027-03-16' }],
      ['lies in one day of the business', 'assistant', { from: '2027-03-09', until: '2027-03-10' }],
    ] as const)('time %s', async (rule, side, { from, until }) => {
      const times = { started_at: `${from}T20:00:00Z`, ended_at: `${until}T20:30:00Z` };
      const entry = another('time_entries', { ...times, entered_by_id: pair[side].userId });

      expect(await objectionTo(pair.assistant, entry)).toContain(rule);
    });

    it('time belongs to a week, on a day of an agreement in force', async () => {
      const otherId = newId();
      const longAgo = another('timesheets', { id: otherId, week_starts_on: '2024-01-01' });
      const then = { started_at: '2024-01-02T07:00:00Z', ended_at: '2024-01-02T08:00:00Z' };
      const outside = another('time_entries', { timesheet_id: otherId, ...then });
      const nowhere = another('time_entries', { timesheet_id: newId() });

      expect(await objectionTo(pair.assistant, nowhere)).toContain('time belongs to a week');
      expect(await objectionTo(pair.assistant, longAgo, outside)).toContain('no agreement was in force');
    });

    it('keeps its time, which belongs to no other', async () => {
      const otherId = newId();
      const other = another('timesheets', { id: otherId, week_starts_on: '2027-03-15' });
      const moved: Step = [
        'UPDATE time_entries SET timesheet_id = $2 WHERE workspace_id = $1',
        pair.workspace.id,
        otherId,
      ];

      expect(await objectionTo(pair.assistant, other, moved)).toContain('stays in its week');
    });

    it('begins on a Monday, and is handed in with all of its time', async () => {
      const submission: Step = [
        `INSERT INTO timesheet_submissions (workspace_id, id, engagement_id, timesheet_id, number, minutes, note, submitted_by_id, submitted_at)
         SELECT workspace_id, $2, engagement_id, id, 1, 121, '', $3, now() FROM timesheets WHERE workspace_id = $1`,
        pair.workspace.id,
        newId(),
        pair.assistant.userId,
      ];

      expect(
        await objectionTo(pair.assistant, another('timesheets', { week_starts_on: '2027-03-16' })),
      ).toContain('timesheets_week');
      expect(await objectionTo(pair.assistant, submission)).toContain('with all of its time');
    });
  });

  it('a dispute stays as it was raised, and moves by an answer of the other side', async () => {
    await givenAgreed('Adeyemi Moulds');
    const { entryId } = await givenApprovedBySilence(pair);
    await givenDisputed(pair, entryId);
    const conceded: Step = [
      `INSERT INTO time_dispute_answers (workspace_id, id, engagement_id, dispute_id, outcome, note, answered_by_id, answered_at)
       SELECT workspace_id, $2, engagement_id, id, 'conceded', '', raised_by_id, now() FROM time_disputes WHERE workspace_id = $1`,
      pair.workspace.id,
      newId(),
    ];

    expect(await updates('time_disputes', "reason = 'Other'")).toContain('stays as it was raised');
    expect(await updates('time_disputes', "state = 'conceded'")).toContain('moves by an answer');
    expect(await objectionTo(pair.owner, conceded)).toContain('answered by the other side');
    const own = another('time_disputes', { raised_by_id: pair.assistant.userId });
    expect(await objectionTo(pair.assistant, own)).toContain('nobody disputes their own time');
  });
});
