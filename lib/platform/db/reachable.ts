import { setTimeout as wait } from 'node:timers/promises';

/**
 * What is said while a server is away, starts, or recovers after a crash: by Prisma in its own words, by the driver
 * with the system's codes, by PostgreSQL in a sentence.
 */
const DOWN = [
  /Can't reach database server|Server has closed the connection|Connection terminated/,
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN/,
  // the driver's own timeout, for a silent server or a pool with nothing free (./pool)
  /timeout exceeded when trying to connect|Query read timeout/,
  /starting up|shutting down|not yet accepting connections|in recovery mode/,
  /too many clients already|remaining connection slots are reserved|too many connections for role/,
  /terminating connection due to (?:administrator command|unexpected postmaster exit)|because of crash of another server process/,
];

const RETRY_MS = 2_000;

/** @returns whether an error only says that the database doesn't answer for now. */
export function isDown(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return DOWN.some((words) => words.test(message));
}

/**
 * Does something that needs the database, retrying while it is only down for now. For a process that starts: after a
 * crash of the whole machine, it may be up before the database is.
 * @param work is also done again when the database went away before it had confirmed a commit (`OutcomeUnknown`), so
 * doing it twice must come to the same as doing it once
 * @param onWait is called each time it has to wait
 * @param patience ends the waiting when aborted
 * @throws whatever else `work` throws, or that the database is down once `patience` has ended
 */
export async function onceReachable<T>(
  work: () => Promise<T>,
  onWait: (error: unknown) => void,
  patience?: AbortSignal,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const wentAway = isDown(error) || (error instanceof Error && isDown(error.cause));
      if (!wentAway || patience?.aborted) throw error;
      onWait(error);
      await wait(RETRY_MS, undefined, { signal: patience }).catch(() => undefined);
    }
  }
}
