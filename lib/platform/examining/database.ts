import { pendingMigrations } from '@/lib/platform/db/pending-migrations';
import { findRoleProblems, findSlowSettings } from '@/lib/platform/db/start-up-check';
import { takesNoWrites } from '@/lib/platform/db/taking-writes';
import { env } from '@/lib/platform/env/env';
import { readDatabaseClock } from '@/lib/platform/process/database-clock';
import { withActor } from '@/lib/platform/tenancy';
import { messageOf } from '@/lib/platform/text/message-of';
import { judgeClock } from './clock.rules';
import { broken, type Finding, good, note } from './findings';

/** Checks that web and worker reach the database, and with which role and time zone. */
export async function examineRole(): Promise<readonly Finding[]> {
  const address = new URL(env().DATABASE_APP_URL);
  try {
    const problems = await findRoleProblems();
    if (problems.length > 0) {
      return problems.map((problem) =>
        broken(
          problem,
          'Connect as the role that npm run db:migrate prepares (docs/operate.md, The database).',
        ),
      );
    }
    if (await withActor({ kind: 'operator' }, takesNoWrites)) {
      return [
        broken(
          `The database at ${address.host} takes no writes: it is a standby, or was set to be read-only.`,
          'See that DATABASE_APP_URL leads to the primary, and that its disk isn’t full.',
        ),
      ];
    }
    return [
      good(
        `The database at ${address.host} answers, in UTC; "${address.username}" has no more rights than it needs.`,
      ),
      ...(await findSlowSettings()).map((setting) =>
        note(
          `Sessions of "${address.username}" begin with ${setting}, which makes pages slow.`,
          'Run npm run db:migrate, which sets it for that role, and restart web and workers (docs/operate.md, The database).',
        ),
      ),
    ];
  } catch (error) {
    return [
      broken(
        `The database at ${address.host} can’t be used as "${address.username}": ${whatItSaid(error)}`,
        'See that the server runs, and that DATABASE_APP_URL names it with the right password.',
      ),
    ];
  }
}

/** Checks that every migration of this version was applied. */
export async function examineMigrations(): Promise<Finding> {
  const pending = await pendingMigrations(env().DATABASE_APP_URL);
  if (pending.length === 0) return good('Every migration was applied.');
  return broken(`Not applied yet: ${pending.join(', ')}.`, 'Run npm run db:migrate.');
}

/** Checks that the database's clock and this machine's agree: deadlines and sign-in links depend on both. */
export async function examineClock(): Promise<Finding> {
  return judgeClock('the database', await withActor({ kind: 'operator' }, readDatabaseClock));
}

/** Prisma wraps the database's message in words about the call: `Raw query failed. Code: … Message: `…``. */
function whatItSaid(error: unknown): string {
  const lastLine = messageOf(error).trim().split('\n').at(-1) ?? '';
  return /Message: `(.*)`$/.exec(lastLine)?.[1] ?? lastLine;
}
