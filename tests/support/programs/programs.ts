import { basename, join } from 'node:path';

/** What tests start as processes of their own, to kill them or because a second process is needed. */
export const PROGRAMS = [
  'scripts/db-migrate.ts',
  'scripts/sign-in-link.ts',
  'scripts/verify.ts',
  'scripts/worker.ts',
  'tests/support/programs/hanging-worker.ts',
  'tests/support/programs/hearing-process.ts',
  'tests/support/programs/sealing-worker.ts',
  'tests/support/programs/taking-process.ts',
] as const;

/**
 * @returns the file, bundled for this run (programs.setup.ts), that does what the script does: it starts in a third of
 * the time.
 */
export function program(script: (typeof PROGRAMS)[number]): string {
  const folder = process.env.HANDOVER_TEST_PROGRAMS;
  if (!folder) throw new Error('There are no programs: run this in "integration" or "reliability".');
  return join(folder, `${basename(script, '.ts')}.mjs`);
}
