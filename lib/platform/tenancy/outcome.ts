import { Prisma } from '@/lib/platform/db/generated/client';

/**
 * A transaction had done all of its work, and the connection broke before the database confirmed it. Only looking again
 * can tell: the commit may have been written before its answer was lost.
 */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('the database was gone before it had said whether a transaction is kept', { cause });
    this.name = 'OutcomeUnknown';
  }
}

/**
 * Classes of SQLSTATE after which a commit may or may not have happened: the connection failed, or the server was
 * stopped.
 */
const UNDECIDED = /^(08|57)|^40003$/;

/**
 * What Prisma says about a commit when it had already ended the transaction: its time was up, or everything was being
 * shut down. A commit was never sent then. Its "committed" and "not found" prove nothing: a failed one is filed as
 * committed too, and only the last hundred are remembered (`TransactionManager` in @prisma/client's runtime, 7.10).
 */
const ENDED_BEFORE =
  /A commit cannot be executed on (an expired transaction|a transaction that was rolled back)/;

/**
 * Runs a transaction.
 * @param begin begins it, and calls the function it is given when all the work is done, right before the commit
 * @throws OutcomeUnknown when it broke off after that and neither the database nor Prisma had refused it; else what it
 * throws.
 */
export async function knowingOutcome<T>(begin: (isWorkDone: () => void) => Promise<T>): Promise<T> {
  let isCommitting = false;
  try {
    return await begin(() => {
      isCommitting = true;
    });
  } catch (error) {
    if (!isCommitting || isRefused(error) || hadEndedBefore(error)) throw error;
    throw new OutcomeUnknown(error);
  }
}

/** A refusal says why, by its SQLSTATE; it is somewhere in what Prisma wraps around the driver's error. */
function isRefused(error: unknown): boolean {
  const state = stateOf(error);
  return state !== null && !UNDECIDED.test(state);
}

function hadEndedBefore(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    error.code === 'P2028' &&
    ENDED_BEFORE.test(error.message)
  );
}

/** @returns the SQLSTATE with which PostgreSQL refused something; null when it wasn't PostgreSQL that did. */
export function stateOf(error: unknown): string | null {
  return stateIn(error, 0);
}

function stateIn(error: unknown, depth: number): string | null {
  if (typeof error !== 'object' || error === null || depth > 5) return null;
  if ('originalCode' in error && typeof error.originalCode === 'string') return error.originalCode;
  const inner = ['cause', 'meta', 'driverAdapterError'].map((name) => Reflect.get(error, name));
  return inner.map((each) => stateIn(each, depth + 1)).find((state) => state !== null) ?? null;
}
