import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { ROOT } from './paths';
import { Refused, say } from './say';

/** Chromium without a window is built for this: it takes less than half of the processor time (docs/measured.md). */
const WINDOWLESS = 'chromium-headless-shell';
const ON_THE_MACHINE = [WINDOWLESS, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** For a browser that only does what it is told; as root it starts only without a sandbox. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
] as const;

/** Starts a browser without a window. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS] });
}

/**
 * The path of a Chromium that starts: PLAYWRIGHT_CHROMIUM, else one on the machine, else Playwright's own (downloaded
 * if necessary), else one from apt-get where we may. If there is none, refuses and says what to install.
 */
export function findBrowser(): string {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) {
    if (starts(named)) return named;
    throw new Refused(`PLAYWRIGHT_CHROMIUM names ${named}, which does not start.`);
  }
  const found = onTheMachine() ?? playwrights() ?? fromApt();
  if (found) return found;
  throw new Refused(
    'No browser for the tests: install Chromium or Chrome, or set PLAYWRIGHT_CHROMIUM to one.',
  );
}

function onTheMachine(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':');
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const paths = ON_THE_MACHINE.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...paths, mac].find(starts);
}

function playwrights(): string | undefined {
  if (starts(chromium.executablePath())) return chromium.executablePath();
  say('Downloading a browser for the tests');
  const cli = join(ROOT, 'node_modules/playwright/cli.js');
  const args = [cli, 'install', ...(isRoot() ? ['--with-deps'] : []), 'chromium'];
  spawnSync(process.execPath, args, { stdio: 'ignore', timeout: 300_000 });
  return starts(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function fromApt(): string | undefined {
  if (!isRoot() || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  say('Installing Chromium with apt-get');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: 'ignore',
    });
  apt('update');
  for (const name of [WINDOWLESS, 'chromium']) {
    apt('install', '-y', '--no-install-recommends', name);
    const found = onTheMachine();
    if (found) return found;
  }
  return undefined;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** A snap stub, or a browser without its libraries, exists but doesn't start. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
