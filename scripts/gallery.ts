import { globSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright';
import { messageOf } from '@/lib/platform/text/message-of';
import { BY_HAND, DIALOGS, LEFT_OUT, linkForSomebodyNew, type Places, pathsInMails } from './gallery/by-hand';
import { takeAll } from './gallery/looks';
import { fileNameOf, type Route, routesOf } from './gallery/routes';
import { type Shown, sheet } from './gallery/sheet';
import { type Found, type Visitor, visitorAs, walk } from './gallery/walking';
import { launchBrowser } from './steps/browser';
import { KEPT, ROOT } from './steps/paths';
import { say, tell } from './steps/say';

/**
 * `npm run gallery [-- --only words] [address [mailbox]]`: takes a picture of every page and dialog of a running demo,
 * or of those whose names contain some words, in every look, and puts them on one sheet. A page that no link leads to,
 * or one that is wider than its screen, makes it fail.
 */
const { values: asked, positionals } = parseArgs({
  options: { only: { type: 'string', default: '' } },
  allowPositionals: true,
});
const [address = 'http://localhost:3000', mailbox = 'http://127.0.0.1:8025'] = positionals;
const places: Places = { address, mailbox };
const folder = join(KEPT, 'gallery');
const routes = routesOf(globSync('app/**/page.tsx', { cwd: ROOT }).sort());
/** The addresses at which each kind of page was found. */
const seen = new Map<Route, readonly string[]>(Object.keys(LEFT_OUT).map((route) => [route, []]));
const shown: Shown[] = [];
const wrong: string[] = [];

/** A page doesn't show when it has begun to listen for keys. */
const LISTENS_AFTER_MS = 2_000;

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
try {
  const owner = await visitorAs(browser, address, 'owner');
  const assistant = await visitorAs(browser, address, 'assistant');
  const nobody = await visitorAs(browser, address, null);
  const mailed = await pathsInMails(places);
  await walkAs(nobody, ['/', '/sign-in', '/verify', ...mailed.filter(isForAnybody)]);
  await walkAs(assistant, ['/inbox', '/settings', ...mailed]);
  await walkAs(owner, ['/start', '/settings', '/operator', '/workspaces/new', ...mailed]);
  await walkAs(owner, byHand());
  for (const person of ['assistant2', 'assistant3'] as const)
    await walkAs(await visitorAs(browser, address, person), ['/inbox', ...mailed]);
  await arriveAnew(browser);
  for (const dialog of DIALOGS) await showDialog(dialog.as === 'owner' ? owner : assistant, dialog);
} catch (error) {
  // what was found so far is reported all the same
  wrong.push(`It ended early: ${messageOf(error)}`);
} finally {
  await browser.close();
}
wrong.push(...forgotten());
await writeFile(join(folder, 'index.html'), sheet(shown, wrong));
for (const line of wrong) tell(`  ${line}`);
say(
  `${shown.length} pages and dialogs are in .handover/gallery/index.html; ${wrong.length} things are wrong with them.`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;

async function walkAs(visitor: Visitor, from: readonly string[]): Promise<void> {
  await walk({ address, routes, visitor, from, seen, onFound: picture });
}

async function picture(page: Page, { route, path, visitor }: Found): Promise<void> {
  await take(page, { title: route, by: visitor.name, path, file: fileNameOf(route) });
}

function byHand(): readonly string[] {
  return BY_HAND.flatMap(({ beside, path }) => (seen.get(beside) ?? []).map(path));
}

async function take(page: Page, what: Shown): Promise<void> {
  if (!what.file.includes(asked.only)) return;
  wrong.push(...(await takeAll(page, folder, what.file)));
  shown.push(what);
  say(what.title);
}

function isForAnybody(path: string): boolean {
  return ['/unsubscribe/', '/invitations/', '/address/'].some((beginning) => path.startsWith(beginning));
}

/** Somebody signs in for the first time: the link's page, and the one that asks who they are. */
async function arriveAnew(on: Browser): Promise<void> {
  const visitor = await visitorAs(on, address, null);
  const page = await visitor.context.newPage();
  const link = await linkForSomebodyNew(page, places);
  await walkAs(visitor, [link]);
  await page.goto(`${address}${link}`);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/start**');
  await page.close();
  await walkAs(visitor, ['/start']);
}

async function showDialog(
  visitor: Visitor,
  { name, file, on, open }: (typeof DIALOGS)[number],
): Promise<void> {
  const page = await visitor.context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${address}${seen.get(on)?.[0] ?? '/start'}`);
  await page.waitForLoadState('load');
  await page.waitForTimeout(LISTENS_AFTER_MS);
  await open(page);
  await take(page, {
    title: `A dialog: ${file}`,
    by: visitor.name,
    path: new URL(page.url()).pathname,
    file: name,
  });
  await page.close();
}

/** @returns the pages and dialogs that have no picture. */
function forgotten(): readonly string[] {
  const dialogs = globSync('components/**/*.tsx', { cwd: ROOT }).filter((file) =>
    /<dialog\b/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  return [
    ...routes
      .filter((route) => !seen.has(route))
      .map((route) => `${route} has no picture: nothing leads to it`),
    ...dialogs
      .filter((file) => !DIALOGS.some((dialog) => dialog.file === file))
      .map((file) => `${file} has no picture: say in scripts/gallery/by-hand.ts how it is opened`),
  ];
}
