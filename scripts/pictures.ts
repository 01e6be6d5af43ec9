import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright';
import { launchBrowser } from './steps/browser';
import { ROOT } from './steps/paths';
import { say } from './steps/say';

/** `npm run pictures [-- address]`: takes the README's pictures from a running demo. */
const address = process.argv[2] ?? 'http://localhost:3000';
const folder = join(ROOT, 'docs/pictures');
const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
/** High enough for everything that the README says of it. */
const HOME: BrowserContextOptions = { viewport: { width: 1440, height: 1400 } };
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
try {
  await picture('owner-home', 'owner', HOME);
  await picture('owner-home-dark', 'owner', { ...HOME, colorScheme: 'dark' });
  await picture('owner-review', 'owner', DESKTOP, (page) => openFirst(page, /delivered|review/i));
  await picture('inbox', 'assistant', DESKTOP, openFirstBrief);
  await picture('inbox-phone', 'assistant', PHONE);
} finally {
  await browser.close();
}

async function picture(
  name: string,
  person: string,
  context: BrowserContextOptions,
  goThere: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  const visit = await browser.newContext({ ...context, reducedMotion: 'reduce' });
  const page = await visit.newPage();
  await page.goto(`${address}/demo/sign-in?as=${person}`);
  await goThere(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await visit.close();
  say(`docs/pictures/${name}.png`);
}

async function openFirstBrief(page: Page): Promise<void> {
  // one with news in its conversation would open there
  await page.locator('nav[aria-label="Open work"] a[href*="/briefs/"]:not([href*="#"])').first().click();
  await page.waitForURL('**/inbox/briefs/**');
  await page.waitForLoadState('load');
}

async function openFirst(page: Page, named: RegExp): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: named }).first().click();
  await page.waitForURL('**/briefs/**');
  await page.waitForLoadState('load');
}
