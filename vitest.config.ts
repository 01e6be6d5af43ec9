import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** What lib/platform/env/env asks for, with nothing real behind it; integration tests put their database in. */
const env = {
  TZ: 'UTC',
  DATABASE_APP_URL: 'postgresql://nobody@127.0.0.1:1/none',
  NEXTAUTH_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'only-for-tests-and-never-anywhere-else',
  LOG_LEVEL: 'silent',
};

/** What comes from node_modules is loaded once per process and not once per file; ours is loaded anew (fresh.setup.ts). */
const FRESH = 'tests/support/setup/fresh.setup.ts';

/** What tests put into the temporary folder goes with their run. */
const SCRATCH = 'tests/support/setup/scratch.setup.ts';

/** A test whose loop met nothing, or whose answer never came, has looked at nothing, and is red. */
const ASSERTS = { requireAssertions: true };

/**
 * For a machine that is slow, or busy with other things: a test that waits for something gives it a minute
 * (tests/support/eventually), and has as long again for the rest. Only what takes longer on any machine has limits of
 * its own.
 */
const LIMITS = { testTimeout: 120_000, hookTimeout: 240_000 };

/** Vitest leaves one processor to itself, which on two is half the machine. */
const WORKERS = Math.max(2, availableParallelism() - 1);
/** While a test waits for the database, or for a process that it has killed, another uses the processor. */
const WAITING_WORKERS = WORKERS + 1;

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    env,
    sequence: { sequencer: LongestFirst },
    ...LIMITS,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          maxWorkers: WORKERS,
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          isolate: false,
          globalSetup: [SCRATCH],
          setupFiles: [FRESH],
          expect: ASSERTS,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          maxWorkers: WAITING_WORKERS,
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: [
            SCRATCH,
            'tests/support/setup/postgres.setup.ts',
            'tests/support/setup/programs.setup.ts',
          ],
          isolate: false,
          setupFiles: ['tests/support/setup/next.setup.ts', FRESH, 'tests/support/setup/people.setup.ts'],
          expect: ASSERTS,
          pool: 'forks',
        },
      },
      {
        extends: true,
        test: {
          name: 'reliability',
          maxWorkers: WORKERS,
          include: ['tests/reliability/**/*.test.ts'],
          globalSetup: [
            SCRATCH,
            'tests/support/setup/postgres.setup.ts',
            'tests/support/setup/programs.setup.ts',
          ],
          pool: 'forks',
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
