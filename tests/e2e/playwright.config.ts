import { defineConfig, devices } from 'playwright/test';

/** Started by `npm test` (scripts/steps/suites.ts), which serves the production build and names it in E2E_BASE_URL. */
const { E2E_BASE_URL, PLAYWRIGHT_CHROMIUM } = process.env;
if (!E2E_BASE_URL) throw new Error('Run the browser tests by: npm test -- e2e');

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // no second tries: a test that fails now and then has found something
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
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
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      // what is the same on every screen is tried on one: how bytes arrive, how fast, which tab was first
      grepInvert: /@one-screen/,
      use: {
        viewport: { width: 390, height: 844 },
        userAgent: devices['Pixel 7'].userAgent,
        hasTouch: true,
        isMobile: true,
      },
    },
  ],
});
