import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The one clock. Rules never read it: actions, queries and jobs do, and pass the instant on. A test or the demo's
 * history runs code at another time by `atTime`; it is never global.
 */
const frozen = new AsyncLocalStorage<Date>();

/** @returns the current instant. */
export function now(): Date {
  const at = frozen.getStore();
  return at ? new Date(at) : new Date();
}

/** Runs `work` as if it were `instant`. @returns what `work` returns. */
export function atTime<T>(instant: Date, work: () => Promise<T>): Promise<T> {
  return frozen.run(instant, work);
}

/**
 * Runs `work` no earlier than an instant taken from another clock: if this machine's is behind, as if it were that
 * instant.
 * @returns what `work` returns.
 */
export function notBefore<T>(instant: Date, work: () => Promise<T>): Promise<T> {
  return instant > now() ? atTime(instant, work) : work();
}
