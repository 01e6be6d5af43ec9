import { defineConfig } from 'playwright/test';
import { AS_THEY_WORK, EXCHANGED, GONE_AGAIN, type Screens } from './support/screens';

/** Started by `npm test` (scripts/steps/suites.ts), which serves the production build and names it in E2E_BASE_URL. */
const { E2E_BASE_URL, E2E_EXCHANGED, PLAYWRIGHT_CHROMIUM } = process.env;
if (!E2E_BASE_URL) throw new Error('Run the browser tests by: npm test -- e2e');

export default defineConfig<{ screens: Screens }>({
  testDir: '.',
  outputDir: '../../test-results',
  // no second tries: a test that fails now and then has found something; only a browser that stands still is asked again (scripts/steps/suites.ts)
  retries: 0,
  // three on two processors were no faster, and each of them slower
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: E2E_BASE_URL,
    // a trace of every test doubles what they cost; E2E_TRACE=1 takes them while looking for something
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
        // each page is looked at for seconds: what making its scripts fast costs is never earned back (docs/measured.md)
        '--js-flags=--no-opt --no-maglev',
      ],
    },
  },
  // each walk is gone once, and what people do on either screen once more with the screens exchanged: the main job, signing,
  // time and pay always, others with E2E_EXCHANGED=all (every page is looked at in both widths anyway)
  projects: [
    { name: 'as-they-work', use: { ...AS_THEY_WORK.owners, screens: AS_THEY_WORK } },
    {
      name: GONE_AGAIN,
      grep: E2E_EXCHANGED === 'all' ? /@both-ways|@exchanged-by-hand/ : /@both-ways/,
      use: { ...EXCHANGED.owners, screens: EXCHANGED },
    },
  ],
});
