// Runs on the machine's own Node (20 or newer) with nothing installed: plain JavaScript, only Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MODULES = join(ROOT, 'node_modules');
const BUNDLED_NODE = join(MODULES, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
/** Names the process that installs; beside the packages, since npm empties their folder. */
const INSTALLING = join(ROOT, '.handover/installing');
const GENERATED = join(ROOT, 'lib/platform/db/generated');

/** Makes the checkout runnable: packages as locked, Prisma client generated from the schema. */
export async function prepare() {
  requireNode20();
  if (!isInstalled()) await alone(async () => isInstalled() || (await install()));
  generatePrismaClient();
}

/** Two `npm ci` at once in one checkout wreck each other's packages: whoever comes second waits for the first. */
async function alone(work) {
  mkdirSync(dirname(INSTALLING), { recursive: true });
  for (let isTold = false; !take(INSTALLING); isTold = true) {
    if (!isTold) say('Another command of this checkout is installing; waiting for it');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const leave = () => rmSync(INSTALLING, { force: true });
  process.once('exit', leave);
  try {
    await work();
  } finally {
    leave();
    process.off('exit', leave);
  }
}

/** True when nobody else is installing: from now on we are. What a killed command left behind doesn't count. */
function take(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    // a hard link appears with its content, and only the first to make it succeeds
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isRunning(Number(readIfThere(file)))) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * Prepares the checkout, then runs scripts/<script> under the bundled Node 24 with TypeScript, passing on
 * arguments and signals, and ends this process with its exit code.
 */
export async function run(script) {
  await prepare();
  const tsx = join(MODULES, 'tsx/dist/loader.mjs');
  const args = ['--import', tsx, join(ROOT, 'scripts', script), ...process.argv.slice(2)];
  const child = spawn(bundledNode(), args, { cwd: ROOT, stdio: 'inherit', env: withOwnBinaries() });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(`Could not start ${script}: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function requireNode20() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) stop(`Handover needs Node 20 or newer to start; this is Node ${process.versions.node}.`);
}

/** npm records what it installed in a second lock file; if both agree there is nothing to install. */
function isInstalled() {
  const onDisk = join(MODULES, '.package-lock.json');
  if (!existsSync(onDisk) || !existsSync(BUNDLED_NODE)) return false;
  const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(onDisk, 'utf8')).packages;
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = present[path];
    // Packages for other platforms are locked as optional and rightly absent.
    return found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional;
  });
}

async function install() {
  const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const started = Date.now();
  say(
    `Installing what is locked (about ${Object.keys(locked).length} packages; a minute or two the first time)`,
  );
  // npm must not run on the Node binary it is about to replace, so ours is taken off the path.
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !resolve(folder).startsWith(MODULES))
    .join(delimiter);
  const npm = spawn('npm', ['ci', '--no-progress', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  npm.stdout.on('data', (chunk) => {
    output += chunk;
  });
  npm.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const beat = setInterval(() => say(`  … ${seconds(started)}, ${countPackages()} folders so far`), 10_000);
  const code = await new Promise((done) => {
    npm.on('error', () => done(1));
    npm.on('exit', done);
  });
  clearInterval(beat);
  if (code !== 0) stop(`${output.trim()}\nnpm ci did not finish. Is the network there, and npm 10 or newer?`);
  say(`Installed in ${seconds(started)}`);
}

function countPackages() {
  return existsSync(MODULES) ? readdirSync(MODULES).length : 0;
}

/** Generates the Prisma client again when a schema file or Prisma itself changed since the last time. */
function generatePrismaClient() {
  const stamp = join(GENERATED, '.made-from');
  const now = schemaFingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('Generating the Prisma client');
  // `generate` needs no native engine, but the CLI would download one; naming any binary prevents that.
  const env = {
    ...withOwnBinaries(),
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  const cli = join(MODULES, 'prisma/build/index.js');
  const made = spawnSync(bundledNode(), [cli, 'generate'], { cwd: ROOT, env, encoding: 'utf8' });
  if (made.status !== 0) stop(`${made.stdout}${made.stderr}\nThe Prisma client could not be generated.`);
  mkdirSync(GENERATED, { recursive: true });
  writeFileSync(stamp, now);
}

function schemaFingerprint() {
  const hash = createHash('sha256');
  const folder = join(ROOT, 'prisma/schema');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  hash.update(readFileSync(join(MODULES, 'prisma/package.json')));
  return hash.digest('hex');
}

/** The Node 24 that npm installed; where its download was not allowed, the machine's own if that is new enough. */
function bundledNode() {
  const works = spawnSync(BUNDLED_NODE, ['--version'], { encoding: 'utf8' });
  if (works.status === 0) return BUNDLED_NODE;
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  return stop(
    'The bundled Node 24 does not run here. Install Node 22 or newer, or allow install scripts and retry.',
  );
}

/** Child processes find our Node and tools before the machine's. */
function withOwnBinaries() {
  return { ...process.env, PATH: `${join(MODULES, '.bin')}${delimiter}${process.env.PATH ?? ''}` };
}

function seconds(since) {
  return `${Math.round((Date.now() - since) / 1000)} s`;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
