import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { withClient } from '@/scripts/steps/databases';
import { ROOT } from '@/scripts/steps/paths';
import { say } from '@/scripts/steps/say';
import type { FilledDatabase } from './databases';
import type { Target } from './rounds';
import { changeLogging, logOfOpening, openPage } from './server-log';

const FOLDER = join(ROOT, 'docs/explain');
/**
 * After five runs of a prepared statement PostgreSQL may keep one plan for all values, and that is the plan people get.
 */
const RUNS_BEFORE = 8;

/** Lets every new session of a database log its plans (auto_explain); they stay silent until asked. */
export async function explainable({ ownerUrl }: FilledDatabase): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const name = client.escapeIdentifier(new URL(ownerUrl).pathname.slice(1));
    await client.query(`alter database ${name} set session_preload_libraries = 'auto_explain'`);
  });
}

/**
 * Records how PostgreSQL carries out what each page asks, as the app's role under row level security, with times and
 * buffers: from the server's own log, while the page is opened as its reader opens it.
 */
export async function explain(adminUrl: string, pages: readonly Target[]): Promise<void> {
  say(`Writing the plans of ${pages.length} pages to docs/explain`);
  mkdirSync(FOLDER, { recursive: true });
  await withClient(adminUrl, async (admin) => {
    await admin.query("load 'auto_explain'");
    for (const page of pages) {
      for (let run = 0; run < RUNS_BEFORE; run++) await openPage(page);
      await logPlans(admin, true);
      const plans = plansIn(await logOfOpening(page));
      await logPlans(admin, false);
      writeFileSync(join(FOLDER, `${fileNameOf(page.name)}.txt`), textOf(page, plans));
    }
  });
}

async function logPlans(admin: pg.Client, isOn: boolean): Promise<void> {
  const settings = ['log_min_duration = 0', 'log_analyze = on', 'log_buffers = on'];
  await changeLogging(
    admin,
    settings.map((setting) =>
      isOn
        ? `alter system set auto_explain.${setting}`
        : `alter system reset auto_explain.${setting.split(' ')[0]}`,
    ),
  );
}

/** Plans in PostgreSQL's log, each without its statement's text; the server indents continuation lines. */
export function plansIn(log: string): string[] {
  return [...log.matchAll(/LOG: {2}duration: [\d.]+ ms {2}plan:\n((?:\t.*\n?)+)/g)].map(([, lines = '']) => {
    const plain = lines.replace(/^\t/gm, '');
    const begin = plain.search(/^\S.*\(cost=/m);
    return plain.slice(Math.max(0, begin)).trimEnd();
  });
}

function fileNameOf(name: string): string {
  return name.replaceAll(/[^\w]+/g, '-').toLowerCase();
}

function textOf({ name, briefs }: Target, plans: readonly string[]): string {
  const head = `${name}, ${briefs?.toLocaleString('en')} briefs: each statement of the page, in order (npm run bench -- --explain)`;
  return `${[head, ...plans].join('\n\n')}\n`;
}
