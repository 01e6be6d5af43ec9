import { Prisma } from '@/lib/platform/db/generated/client';
import { TAKES_NO_WRITES } from '@/lib/platform/db/pool';
import { isDown } from '@/lib/platform/db/reachable';
import { StoreAway } from '@/lib/platform/storage/store';
import { stateOf } from './outcome';

/**
 * PostgreSQL's codes for ending what has waited, or run, for longer than allowed (lock_not_available, query_canceled),
 * and for writes to a standby: another server is about to take over.
 */
const FOR_NOW: ReadonlySet<string> = new Set(['55P03', '57014', TAKES_NO_WRITES]);

/**
 * Prisma's codes when no connection was free in time (P2024), one was silent for too long (P1008), or a transaction
 * didn't begin or finish in time (P2028): nothing of it is kept.
 */
const LATE: ReadonlySet<string> = new Set(['P1008', 'P2024', 'P2028']);

/**
 * @returns whether what failed may well succeed a moment later: the database, or a store, is overloaded or restarting.
 */
export function isBusy(error: unknown): boolean {
  if (error instanceof StoreAway || isDown(error) || FOR_NOW.has(stateOf(error) ?? '')) return true;
  return error instanceof Prisma.PrismaClientKnownRequestError && LATE.has(error.code);
}
