import { listenBeforePages } from '@/lib/platform/before-pages';
import { refuseUnsafeRole } from '@/lib/platform/db/start-up-check';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { startObserving } from '@/lib/platform/observing';
import { readRoutes } from '@/lib/platform/observing/routes';
import { listenForStop } from '@/lib/platform/stopping';

/**
 * Readies the process for pages, checks the settings and the database role, and ends the process when either is wrong: a server that can't keep
 * tenants apart must not answer at all. A database that is only down for now is left to /api/ready.
 * @returns whether the database answered.
 */
export async function checkBeforeServing(): Promise<boolean> {
  listenForStop();
  try {
    env();
    await startObserving('web');
    listenBeforePages(await readRoutes());
    await refuseUnsafeRole();
    return true;
  } catch (error) {
    const isDown =
      error instanceof Error && /ECONNREFUSED|ETIMEDOUT|ENOTFOUND|starting up/.test(error.message);
    if (isDown) {
      log.warn({ err: error }, 'the database does not answer yet');
      return false;
    }
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
