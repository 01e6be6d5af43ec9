import { pendingMigrations } from '../db/pending-migrations';
import { closeToStandby, takesNoWrites } from '../db/taking-writes';
import { env } from '../env/env';
import { queueHealth } from '../jobs';
import { log } from '../logging/log';
import { withActor } from '../tenancy';

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
};

const UNREACHABLE: Readiness = {
  isReady: false,
  database: 'unreachable',
  migrations: 'unknown',
  queue: 'unknown',
  queueLagSeconds: null,
};

/**
 * @returns whether this process can serve: the database answers, accepts writes, and matches the code. Never throws.
 */
async function readiness(): Promise<Readiness> {
  try {
    const pending = await pendingMigrations(env().DATABASE_APP_URL);
    if (pending.length > 0) return { ...UNREACHABLE, database: 'answers', migrations: 'pending' };
    const { lagSeconds, isReadOnly } = await withActor({ kind: 'mailer' }, async (tx) => ({
      ...(await queueHealth(tx)),
      isReadOnly: await takesNoWrites(tx),
    }));
    if (isReadOnly) await closeToStandby();
    return {
      isReady: !isReadOnly,
      database: isReadOnly ? 'takes no writes' : 'answers',
      migrations: 'applied',
      queue: lagSeconds > LATE_SECONDS ? 'late' : 'on time',
      queueLagSeconds: Math.round(lagSeconds),
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
