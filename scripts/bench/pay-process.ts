import type pg from 'pg';
import { approveRun, prepareRun } from '@/lib/pay/runs/runs.actions';
import { getStatement, LINES_SHOWN } from '@/lib/pay/statements/statement.queries';
import { statementAsCsv } from '@/lib/pay/statements/statement-csv';
import { getRunPage } from '@/lib/pay/stripe/pages.queries';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withClient } from '@/scripts/steps/databases';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenManyThroughStripe, oweAll } from '@/tests/support/pay/stripe-many';
import { openStripe } from '@/tests/support/pay/stripe-open';
import { runOf } from '@/tests/support/pay/stripe-pay';
import { asPerson } from '@/tests/support/people';
import { givenAgreedBefore } from '@/tests/support/time';

/**
 * Prints how long paying many people takes, step by step, and how long a statement with a long history takes, as JSON.
 */
const [assistants = 0, entries = 0] = process.argv.slice(2).map(Number);
const ownerUrl = process.env.DATABASE_URL ?? '';
const stripe = await openStripe();
const paid = await givenManyThroughStripe(stripe, { ownerUrl, count: assistants, agreed: givenAgreedBefore });
const { owner, workspace, engagementId } = paid.pair;
const workspaceId = workspace.id;

// a few payments first, so that PostgreSQL's statistics know that these tables aren't empty
await payAll(paid.pairs.slice(0, 50));
await admin('VACUUM ANALYZE');
const run = await payAll(paid.pairs);
await fillPast();
const place = { workspaceId, engagementId };
const year = 2027;
const statement = [
  await often('its page', () =>
    getStatement(owner.userId, place, year, stripe.at(), { lines: LINES_SHOWN, expensesFrom: null }),
  ),
  await often('all of it, as CSV', async () => {
    const all = await getStatement(owner.userId, place, year, stripe.at());
    return all && statementAsCsv(all);
  }),
];
process.stdout.write(JSON.stringify({ run, statement }));
process.exit(0);

async function payAll(pairs: typeof paid.pairs) {
  const id = newId();
  const owed = await oweAll(
    pairs,
    pairs.map(() => 20_000),
    stripe.at(),
  );
  const steps = [
    await timed('prepared', () => asOwner(() => submit(prepareRun, { workspaceId, id, owed })).then(doneOf)),
    await timed('shown', () => getRunPage(owner.userId, workspaceId, id)),
    await timed('approved', async () => {
      const { totalMinor, feeMinor } = await runOf(workspaceId, id);
      const yes = { workspaceId, id, chargeMinor: Number(totalMinor + feeMinor) };
      doneOf(await asOwner(() => submit(approveRun, yes)));
    }),
    await timed('charged, and each sent', () => stripe.pass(60)),
    await timed('shown when it is paid', () => getRunPage(owner.userId, workspaceId, id)),
  ];
  const { payments } = await runOf(workspaceId, id);
  if (!payments.every(({ state }) => state === 'paid')) throw new Error('somebody isn’t paid');
  return steps;
}

function asOwner<T>(work: () => Promise<T>): Promise<T> {
  return atTime(stripe.at(), () => asPerson(owner, work));
}

async function timed(what: string, work: () => Promise<unknown>) {
  const before = await transactionsSoFar();
  const begun = performance.now();
  await work();
  const ms = performance.now() - begun;
  tellMeanwhile(what, ms);
  return { what, ms, transactions: (await transactionsSoFar()) - before };
}

/** If something fails later, what was measured before isn't lost. */
function tellMeanwhile(what: string, ms: number): void {
  process.stderr.write(`  ${what}: ${Math.round(ms)} ms\n`);
}

/** Counted by the database, which reports it a moment later. */
async function transactionsSoFar(): Promise<number> {
  const [row] = await admin<{ n: number }>(
    'SELECT xact_commit::int AS n FROM pg_stat_database WHERE datname = current_database()',
  );
  return row?.n ?? 0;
}

async function often(what: string, work: () => Promise<unknown>) {
  const ms: number[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    const begun = performance.now();
    await work();
    const took = performance.now() - begun;
    tellMeanwhile(what, took);
    if (turn > 1) ms.push(took);
  }
  return { what, ms };
}

/**
 * Half as many bonuses as entries, spread over the year; each is booked twice and paid. It is what decades of weeks add
 * up to.
 */
async function fillPast(): Promise<void> {
  await admin(
    `WITH made AS (
       SELECT o.*, uuidv7() AS new_id, uuidv7() AS transaction, timestamptz '2027-01-02' + n * interval '1 minute' AS new_at
       FROM owed_items o, generate_series(1, $2::int / 2) n WHERE o.engagement_id = $1),
     owing AS (INSERT INTO owed_items SELECT (jsonb_populate_record(o, jsonb_build_object('id', m.new_id, 'source_key', 'bonus:' || m.new_id, 'approved_at', m.new_at))).*
       FROM made m JOIN owed_items o ON o.id = m.id),
     paying AS (INSERT INTO payment_lines (workspace_id, id, engagement_id, payment_id, owed_id, currency, amount_minor)
       SELECT workspace_id, uuidv7(), engagement_id, (SELECT id FROM payments WHERE engagement_id = $1 LIMIT 1), new_id, currency, amount_minor FROM made),
     booking AS (INSERT INTO ledger_transactions (workspace_id, id, engagement_id, source_key, owed_id, at)
       SELECT workspace_id, transaction, engagement_id, 'owed:' || new_id, new_id, new_at FROM made)
     INSERT INTO ledger_entries (workspace_id, id, engagement_id, transaction_id, account_id, currency, amount_minor)
       SELECT m.workspace_id, uuidv7(), m.engagement_id, m.transaction, a.id, a.currency, CASE a.kind WHEN 'cost' THEN m.amount_minor ELSE -m.amount_minor END
       FROM made m JOIN ledger_accounts a ON a.engagement_id = m.engagement_id AND a.kind IN ('cost', 'owed')`,
    [engagementId, entries],
  );
  await admin('VACUUM ANALYZE');
}

async function admin<Row extends pg.QueryResultRow>(
  sql: string,
  values?: readonly unknown[],
): Promise<Row[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    return (await client.query<Row>(sql, values && [...values])).rows;
  });
}
