import pg from 'pg';
import { pendingMigrations } from '@/lib/platform/db/pending-migrations';
import { findRoleProblems } from '@/lib/platform/db/start-up-check';
import { env, parseEnv } from '@/lib/platform/env';
import { fileStore } from '@/lib/platform/storage';
import { broken, type Finding, good, note } from './findings';
import { messageOf } from './say';

/** Whether the settings are there and make sense; nothing else can be looked at before they do. */
export function examineSettings(): Finding {
  try {
    parseEnv(process.env);
    return good('The settings are complete.');
  } catch (error) {
    return broken(messageOf(error));
  }
}

/** Whether web and worker reach the database, as whom, and in which time zone. */
export async function examineRole(): Promise<Finding[]> {
  const address = new URL(env().DATABASE_APP_URL);
  try {
    const problems = await findRoleProblems();
    if (problems.length > 0) return problems.map(broken);
    return [
      good(
        `The database at ${address.host} answers; "${address.username}" has no more rights than it needs.`,
      ),
    ];
  } catch (error) {
    return [
      broken(`The database at ${address.host} can't be used as "${address.username}": ${whatItSaid(error)}`),
    ];
  }
}

/** Whether every migration of this version was applied. */
export async function examineMigrations(): Promise<Finding> {
  const pending = await pendingMigrations(env().DATABASE_APP_URL);
  if (pending.length === 0) return good('Every migration was applied.');
  return broken(`Not applied yet: ${pending.join(', ')}. Run npm run db:migrate.`);
}

/** Whether the database's clock and this machine's agree: deadlines and sign-in links depend on both. */
export async function examineClock(): Promise<Finding> {
  const before = Date.now();
  const [row] = await ask<{ at: Date }>('select clock_timestamp() as at');
  const middle = (before + Date.now()) / 2;
  if (!row) return broken("The database doesn't say what time it is.");
  const apartSeconds = Math.abs(row.at.getTime() - middle) / 1000;
  if (apartSeconds < 2) return good('The clocks of this machine and the database agree.');
  return broken(
    `The clocks of this machine and the database are ${apartSeconds.toFixed(1)} s apart; set both by NTP.`,
  );
}

/** Whether somebody works off the queue: the age of the oldest job that could have been done. */
export async function examineQueue(): Promise<Finding> {
  const [there] = await ask<{ there: boolean }>(
    "select to_regclass('graphile_worker.jobs') is not null as there",
  );
  if (!there?.there) return broken('The job queue does not exist yet. Run npm run db:migrate.');
  const [lag] = await ask<{ waiting: number; seconds: number | null; parked: number }>(`
    select count(*) filter (where run_at <= now() and locked_at is null and attempts < max_attempts)::int as waiting,
           extract(epoch from now() - min(run_at) filter (
             where run_at <= now() and locked_at is null and attempts < max_attempts))::float8 as seconds,
           count(*) filter (where attempts >= max_attempts)::int as parked
    from graphile_worker.jobs`);
  const late = (lag?.seconds ?? 0) > 60;
  if (late)
    return broken(
      `${lag?.waiting} jobs wait, the oldest for ${Math.round(lag?.seconds ?? 0)} s. Is npm run worker running?`,
    );
  if (lag?.parked) return note(`${lag.parked} jobs failed every time and are parked.`);
  return good('No job waits for long.');
}

/** Whether files can be kept. */
export async function examineStorage(): Promise<Finding> {
  const { place, tryOut } = fileStore();
  try {
    await tryOut();
    return good(`Files can be kept in ${place}: a few bytes were written, read and removed.`);
  } catch (error) {
    return broken(`Files can't be kept in ${place}: ${messageOf(error)}`);
  }
}

/** Whether the keys and the address fit a machine that others can reach. */
export function examineExposure(): Finding[] {
  const { NEXTAUTH_URL, HANDOVER_DEMO } = env();
  const { protocol, hostname } = new URL(NEXTAUTH_URL);
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1';
  if (isLocal) return [note(`NEXTAUTH_URL is ${NEXTAUTH_URL}: only this machine can sign in.`)];
  const findings = [good(`People reach it at ${NEXTAUTH_URL}.`)];
  if (protocol !== 'https:')
    findings.push(broken('NEXTAUTH_URL must be https: sign-in cookies are not sent otherwise.'));
  if (HANDOVER_DEMO === '1')
    findings.push(broken('HANDOVER_DEMO is 1: anybody who opens the address can sign in.'));
  return findings;
}

/** Prisma wraps what the database said in words about the call: `Raw query failed. Code: … Message: `…``. */
function whatItSaid(error: unknown): string {
  const lastLine = messageOf(error).trim().split('\n').at(-1) ?? '';
  return /Message: `(.*)`$/.exec(lastLine)?.[1] ?? lastLine;
}

async function ask<Row extends pg.QueryResultRow>(query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL ?? env().DATABASE_APP_URL });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}
