import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import { confirmPayment } from '@/lib/pay/recording/answering.actions';
import { newId } from '@/lib/platform/ids';
import { workIsAgreed } from '@/scripts/data/agreements';
import { ALL_CHECKS } from '@/scripts/data/all';
import { factsAreRecorded } from '@/scripts/data/audit';
import { briefsReplay } from '@/scripts/data/briefs';
import type { DataCheck } from '@/scripts/data/check';
import { erasedStayErased } from '@/scripts/data/erased';
import { guardsAreOn } from '@/scripts/data/guards';
import { jobsPointSomewhere, waitingHasJobs } from '@/scripts/data/jobs';
import { balancesAgree, derivedAgrees, transactionsBalance } from '@/scripts/data/ledger';
import { toldOnce } from '@/scripts/data/mails';
import { approvedIsOwed, paidOnce } from '@/scripts/data/owed';
import { paymentsHaveTheirEvents } from '@/scripts/data/payments';
import { referencesResolve } from '@/scripts/data/references';
import { remindersAreThoseAsked } from '@/scripts/data/reminders';
import type { Operation, Outcome } from '@/scripts/soak/diary';
import { verifyOperations } from '@/scripts/soak/verify-operations';
import { givenAgreementInForce, givenPair } from '@/tests/support/agreements';
import { givenBriefAccepted, givenBriefDelivered, readBrief, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { givenRecorded } from '@/tests/support/pay/pay';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { givenAgreedBefore, givenApproved } from '@/tests/support/time';

/** As if erasing had taken the address and nothing else. */
const ERASED = `UPDATE users SET deleted_at = now(), email = 'deleted-' || id || '@deleted.invalid'
  WHERE id IN (SELECT recipient_id FROM notifications)`;
const PRICED = { budgetHours: '', budgetMoney: '120' };

describe('the check of a whole database', () => {
  const database = givenDatabaseWithPeople();
  const superuser = givenConnection(database, 'owner');
  givenStorage();
  let accepted: readonly string[];

  beforeAll(async () => {
    const people = await givenPeople();
    const hourly = await givenPair(people, 'Adeyemi Kilns');
    await givenAgreedBefore(hourly);
    await givenApproved(hourly);
    const payment = await givenRecorded(hourly);
    doneOf(await asPerson(hourly.assistant, () => submit(confirmPayment, { ...payment, note: 'Here.' })));
    const fixed = await givenPair(people, 'Adeyemi Glazes');
    await givenAgreementInForce(fixed, { templateKey: 'fixed', payType: 'fixed', cap: '' });
    const begun = await givenBriefAccepted(fixed, PRICED);
    const delivered = await givenBriefDelivered(fixed, PRICED);
    accepted = [begun.id, delivered.id];
    const [delivery] = (await readBrief(fixed.owner, delivered)).deliveries;
    const review = { ...seen(delivered), deliveryId: delivery?.id ?? '', note: '' };
    doneOf(await asPerson(fixed.owner, () => submit(approveDelivery, review)));
  });

  /** Damages the database with all its guards switched off, looks, and takes the damage back. @returns what was found. */
  async function findAfter(
    checks: readonly DataCheck[],
    ...damage: readonly string[]
  ): Promise<readonly string[]> {
    const client = superuser();
    await client.query("BEGIN; SET LOCAL session_replication_role = 'replica'");
    try {
      for (const sql of damage) {
        // of several statements, the last is the damage
        const done = [await client.query(sql)].flat().at(-1);
        if (done?.command !== 'ALTER') expect(done?.rowCount, sql).toBeGreaterThan(0);
      }
      const ask = async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(sql, [...values])).rows;
      const found: string[] = [];
      for (const { find } of checks) found.push(...(await find({ ask }, new Date())));
      return found;
    } finally {
      await client.query('ROLLBACK');
    }
  }

  it('finds nothing where nothing is wrong', async () => {
    expect(await findAfter(ALL_CHECKS)).toEqual([]);
  });

  it('misses a mail that is gone, unless it may have gone with an account that was erased since', async () => {
    const gone = `DELETE FROM mails m USING notifications n
      WHERE m.id = n.mail_id AND n.mailed_at IS NOT NULL AND n.kind = 'pay.confirmed'`;
    const erased = (when: string) => `INSERT INTO account_deletions (user_id, id, asked_at, due_at, done_at)
      SELECT m.user_id, gen_random_uuid(), t.at - interval '14 days', t.at, t.at FROM memberships m, LATERAL (SELECT ${when} AS at) t
      WHERE m.role = 'assistant' GROUP BY m.user_id, t.at`;

    expect(await findAfter([toldOnce], gone)).toEqual([
      expect.stringMatching(/was mailed by .* isn't there/),
    ]);
    expect(await findAfter([toldOnce], gone, erased("timestamptz '2020-01-01'"))).toHaveLength(1);
    expect(await findAfter([toldOnce], gone, erased("now() + interval '30 years'"))).toEqual([]);
  });

  it.each([
    [
      'a trigger that is switched off',
      guardsAreOn,
      'ALTER TABLE ledger_entries DISABLE TRIGGER USER',
      /trigger .* is switched off/,
    ],
    [
      'row level security that isn’t forced',
      guardsAreOn,
      'ALTER TABLE briefs NO FORCE ROW LEVEL SECURITY',
      /briefs is not forced/,
    ],
    [
      'an entry of the books that is changed',
      transactionsBalance,
      'UPDATE ledger_entries SET amount_minor = amount_minor + 1 WHERE id = (SELECT id FROM ledger_entries ORDER BY id LIMIT 1)',
      /is out by 1 USD/,
    ],
    [
      'a transaction of the books that is gone, both sides of it',
      balancesAgree,
      "DELETE FROM ledger_entries e USING ledger_transactions t WHERE t.id = e.transaction_id AND t.source_key LIKE 'owed:%'",
      /are owed by its record and .* by the books/,
    ],
    [
      'something open that is listed no longer',
      derivedAgrees,
      'DELETE FROM open_owed',
      /is open, and isn't listed/,
    ],
    [
      'an amount that two payments pay',
      paidOnce,
      'DROP INDEX payment_lines_once; INSERT INTO payment_lines SELECT workspace_id, gen_random_uuid(), engagement_id, payment_id, owed_id, currency, amount_minor FROM payment_lines',
      /is of .* and pays/,
    ],
    [
      'approved work that isn’t owed',
      approvedIsOwed,
      "DELETE FROM owed_items WHERE kind = 'brief'",
      /for a price, and that isn't owed/,
    ],
    [
      'a payment in a state that nothing led to',
      paymentsHaveTheirEvents,
      "UPDATE payments SET state = 'disputed'",
      /is disputed, and its answers make it confirmed/,
    ],
    [
      'work that was accepted before its agreement was signed',
      workIsAgreed,
      "UPDATE agreements SET in_force_at = now() + interval '1 day'",
      /which wasn't in force/,
    ],
    [
      'a brief in a state to which its record doesn’t lead',
      briefsReplay,
      "UPDATE briefs SET state = 'in_progress' WHERE state = 'accepted'",
      /is in_progress, and its record makes it accepted/,
    ],
    [
      'an action that nobody wrote down',
      factsAreRecorded,
      "DELETE FROM audit_events WHERE action = 'brief.delivered'",
      /brief\.delivered: .* has 1 × a delivery, and 0 such events/,
    ],
    [
      'a row of another business',
      referencesResolve,
      'UPDATE brief_givens SET workspace_id = gen_random_uuid()',
      /point to .* that aren’t there/,
    ],
    [
      'a mail that arrived without being told so',
      toldOnce,
      "UPDATE mails SET state = 'delivered', tried_at = now(), provider_id = id::text",
      /is delivered, and was never said to be/,
    ],
    [
      'a reminder that is gone',
      remindersAreThoseAsked,
      'DELETE FROM reminders WHERE brief_id IS NOT NULL AND sent_at IS NULL AND cancelled_at IS NULL',
      /is missing for/,
    ],
    [
      'a reminder of work that is done',
      remindersAreThoseAsked,
      "UPDATE briefs SET state = 'approved' WHERE state = 'accepted'",
      /and nothing asks for it/,
    ],
    [
      'a mail that nobody will send',
      waitingHasJobs,
      'DELETE FROM graphile_worker._private_jobs',
      /is queued, and no job will send it/,
    ],
    [
      'a job about something that is gone',
      jobsPointSomewhere,
      "UPDATE graphile_worker._private_jobs SET payload = jsonb_set(payload::jsonb, '{mailId}', '\"gone\"')::json WHERE payload->>'mailId' IS NOT NULL",
      /is about gone, which isn't there/,
    ],
    [
      'what is left of an account that was erased',
      erasedStayErased,
      ERASED,
      /\d+ of notifications are left of the erased account/,
    ],
    ['a name that came back to one', erasedStayErased, ERASED, /is still called by a name/],
  ])('finds %s', async (_, check, damage, words) => {
    expect(await findAfter([check], damage)).toContainEqual(expect.stringMatching(words));
  });

  it('is held against the diary of a soak: what is lost, what is there although it was refused', async () => {
    const operation = (mark: string, outcome: Outcome): Operation => ({
      what: 'accepted',
      mark,
      by: 'Maria',
      tries: [{ outcome, at: '14:05', said: '' }],
    });
    const [one = '', other = ''] = accepted;
    const neverThere = newId();
    const diary = [
      operation(one, 'acknowledged'),
      operation(other, 'refused'),
      operation(neverThere, 'acknowledged'),
    ];

    expect(
      await verifyOperations(database().ownerUrl, [
        operation(one, 'acknowledged'),
        operation(other, 'unanswered'),
      ]),
    ).toEqual([]);
    expect(await verifyOperations(database().ownerUrl, diary)).toEqual([
      expect.stringContaining(`There although refused: accepted, ${other}.`),
      expect.stringContaining(`Lost: accepted, ${neverThere}.`),
    ]);
  });
});
