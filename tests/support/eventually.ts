import { vi } from 'vitest';

/** Most checks pass within a second; on a machine that is busy with other things, or slow, some take half a minute. */
const PATIENCE = { timeout: 60_000, interval: 50 };

/**
 * Repeats a check until it passes: the one way in which tests wait for what happens on its own, except where the wait is
 * what is tested. @returns what the check returns. @throws what it threw last, after a minute.
 */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, PATIENCE);
}
