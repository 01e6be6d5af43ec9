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

/**
 * A file of tests finds nothing of the one before it in the same process: no module of ours, nothing in the environment,
 * no clock or global of its own, nobody who waits to be told to stop.
 */
vi.resetModules();
vi.useRealTimers();
vi.unstubAllGlobals();
vi.restoreAllMocks();
globalThis.handoverBefore ??= { environment: { ...process.env }, onTerm: process.listeners('SIGTERM') };
const { environment, onTerm } = globalThis.handoverBefore;
for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
Object.assign(process.env, environment);
for (const listener of process.listeners('SIGTERM'))
  if (!onTerm.includes(listener)) process.off('SIGTERM', listener);
for (const name of Object.keys(globalThis))
  if (name.startsWith('handover') && name !== 'handoverBefore') Reflect.deleteProperty(globalThis, name);
