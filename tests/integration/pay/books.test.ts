import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAdvance } from '@/lib/pay/extras/advancing.actions';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { messageOf } from '@/lib/platform/text/message-of';
import { givenPair, type Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { placeOf } from '@/tests/support/endings';
import { givenRecorded } from '@/tests/support/pay/pay';
import { asPerson, givenAssistant, givenPeople, givenWorkspace } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import {
  FRIDAY_EVENING,
  givenAgreedBefore,
  givenApproved,
  givenEntry,
  givenHandedIn,
  owedIn,
} from '@/tests/support/time';

/** What no bug and no script can do: tried as the app's own role, acting as the business. */
describe('the books and the weeks, whatever SQL is tried', () => {
  const database = givenDatabaseWithPeople();
  let app: pg.Client;
  let pair: Pair;
  let owedId: string;
  let timesheetId: string;
  beforeAll(async () => {
    app = new pg.Client({ connectionString: database().appUrl });
    await app.connect();
    const people = await givenPeople();
    pair = await givenPair(people, 'Adeyemi Kilns');
    await givenAgreedBefore(pair);
    timesheetId = (await givenApproved(pair)).id;
    owedId = (await owedIn(pair.owner, pair))[0]?.id ?? '';
  });
  afterAll(() => app.end());

  /** Runs statements in one transaction of the business and tries to commit it. @returns the database's answer. */
  async function tries(...statements: readonly (readonly [string, readonly unknown[]])[]): Promise<string> {
    await app.query('BEGIN');
    try {
      await app.query('SELECT app.act_as_workspace($1)', [pair.workspace.id]);
      for (const [sql, values] of statements) await app.query(sql, [...values]);
      await app.query('COMMIT');
      return 'done';
    } catch (error) {
      await app.query('ROLLBACK');
      return messageOf(error);
    }
  }

  const place = () => [pair.workspace.id, newId(), pair.engagementId] as const;
  const transaction = (id: string, key = id) =>
    [
      'INSERT INTO ledger_transactions (workspace_id, id, engagement_id, source_key, at) VALUES ($1, $2, $3, $4, now())',
      [pair.workspace.id, id, pair.engagementId, key],
    ] as const;
  const entry = (transactionId: string, account: string, minor: number) =>
    [
      `INSERT INTO ledger_entries (workspace_id, id, engagement_id, transaction_id, account_id, currency, amount_minor)
       SELECT $1, $2, $3, $4, id, 'USD', $6 FROM ledger_accounts WHERE workspace_id = $1 AND engagement_id = $3 AND kind = $5::ledger_account_kind`,
      [...place(), transactionId, account, minor],
    ] as const;

  it('refuse a transaction that doesn’t balance, when it commits', async () => {
    const id = newId();

    expect(await tries(transaction(id), entry(id, 'cost', 100), entry(id, 'owed', -99))).toContain(
      'has to balance',
    );
  });

  it('refuse one without entries', async () => {
    expect(await tries(transaction(newId()))).toContain('has to balance');
  });

  it('accept one that balances, and nothing added to it later', async () => {
    const id = newId();
    expect(await tries(transaction(id), entry(id, 'cost', 100), entry(id, 'owed', -100))).toBe('done');

    expect(await tries(entry(id, 'cost', 5), entry(id, 'owed', -5))).toContain('has been written');
  });

  it('book the same cause once', async () => {
    const [one, other] = [newId(), newId()];
    await tries(transaction(one, 'twice'), entry(one, 'cost', 1), entry(one, 'owed', -1));

    expect(
      await tries(transaction(other, 'twice'), entry(other, 'cost', 1), entry(other, 'owed', -1)),
    ).toContain('ledger_transactions_once');
  });

  const owed = (key: string, day = '2027-03-09') =>
    [
      `INSERT INTO owed_items (workspace_id, id, engagement_id, agreement_id, kind, source_key, timesheet_id, from_day, until_day,
         minutes, rate_minor, currency, full_minor, amount_minor, note, approved_at, due_on)
       SELECT workspace_id, $2, engagement_id, agreement_id, kind, $3, timesheet_id, $4, $4, minutes, rate_minor, currency,
         full_minor, amount_minor, note, approved_at, due_on FROM owed_items WHERE workspace_id = $1 AND id = $5`,
      [pair.workspace.id, newId(), key, day, owedId],
    ] as const;

  it('refuse what is owed without being in the books', async () => {
    expect(await tries(owed('another'))).toContain('has to be in the books');
  });

  it('refuse to owe the same work twice, and work outside an agreement', async () => {
    const key = (await owedIn(pair.owner, pair))[0]?.sourceKey ?? '';

    expect(await tries(owed(key))).toContain('owed_items_once');
    expect(await tries(owed('earlier', '2027-02-01'))).toContain('outside its agreement');
  });

  const recovery = (advanceId: string, minor: number, dueOn = '2027-04-02', id = newId()) =>
    [
      `INSERT INTO owed_items (workspace_id, id, engagement_id, agreement_id, kind, source_key, recovers_id, from_day, until_day,
         currency, full_minor, amount_minor, note, approved_at, due_on)
       SELECT workspace_id, $2::uuid, engagement_id, agreement_id, 'recovery', ($2::uuid)::text, id, from_day, until_day, currency, $3, $3,
         note, approved_at, $4 FROM owed_items WHERE workspace_id = $1 AND id = $5`,
      [pair.workspace.id, id, -minor, dueOn, advanceId],
    ] as const;

  it('take back no more than was advanced, nor more on a day than was agreed, and book it as no cost', async () => {
    const form = { ...placeOf(pair), id: newId(), amount: '100', part: '60', note: 'a chair' };
    doneOf(await atTime(FRIDAY_EVENING, () => asPerson(pair.owner, () => submit(addAdvance, form))));
    const advance = (await owedIn(pair.owner, pair)).find(({ kind }) => kind === 'advance')?.id ?? '';
    const [id, booking] = [newId(), newId()];

    expect(await tries(recovery(owedId, 100))).toContain('only an advance');
    expect(await tries(recovery(advance, 6_001))).toContain('than was agreed');
    expect(await tries(recovery(advance, 6_000), recovery(advance, 1))).toContain('than was agreed');
    expect(await tries(recovery(advance, 6_000), recovery(advance, 4_001, '2027-04-09'))).toContain(
      'than was given',
    );
    expect(await tries(recovery(advance, -5))).toContain('owed_items_amount');
    const asCost = await tries(
      recovery(advance, 100, '2027-04-02', id),
      [
        'INSERT INTO ledger_transactions (workspace_id, id, engagement_id, source_key, owed_id, at) VALUES ($1, $2, $3, ($4::uuid)::text, $4::uuid, now())',
        [pair.workspace.id, booking, pair.engagementId, id],
      ],
      entry(booking, 'cost', -100),
      entry(booking, 'owed', 100),
    );
    expect(asCost).toContain('booked as one');
  });

  it('refuse a second payment of the same work', async () => {
    await givenRecorded(pair);

    const again = await tries([
      `INSERT INTO payment_lines (workspace_id, id, engagement_id, payment_id, owed_id, currency, amount_minor)
       SELECT workspace_id, $2, engagement_id, payment_id, owed_id, currency, amount_minor FROM payment_lines WHERE workspace_id = $1 AND owed_id = $3`,
      [pair.workspace.id, newId(), owedId],
    ]);

    expect(again).toContain('payment_lines_once');
  });

  it('refuse to change what a payment was recorded as, and to release what it pays', async () => {
    expect(
      await tries(['UPDATE payments SET amount_minor = 1 WHERE workspace_id = $1', [pair.workspace.id]]),
    ).toContain('stays as it was recorded');
    expect(
      await tries([
        'UPDATE payments SET state = $2 WHERE workspace_id = $1',
        [pair.workspace.id, 'confirmed'],
      ]),
    ).toContain('moves by an answer');
    expect(
      await tries([
        'UPDATE payment_lines SET released_at = now() WHERE workspace_id = $1',
        [pair.workspace.id],
      ]),
    ).toContain('only when it is withdrawn');
  });

  it('refuse time in an approved week, and changes to it', async () => {
    expect(
      await tries([
        'UPDATE time_entries SET note = $2 WHERE workspace_id = $1',
        [pair.workspace.id, 'Other'],
      ]),
    ).toContain('has been handed in');
    expect(await tries(['DELETE FROM time_entries WHERE workspace_id = $1', [pair.workspace.id]])).toContain(
      'has been handed in',
    );
    expect(
      await tries([
        'UPDATE timesheets SET version = 9 WHERE workspace_id = $1 AND id = $2',
        [pair.workspace.id, timesheetId],
      ]),
    ).toContain('frozen');
  });

  it('refuse approving one’s own, and an approval without a review', async () => {
    const { ruth: owner, dewi: assistant } = await givenPeople();
    const workspace = await givenWorkspace(owner, { name: 'Adeyemi Glazes' });
    const other = {
      owner,
      assistant,
      workspace,
      engagementId: await givenAssistant(owner, workspace, assistant),
    };
    await givenAgreedBefore(other);
    const sheet = await givenHandedIn(other);
    pair = other;
    const review = [
      `INSERT INTO timesheet_reviews (workspace_id, id, engagement_id, timesheet_id, submission_id, outcome, note, reviewed_by_id, reviewed_at)
       SELECT workspace_id, $2, engagement_id, timesheet_id, id, 'approved', '', $3, $4 FROM timesheet_submissions WHERE workspace_id = $1`,
      [workspace.id, newId(), assistant.userId, FRIDAY_EVENING],
    ] as const;

    expect(await tries(review)).toContain('nobody approves their own time');
    expect(
      await tries([
        `UPDATE timesheets SET state = 'approved' WHERE workspace_id = $1 AND id = $2`,
        [workspace.id, sheet.id],
      ]),
    ).toContain('answered by a review');
  });

  it('refuse two stretches of the same minutes', async () => {
    const { ruth: owner, maria: assistant } = await givenPeople();
    const workspace = await givenWorkspace(owner, { name: 'Adeyemi Tiles' });
    pair = { owner, assistant, workspace, engagementId: await givenAssistant(owner, workspace, assistant) };
    await givenAgreedBefore(pair);
    await givenEntry(pair);

    const twice = await tries([
      `INSERT INTO time_entries (workspace_id, id, engagement_id, timesheet_id, kind, work_day, started_at, ended_at, zone, note, entered_by_id, entered_at)
       SELECT workspace_id, $2, engagement_id, timesheet_id, kind, work_day, started_at + interval '30 minutes', ended_at, zone, note, entered_by_id, entered_at
       FROM time_entries WHERE workspace_id = $1`,
      [workspace.id, newId()],
    ]);

    expect(twice).toContain('time_entries_no_overlap');
  });
});
