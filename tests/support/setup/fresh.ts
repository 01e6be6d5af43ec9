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
 * What a process keeps from file to file: its state before the first, who makes databases, who is in the database with
 * people, and Prisma's engine, whose other half is no module of ours.
 */
const KEPT = ['handoverAdmin', 'handoverBefore', 'handoverCast', 'handoverSchemaEngine'];

/**
 * Lets what follows find nothing of an earlier file in the same process: none of our modules, nothing in the
 * environment, no clock or global of its own, and nobody waiting to be told to stop.
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
