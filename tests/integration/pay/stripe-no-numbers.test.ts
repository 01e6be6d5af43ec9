import pg from 'pg';
import { describe, expect, it } from 'vitest';
import type { Pair } from '@/tests/support/agreements';
import { givenStripePair } from '@/tests/support/pay/stripe-pair';
import { givenMethod } from '@/tests/support/pay/stripe-pay';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { TEST_BANKS } from '@/tests/support/stripe/banks';
import { TEST_CARDS } from '@/tests/support/stripe/cards';

describe('money that goes through Stripe', () => {
  const database = givenDatabaseWithPeople();
  let pair: Pair;
  const { stripe } = givenStripePair((each) => {
    pair = each;
  });

  it('leaves no number of a card or an account in the database', async () => {
    await givenMethod(pair, stripe, 'us_bank_account');
    await givenMethod(pair, stripe, 'card', '4000002760003184');
    const numbers = [...TEST_CARDS, ...TEST_BANKS].map(({ number }) => number);
    const found = await whereIs(database().ownerUrl, numbers);

    expect(found).toEqual([]);
    expect(await whereIs(database().ownerUrl, ['Visa'])).not.toEqual([]);
  });
});

/** @returns each table in which one of these occurs, in any column, as the owner of the database sees them all. */
async function whereIs(ownerUrl: string, texts: readonly string[]): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query(
      `SELECT 1 FROM ${name} t WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) s WHERE strpos(t::text, s) > 0) LIMIT 1`,
      [texts],
    );
    if (rows.length > 0) found.push(name);
  }
  await client.end();
  return found;
}
