import { vi } from 'vitest';

declare global {
  /** the process as it was before its first file */
  var handoverBefore:
    | {
        readonly environment: Readonly<Record<string, string | undefined>>;
        readonly onTerm: readonly NodeJS.SignalsListener[];
      }
    | undefined;
}

/** What a process keeps from file to file: how it was before the first, and who is in the database with people. */
const KEPT = ['handoverBefore', 'handoverCast'];

/**
 * Whatever comes after finds nothing of what was before in the same process: no module of ours, nothing in the environment,
 * no clock or global of its own, nobody who waits to be told to stop.
 */
export function beginAnew(): void {
  vi.resetModules();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  globalThis.handoverBefore ??= {
    environment: { ...process.env },
    onTerm: process.listeners('SIGTERM'),
  };
  const { environment, onTerm } = globalThis.handoverBefore;
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  for (const listener of process.listeners('SIGTERM'))
    if (!onTerm.includes(listener)) process.off('SIGTERM', listener);
  for (const name of Object.keys(globalThis))
    if (name.startsWith('handover') && !KEPT.includes(name)) Reflect.deleteProperty(globalThis, name);
}
