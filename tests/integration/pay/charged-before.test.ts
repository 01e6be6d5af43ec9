import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenStripe } from '@/tests/support/pay/stripe-given';
import { givenManyThroughStripe, oweAll, type PaidThroughStripe } from '@/tests/support/pay/stripe-many';
import { givenApprovedRun } from '@/tests/support/pay/stripe-pay';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenAgreedBefore } from '@/tests/support/time';

const MIGRATION = 'prisma/migrations/20261126210000_fees_as_agreed/migration.sql';

const database = givenDatabase();
const stripe = givenStripe();
let paid: PaidThroughStripe;
let admin: pg.Client;
beforeAll(async () => {
  const { ownerUrl } = database();
  paid = await givenManyThroughStripe(stripe, { ownerUrl, count: 2, agreed: givenAgreedBefore });
  admin = new pg.Client({ connectionString: ownerUrl });
  await admin.connect();
});
afterAll(() => admin.end());

it('payments from before fees were agreed carry what was charged for each, and their sum is the charge, even where an owner under row level security migrates', async () => {
  const owed = await oweAll(paid.pairs, [10_001, 20_002], stripe.at());
  const run = await givenApprovedRun(paid.pair, owed, stripe.at());
  await stripe.work();
  // both on top then: 3 % of 30,003 and a little, of which a third is one's and two thirds the other's
  const feeMinor = run.chargeMinor - 30_003;

  await admin.query('BEGIN');
  await admin.query(`DO $$
    DECLARE t regclass;
    BEGIN
      CREATE ROLE who_migrates NOLOGIN;
      GRANT USAGE, CREATE ON SCHEMA public, app TO who_migrates;
      FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO who_migrates', t);
      END LOOP;
      SET LOCAL ROLE who_migrates;
    END $$`);
  await admin.query('ALTER TABLE payments DROP COLUMN charged_minor');
  await admin.query(readFileSync(MIGRATION, 'utf8'));
  await admin.query('RESET ROLE');
  const { rows } = await admin.query<{ charged: string; owed: string }>(
    'SELECT charged_minor AS charged, amount_minor AS owed FROM payments WHERE run_id = $1 ORDER BY id',
    [run.id],
  );
  const forced = await admin.query(
    "SELECT FROM pg_class WHERE relname IN ('payments', 'pay_runs') AND relrowsecurity AND relforcerowsecurity",
  );
  await admin.query('ROLLBACK');

  const onTop = rows.map(({ charged, owed: each }) => Number(charged) - Number(each));
  const [first = 0, second = 0] = [10_001, 20_002].map((each) => Math.trunc((feeMinor * each) / 30_003));
  expect(rows.map((each) => Number(each.owed))).toEqual([10_001, 20_002]);
  // what didn't divide went to the first
  expect(onTop).toEqual([feeMinor - second, second]);
  expect(onTop[0]).toBeGreaterThanOrEqual(first);
  expect(forced.rowCount).toBe(2);
});
