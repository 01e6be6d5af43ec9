import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { KEPT } from '@/scripts/steps/paths';
import { Refused } from '@/scripts/steps/say';
import type { Target } from './rounds';

const LOG = join(KEPT, 'bench/postgres.log');

export interface Statements {
  /** what reads or sets something */
  queries: number;
  /** BEGIN, COMMIT and the like, each a round trip as well */
  bounds: number;
}

/**
 * Counts what PostgreSQL itself says it was asked while each page is fetched once. It is read from the server's log, so
 * nothing stands between the product and its database. Only for servers that nobody else uses meanwhile.
 */
export async function countStatements(
  adminUrl: string,
  pages: readonly Target[],
): Promise<Map<Target, Statements>> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await logStatements(admin, "alter system set log_statement = 'all'");
    const counted = new Map<Target, Statements>();
    for (const page of pages) counted.set(page, await during(() => open(page)));
    return counted;
  } finally {
    await logStatements(admin, 'alter system reset log_statement');
    await admin.end();
  }
}

async function logStatements(admin: pg.Client, change: string): Promise<void> {
  await admin.query(change);
  await admin.query('select pg_reload_conf()');
  // the reload reaches each session by a signal, and takes effect after its current statement
  await wait(300);
}

async function open({ name, url, headers }: Target): Promise<void> {
  const page = await fetch(url, { headers, redirect: 'manual' });
  if (page.status !== 200) throw new Refused(`${name} answered ${page.status}.`);
  await page.text();
}

async function during(work: () => Promise<void>): Promise<Statements> {
  const before = statSync(LOG).size;
  await work();
  await wait(100);
  return tally(readFileSync(LOG).subarray(before).toString());
}

/** Counts PostgreSQL's log lines: one per statement, whether it was sent plainly or prepared. */
export function tally(log: string): Statements {
  const statements = [...log.matchAll(/LOG: {2}(?:statement|execute [^:]*):\s+\(?(\w+)/g)].map(([, verb]) =>
    verb?.toUpperCase(),
  );
  const bounds = statements.filter(
    (verb) => verb && ['BEGIN', 'COMMIT', 'ROLLBACK', 'SET'].includes(verb),
  ).length;
  return { queries: statements.length - bounds, bounds };
}
