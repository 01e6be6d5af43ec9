import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type BrowserContext, chromium } from 'playwright';
import { z } from 'zod';
import { BROWSER_FLAGS, findBrowser } from './steps/browser';
import { KEPT } from './steps/paths';
import { firstFreePort } from './steps/ports';
import { tell } from './steps/say';

/**
 * `npm run lighthouse [-- address]`: has Lighthouse judge four pages of a running demo, as a phone on a slow line and
 * as a desktop. Any score below 95 makes it fail. Lighthouse is fetched on first use, at an exact version. It isn't a
 * dependency, since everybody would install its 114 packages, even those who never measure.
 */
const address = process.argv[2] ?? 'http://localhost:3000';
const folder = join(KEPT, 'lighthouse');
const LIGHTHOUSE = 'lighthouse@13.5.0';
const LEAST = 95;
const MOST_TRIES = 40;
const FORM_FACTORS = { phone: [], desktop: ['--preset=desktop'] } as const;
/** Where the demo's people live: on a device elsewhere, a page asks about its clock. */
const ZONES = { owner: 'America/Chicago', assistant: 'Asia/Manila' } as const;
/** A page for its own people tells search engines that it isn't for them, which isn't held against it. */
const PRIVATE = ['--skip-audits=is-crawlable'];

const Report = z.object({
  categories: z.record(z.string(), z.object({ title: z.string(), score: z.number().nullable() })),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), scoreDisplayMode: z.string() }),
  ),
});

await mkdir(folder, { recursive: true });
let below = 0;
await withBrowser(null, async (port) => judge('landing', '/', port));
await withBrowser('owner', async (port, page) => judge('home', await page.at('/start'), port));
await withBrowser('assistant', async (port, page) => {
  await judge('inbox', '/inbox', port);
  await judge('brief', await page.first('/inbox', '/inbox/briefs/'), port);
});
process.exitCode = below === 0 ? 0 : 1;

type Pages = {
  /** an address that sends a signed-in person on, each to their own */
  readonly at: (path: string) => Promise<string>;
  /** the first link on a page that starts like this */
  readonly first: (path: string, beginning: string) => Promise<string>;
};

/**
 * Lighthouse uses a running browser, as whoever is signed in there. One started by Playwright would hold on to the tabs
 * that Lighthouse opens, so we start it, and Playwright only signs in there.
 */
async function withBrowser(
  person: keyof typeof ZONES | null,
  work: (port: number, pages: Pages) => Promise<void>,
): Promise<void> {
  const port = await firstFreePort(9_222);
  const profile = await mkdtemp(join(tmpdir(), 'handover-lighthouse-'));
  const browser = spawn(
    findBrowser(),
    ['--headless', ...BROWSER_FLAGS, `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`],
    { stdio: 'ignore', env: { ...process.env, ...(person && { TZ: ZONES[person] }) } },
  );
  try {
    const signedIn = <T>(look: (context: BrowserContext) => Promise<T>) => inIt(port, look);
    if (person !== null) await signedIn((context) => visit(context, `/demo/sign-in?as=${person}`));
    await work(port, {
      at: (path) => signedIn((context) => visit(context, path)),
      first: (path, beginning) =>
        signedIn(async (context) => {
          const page = await context.newPage();
          await page.goto(`${address}${path}`);
          const href = await page.locator(`a[href^="${beginning}"]`).first().getAttribute('href');
          await page.close();
          return href ?? path;
        }),
    });
  } finally {
    browser.kill();
    await once(browser, 'exit');
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Does something in the browser, and leaves it running. */
async function inIt<T>(port: number, look: (context: BrowserContext) => Promise<T>): Promise<T> {
  for (let left = MOST_TRIES; ; left -= 1) {
    const there = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch((error: unknown) => {
      if (left === 0) throw error;
      return null;
    });
    if (!there) {
      await setTimeout(250);
      continue;
    }
    try {
      return await look(there.contexts()[0] ?? (await there.newContext()));
    } finally {
      await there.close();
    }
  }
}

async function visit(context: BrowserContext, path: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  const there = new URL(page.url()).pathname;
  await page.close();
  return there;
}

/**
 * Lighthouse looks as a first-time visitor. The profile that keeps somebody signed in also keeps the cache, which is
 * cleared here.
 */
async function forgetPages(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  const browser = await context.newCDPSession(page);
  await browser.send('Network.clearBrowserCache');
  await page.close();
}

async function judge(name: string, path: string, port: number): Promise<void> {
  for (const [formFactor, flags] of Object.entries(FORM_FACTORS)) {
    await inIt(port, forgetPages);
    const output = join(folder, `${name}.${formFactor}`);
    const isPublic = name === 'landing';
    execFileSync(
      'npm',
      [
        'exec',
        '--yes',
        `--package=${LIGHTHOUSE}`,
        '--',
        'lighthouse',
        `${address}${path}`,
        `--port=${port}`,
        '--disable-storage-reset',
        '--quiet',
        '--output=json',
        '--output=html',
        `--output-path=${output}`,
        ...flags,
        ...(isPublic ? [] : PRIVATE),
      ],
      { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
    );
    const { categories, audits } = Report.parse(JSON.parse(await readFile(`${output}.report.json`, 'utf8')));
    const scores = Object.values(categories).map(({ title, score }) => ({
      title,
      points: Math.round((score ?? 0) * 100),
    }));
    below += scores.filter(({ points }) => points < LEAST).length;
    tell(`${name}, ${formFactor}: ${scores.map(({ title, points }) => `${title} ${points}`).join(', ')}`);
    for (const { title, score } of Object.values(audits).filter(isFailed)) tell(`    ${title}: ${score}`);
  }
}

function isFailed({ score, scoreDisplayMode }: z.infer<typeof Report>['audits'][string]): boolean {
  return score !== null && score < 0.9 && (scoreDisplayMode === 'binary' || scoreDisplayMode === 'numeric');
}
