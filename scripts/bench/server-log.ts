import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { KEPT } from '@/scripts/steps/paths';
import { Refused } from '@/scripts/steps/say';
import type { Target } from './rounds';

const LOG = join(KEPT, 'bench/postgres.log');

/** How long PostgreSQL may take to write what it has to say of a statement, or to follow a changed setting. */
const HEARD_AFTER_MS = 300;

/** Changes what the server logs (ALTER SYSTEM), and waits until its sessions follow. */
export async function changeLogging(admin: pg.Client, changes: readonly string[]): Promise<void> {
  for (const change of changes) await admin.query(change);
  await admin.query('select pg_reload_conf()');
  // the reload reaches each session by a signal, and takes effect after its current statement
  await wait(HEARD_AFTER_MS);
}

/**
 * Opens a page as its reader does.
 * @returns what the server logs meanwhile. Only of use where nobody else asks it anything.
 */
export async function logOfOpening(page: Target): Promise<string> {
  const before = statSync(LOG).size;
  await openPage(page);
  await wait(HEARD_AFTER_MS);
  return readFileSync(LOG).subarray(before).toString();
}

/** Opens a page as its reader does. @throws Refused when it answers with anything but 200. */
export async function openPage({ name, url, headers }: Target): Promise<void> {
  const page = await fetch(url, { headers, redirect: 'manual' });
  if (page.status !== 200) throw new Refused(`${name} answered ${page.status}.`);
  await page.text();
}
