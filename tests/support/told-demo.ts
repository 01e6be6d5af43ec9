import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { tellDemoStory } from '@/prisma/seed/demo';
import type { DatabaseUrls } from '@/scripts/steps/databases';
import { givenDatabase } from './servers/postgres';
import { type RunningStripe, startStripe } from './stripe/stand-in';
import { TEST_KEY } from './stripe/under-test';

/** The demo as it was told once, for all tests of a file. */
export type ToldDemo = {
  readonly database: () => DatabaseUrls;
  /** when the telling began */
  readonly begun: Date;
  /** as the database's owner, past row level security: what is really there */
  readonly everything: () => pg.Client;
  readonly ask: <Row extends pg.QueryResultRow>(
    sql: string,
    values?: readonly unknown[],
  ) => Promise<readonly Row[]>;
  readonly userId: (person: { readonly email: string }) => Promise<string>;
  /** does something for which nobody may be connected to the database */
  readonly disconnected: (work: () => Promise<void>) => Promise<void>;
};

/** Tells the story of the demo into a database of its own, with a stand-in for Stripe. */
export function givenToldDemo(): ToldDemo {
  process.env.STORAGE_DIR = mkdtempSync(join(tmpdir(), 'handover-demo-'));
  const database = givenDatabase();
  let owner: pg.Client;
  let stripe: RunningStripe;
  const connect = async () => {
    owner = new pg.Client({ connectionString: database().ownerUrl });
    await owner.connect();
  };
  beforeAll(async () => {
    await connect();
    stripe = await startStripe();
    Object.assign(process.env, {
      STRIPE_SECRET_KEY: TEST_KEY,
      STRIPE_BASE_URL: stripe.url,
      STRIPE_WEBHOOK_SECRET: 'whsec_of_the_tests',
    });
    await tellDemoStory();
  }, 300_000);
  afterAll(async () => {
    await stripe.close();
    await owner.end();
  });

  const ask: ToldDemo['ask'] = async <Row extends pg.QueryResultRow>(
    sql: string,
    values: readonly unknown[] = [],
  ) => (await owner.query<Row>(sql, [...values])).rows;
  return {
    database,
    begun: new Date(),
    everything: () => owner,
    ask,
    async userId({ email }) {
      const [user] = await ask<{ id: string }>('SELECT id FROM users WHERE email = $1', [email]);
      return user?.id ?? '';
    },
    async disconnected(work) {
      await owner.end();
      await work();
      await connect();
    },
  };
}
