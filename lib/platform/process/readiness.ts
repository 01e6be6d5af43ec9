import { clocksApartMs, isTooFarApart } from '../clock/apart.rules';
import { pendingMigrations } from '../db/pending-migrations';
import { closeToStandby, takesNoWrites } from '../db/taking-writes';
import { env } from '../env/env';
import { queueHealth } from '../jobs';
import { log } from '../logging/log';
import { withActor } from '../tenancy';
import { CLOCK_IS_APART, readDatabaseClock } from './database-clock';

/** After this, nobody seems to be working off the queue. */
const LATE_SECONDS = 60;

type Readiness = {
  readonly isReady: boolean;
  readonly database: 'answers' | 'takes no writes' | 'unreachable';
  readonly migrations: 'applied' | 'pending' | 'unknown';
  /** a late queue is reported, but doesn't make the web server unfit: taking it out of service would help no worker */
  readonly queue: 'on time' | 'late' | 'unknown';
  /** how long the oldest due job has waited; null when unknown */
  readonly queueLagSeconds: number | null;
  /** whether this machine's clock is near enough to the database's */
  readonly clock: 'agrees' | 'apart' | 'unknown';
};

const UNREACHABLE: Readiness = {
  isReady: false,
  database: 'unreachable',
  migrations: 'unknown',
  queue: 'unknown',
  queueLagSeconds: null,
  clock: 'unknown',
};

/**
 * @returns whether this process can serve: the database answers, accepts writes, matches the code, and has about the same
 * time. Never throws.
 */
async function readiness(): Promise<Readiness> {
  try {
    const pending = await pendingMigrations(env().DATABASE_APP_URL);
    if (pending.length > 0) return { ...UNREACHABLE, database: 'answers', migrations: 'pending' };
    const { lagSeconds, isReadOnly, reading } = await withActor({ kind: 'mailer' }, async (tx) => ({
      ...(await queueHealth(tx)),
      isReadOnly: await takesNoWrites(tx),
      reading: await readDatabaseClock(tx),
    }));
    if (isReadOnly) await closeToStandby();
    const apartMs = clocksApartMs(reading);
    const isApart = isTooFarApart(apartMs);
    if (isApart) log.warn({ apartMs }, CLOCK_IS_APART);
    return {
      isReady: !isReadOnly && !isApart,
      database: isReadOnly ? 'takes no writes' : 'answers',
      migrations: 'applied',
      queue: lagSeconds > LATE_SECONDS ? 'late' : 'on time',
      queueLagSeconds: Math.round(lagSeconds),
      clock: isApart ? 'apart' : 'agrees',
    };
  } catch (err) {
    log.warn({ err }, 'not ready');
    return UNREACHABLE;
  }
}

/** @returns the same as an http response: 200, or 503 while no traffic should be sent here. */
export async function answerOfReadiness(): Promise<Response> {
  const { isReady, ...facts } = await readiness();
  return Response.json(
    { status: isReady ? 'ready' : 'not ready', ...facts },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
