import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { buildContext, stageOf } from './dockerfile';
import type { Running } from './lifecycle';
import { ROOT } from './paths';
import { startProcess } from './processes';
import { Refused, say } from './say';

/** Outside of the checkout, as in an image: nothing of it may be found by looking in parent folders. */
const PLACE = join(
  tmpdir(),
  `handover-image-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}`,
);

const IMAGE = join(PLACE, 'app');

/**
 * Makes in a folder what the Dockerfile makes: its own RUN and COPY lines are carried out, so that what is tested is
 * what is shipped. Packages are taken from the checkout, where `npm ci` has already installed them. What isn't finished
 * when `command` ends is removed.
 * @returns the folder that is /app in the image.
 */
export async function makeImage(command: string, running: Running): Promise<string> {
  const [build, unfinished] = [join(PLACE, 'build'), join(PLACE, 'unfinished')];
  rmSync(PLACE, { recursive: true, force: true });
  for (const folder of [build, unfinished]) mkdirSync(folder, { recursive: true });
  running.atEnd(() => {
    if (!existsSync(IMAGE)) rmSync(PLACE, { recursive: true, force: true });
  });
  say(`Performing the Dockerfile in ${PLACE}`);
  for (const name of buildContext()) cpSync(join(ROOT, name), join(build, name), { recursive: true });
  rmSync(join(build, 'lib/platform/db/generated'), { recursive: true, force: true });
  // hard links where the file system has them, so that a gigabyte isn't copied
  const packages = `'${join(ROOT, 'node_modules')}' .`;
  const line = { command, folder: build, running };
  await perform({ ...line, run: `cp -al ${packages} || cp -a ${packages}`, env: {} });

  const env: Record<string, string> = {};
  for (const { does, what } of stageOf('build')) {
    if (does === 'ENV') Object.assign(env, settingsIn(what));
    if (does === 'RUN' && !what.startsWith('npm ci')) await perform({ ...line, run: what, env });
  }
  for (const { does, what } of stageOf('handover')) {
    const [, from, to] = /^--from=build \/app\/(\S+) \.\/(\S*)$/.exec(what) ?? [];
    if (does === 'COPY' && from !== undefined && to !== undefined)
      copy(join(build, from), join(unfinished, to));
  }
  renameSync(unfinished, IMAGE);
  return IMAGE;
}

/** @returns the folder that `makeImage` made last. */
export function lastImage(): string {
  if (!existsSync(IMAGE)) throw new Refused('Nothing was made yet.');
  return IMAGE;
}

/** The settings that the image itself sets. */
export function imageSettings(): Record<string, string> {
  const settings = stageOf('handover').filter(({ does }) => does === 'ENV');
  return Object.assign({}, ...settings.map(({ what }) => settingsIn(what)));
}

/** @returns Node's arguments for starting the image's web server. */
export function imageCommand(): readonly string[] {
  const [command] = stageOf('handover').filter(({ does }) => does === 'CMD');
  const [program, ...args] = z.array(z.string()).parse(JSON.parse(command?.what ?? '[]'));
  if (program !== 'node') throw new Refused('The Dockerfile starts something else than Node.');
  return args;
}

function settingsIn(what: string): Record<string, string> {
  return Object.fromEntries([...what.matchAll(/(\w+)=(\S*)/g)].map(([, name, value]) => [name, value]));
}

interface Line {
  /** whose log it writes to */
  readonly command: string;
  readonly run: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly running: Running;
}

/** Runs a line as `docker build` would, with these settings and no others; stopped when the command ends. */
export async function perform({ command, run, folder, env, running }: Line): Promise<void> {
  say(run);
  const path = `${dirname(process.execPath)}:${process.env.PATH}`;
  const settings = { NODE_ENV: 'production', HOME: process.env.HOME ?? '/', PATH: path, ...env };
  const named = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const args = ['-i', ...named, 'sh', '-c', run];
  const line = startProcess(command, { name: 'dockerfile', program: 'env', args, cwd: folder });
  running.atEnd(line.stop);
  if ((await line.ended) !== 0)
    throw new Refused(`The Dockerfile fails at: RUN ${run}\nSee .handover/${command}/dockerfile.log`);
}

function copy(from: string, to: string): void {
  if (!existsSync(from)) throw new Refused(`The Dockerfile copies ${from}, which isn't there.`);
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}
