import { defineConfig } from 'playwright/test';
import { AS_THEY_WORK, EXCHANGED, GONE_AGAIN, type Screens } from './support/screens';

/** Started by `npm test` (scripts/steps/suites.ts), which serves the production build and names it in E2E_BASE_URL. */
const { E2E_BASE_URL, E2E_EXCHANGED, PLAYWRIGHT_CHROMIUM } = process.env;
if (!E2E_BASE_URL) throw new Error('Run the browser tests by: npm test -- e2e');

export default defineConfig<{ screens: Screens }>({
  testDir: '.',
  outputDir: '../../test-results',
  // no retries: a test that fails now and then has found something; only one that hangs is run again
  // (scripts/steps/suites.ts)
  retries: 0,
  // three on two processors were no faster, and each of them slower
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // the longest take a minute on a fast machine; on the slowest that runs them, beside other tests, two and a half
  timeout: 400_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: E2E_BASE_URL,
    // tracing every test doubles their cost; E2E_TRACE=1 turns it on while looking for something
    trace: process.env.E2E_TRACE === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(PLAYWRIGHT_CHROMIUM && { executablePath: PLAYWRIGHT_CHROMIUM }),
      args: [
        // a container rarely lets Chromium make a sandbox of its own; these pages are ours
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // each page is open for seconds: optimising its scripts never pays off (docs/measured.md)
        '--js-flags=--no-opt --no-maglev',
      ],
    },
  },
  // each test runs once, and what people do on either screen runs once more with the screens exchanged: the main job,
  // signing, time and pay always, others with E2E_EXCHANGED=all (every page is checked in both widths anyway)
  projects: [
    { name: 'as-they-work', use: { ...AS_THEY_WORK.owners, screens: AS_THEY_WORK } },
    {
      name: GONE_AGAIN,
      grep: E2E_EXCHANGED === 'all' ? /@both-ways|@exchanged-by-hand/ : /@both-ways/,
      use: { ...EXCHANGED.owners, screens: EXCHANGED },
    },
  ],
});
