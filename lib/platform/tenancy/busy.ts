import { Prisma } from '@/lib/platform/db/generated/client';
import { TAKES_NO_WRITES } from '@/lib/platform/db/pool';
import { isDown } from '@/lib/platform/db/reachable';
import { stateOf } from './outcome';

/**
 * By what PostgreSQL ends what has waited, or worked, for longer than it was given (lock_not_available, query_canceled), and what was
 * asked of it while it is a standby: another server is about to take over.
 */
const FOR_NOW: ReadonlySet<string> = new Set(['55P03', '57014', TAKES_NO_WRITES]);

/**
 * What Prisma says when no connection was free in time (P2024), one was silent for too long (P1008), or a transaction had not begun, or
 * was not done, in the time that one may take (P2028): nothing of that is kept.
 */
const LATE: ReadonlySet<string> = new Set(['P1008', 'P2024', 'P2028']);

/** @returns whether what has failed may well be done a moment later: the database, or a store, has too much to do or is being started again. */
export function isBusy(error: unknown): boolean {
  if (isDown(error) || FOR_NOW.has(stateOf(error) ?? '')) return true;
  return error instanceof Prisma.PrismaClientKnownRequestError && LATE.has(error.code);
}
