import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { buildContext, stageOf } from './dockerfile';
import { ROOT } from './paths';
import { Refused, say } from './say';

/** Outside of the checkout, as in an image: nothing of it may be found by looking in parent folders. */
const PLACE = join(
  tmpdir(),
  `handover-image-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}`,
);

/**
 * Makes in a folder what the Dockerfile makes: its own RUN and COPY lines are carried out, so that what is tested is
 * what is shipped. Packages are taken from the checkout, where `npm ci` has already installed them.
 * @returns the folder that is /app in the image.
 */
export function makeImage(): string {
  const build = join(PLACE, 'build');
  const image = join(PLACE, 'app');
  for (const folder of [build, image]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  say(`Performing the Dockerfile in ${PLACE}`);
  for (const name of buildContext()) cpSync(join(ROOT, name), join(build, name), { recursive: true });
  rmSync(join(build, 'lib/platform/db/generated'), { recursive: true, force: true });
  // hard links where the file system has them, so that a gigabyte isn't copied
  if (run('cp -al', [join(ROOT, 'node_modules'), build]) !== 0)
    run('cp -a', [join(ROOT, 'node_modules'), build]);

  const env: Record<string, string> = {};
  for (const { does, what } of stageOf('build')) {
    if (does === 'ENV') Object.assign(env, settingsIn(what));
    if (does === 'RUN' && !what.startsWith('npm ci')) perform(what, build, env);
  }
  for (const { does, what } of stageOf('handover')) {
    const [, from, to] = /^--from=build \/app\/(\S+) \.\/(\S*)$/.exec(what) ?? [];
    if (does === 'COPY' && from !== undefined && to !== undefined) copy(join(build, from), join(image, to));
  }
  return image;
}

/** @returns the folder that `makeImage` made last. */
export function lastImage(): string {
  const image = join(PLACE, 'app');
  if (!existsSync(image)) throw new Refused('Nothing was made yet.');
  return image;
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

function perform(command: string, folder: string, env: Record<string, string>): void {
  say(command);
  const path = `${dirname(process.execPath)}:${process.env.PATH}`;
  const done = spawnSync('sh', ['-c', command], {
    cwd: folder,
    env: { NODE_ENV: 'production', HOME: process.env.HOME, PATH: path, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (done.status !== 0) throw new Refused(`${done.stdout}\nThe Dockerfile fails at: RUN ${command}`);
}

function copy(from: string, to: string): void {
  if (!existsSync(from)) throw new Refused(`The Dockerfile copies ${from}, which isn't there.`);
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

function run(command: string, rest: readonly string[]): number | null {
  const [program = '', ...args] = command.split(' ');
  return spawnSync(program, [...args, ...rest], { stdio: 'ignore' }).status;
}
