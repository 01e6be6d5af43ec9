import { vi } from 'vitest';

declare global {
  /** the environment as it was before the first file of this process */
  var handoverEnvironment: Readonly<Record<string, string | undefined>> | undefined;
}

/** A file of tests finds nothing of the one before it in the same process: no module of ours, nothing in the environment. */
vi.resetModules();
globalThis.handoverEnvironment ??= { ...process.env };
for (const name of Object.keys(process.env))
  if (!(name in globalThis.handoverEnvironment)) delete process.env[name];
Object.assign(process.env, globalThis.handoverEnvironment);
for (const name of Object.keys(globalThis))
  if (name.startsWith('handover') && name !== 'handoverEnvironment') Reflect.deleteProperty(globalThis, name);
