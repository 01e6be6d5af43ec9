import { pendingMigrations } from '@/lib/platform/db/pending-migrations';
import { isDown } from '@/lib/platform/db/reachable';
import { refuseUnsafeRole } from '@/lib/platform/db/start-up-check';
import { env } from '@/lib/platform/env/env';
import { listenBeforePages } from '@/lib/platform/http/before-pages';
import { log } from '@/lib/platform/logging/log';
import { startObserving } from '@/lib/platform/observing';
import { readRoutes } from '@/lib/platform/observing/routes';
import { CLOCK_IS_APART, clockTooFarApart } from '@/lib/platform/process/database-clock';
import { listenForStop } from '@/lib/platform/process/stopping';
import { messageOf } from '@/lib/platform/text/message-of';

const RETRY_MS = 2_000;

/**
 * Prepares the process for pages, checks the settings and the database role, and ends the process when either is wrong:
 * a server that can't keep tenants apart must not answer at all. A database that is only down for now is left to
 * /api/ready, and its role is checked as soon as it answers.
 * @param onceChecked what needs a database that answers, with the right role: done before serving, or when it is back
 */
export async function checkBeforeServing(onceChecked: () => Promise<void>): Promise<void> {
  listenForStop();
  const check = async () => {
    await checkDatabase();
    await onceChecked();
  };
  try {
    env();
    await startObserving('web');
    listenBeforePages(await readRoutes());
    await check();
  } catch (error) {
    if (!isDown(error)) return end(error);
    log.warn({ err: error }, 'the database does not answer yet');
    checkLater(check);
  }
}

/**
 * @throws Error when the role isn't right. That the database is older than this version, or this machine's clock is
 * wrong, only keeps it from being ready: it may be put right any moment, and pages that lack nothing work meanwhile.
 */
async function checkDatabase(): Promise<void> {
  await refuseUnsafeRole();
  const apartMs = await clockTooFarApart();
  if (apartMs !== null) log.warn({ apartMs }, CLOCK_IS_APART);
  const pending = await pendingMigrations(env().DATABASE_APP_URL);
  if (pending.length === 0) return;
  log.warn(
    { pending },
    'the database is older than this version, and pages may fail: run npm run db:migrate',
  );
}

function checkLater(check: () => Promise<void>): void {
  setTimeout(() => {
    check().catch((error: unknown) => (isDown(error) ? checkLater(check) : end(error)));
  }, RETRY_MS).unref();
}

function end(error: unknown): never {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
}
