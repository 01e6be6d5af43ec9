import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { KEPT } from './paths';
import { firstFreePort } from './ports';
import { type PostgresHome, postgresHome, temporaryHome } from './postgres-binaries';
import { isAlive } from './processes';
import { Refused } from './say';

export interface Postgres {
  /** Superuser of the server, on the database "postgres". */
  adminUrl: string;
  /** Leaves the server; the last command that uses it stops it. */
  release: () => Promise<void>;
}

interface Options {
  /** Where to look for a port; a server that is already running keeps its own. */
  fromPort: number;
  /** Faster, but empty after a crash of the machine: for tests only. */
  mayLoseData?: boolean;
  /** Its data is gone when the last command leaves, so it can be in memory. */
  isTemporary?: boolean;
  /**
   * Plans each statement once per connection instead of anew for its first five runs: tests run most statements once or
   * twice. Where pages are measured it would hide what planning costs.
   */
  plansOnce?: boolean;
  /** Where another PostgreSQL's programs are, to use instead of the embedded one's. */
  programs?: string;
}

/**
 * Starts the embedded server called `name`, or joins it when it is already running: for a second demo of the same
 * checkout, or one left behind by a kill -9. It runs detached so that Ctrl-C reaches it only through `release`, after
 * the web server and worker have let go.
 */
export async function joinPostgres(name: string, options: Options): Promise<Postgres> {
  const found = options.isTemporary ? temporaryHome(name) : postgresHome(name);
  const home = options.programs ? { ...found, programs: options.programs } : found;
  const isKnown = existsSync(passwordFile(name));
  const password = readPassword(name);
  const leave = announce(name);
  // if data is outside of the checkout, an earlier one at this place may have left some, whose password nobody knows
  if (!isKnown) await stop(home);
  if (!isKnown || !existsSync(join(home.data, 'PG_VERSION'))) await initialise(home, password);
  const port = await startSomewhere(home, name, options);
  const adminUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres${bySocket(home, port)}`;
  await answering(adminUrl, join(KEPT, name, 'postgres.log'));
  const release = async () => {
    leave();
    await stopUnused(name, home);
  };
  return { adminUrl, release };
}

/** Stops the test server called `name` if nobody uses it any more: a process that was killed didn't let go of it. */
export async function stopAbandoned(name: string): Promise<void> {
  // if another server was named, ours has no home, and perhaps can't have one
  if (existsSync(join(KEPT, name, 'users'))) await stopUnused(name, temporaryHome(name));
}

async function stopUnused(name: string, home: PostgresHome): Promise<void> {
  if (usersOf(name).length > 0) return;
  await stop(home);
  if (home.isInMemory) rmSync(home.data, { recursive: true, force: true });
}

/** Stops the server called `name` and deletes its data. Refuses while another command uses it. */
export async function removePostgres(name: string): Promise<void> {
  if (usersOf(name).length > 0)
    throw new Refused(`Another ${name} of this checkout is running; stop it first.`);
  const home = postgresHome(name);
  await stop(home);
  rmSync(home.data, { recursive: true, force: true });
}

/**
 * Ends the server called `name` as a failing machine would: SIGKILL for it and each of its processes at once. What it
 * had promised to keep is in its files; the next `joinPostgres` recovers it.
 * @returns false when it wasn't running.
 */
export async function killPostgres(name: string): Promise<boolean> {
  const pid = Number(pidFile(postgresHome(name))?.[0]);
  if (!isPostgres(pid)) return false;
  const family = [pid, ...childrenOf(pid)];
  for (const each of family) kill(each);
  while (family.some(isAlive)) await wait(20);
  return true;
}

/** Where the system doesn't say which they are, they notice by themselves that their server is gone, and end. */
function childrenOf(pid: number): readonly number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number) : [];
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended by itself in the meantime
  }
}

const passwordFile = (name: string) => join(KEPT, name, 'postgres.password');

function readPassword(name: string): string {
  const file = passwordFile(name);
  if (!existsSync(file)) {
    mkdirSync(join(KEPT, name), { recursive: true });
    writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

/** Records that this process uses the server. The returned function removes the record. */
function announce(name: string): () => void {
  const note = join(KEPT, name, 'users', String(process.pid));
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, '');
  return () => rmSync(note, { force: true });
}

/** The ids of the living processes that use the server. */
function usersOf(name: string): number[] {
  const folder = join(KEPT, name, 'users');
  return existsSync(folder) ? readdirSync(folder).map(Number).filter(isAlive) : [];
}

async function initialise(home: PostgresHome, password: string): Promise<void> {
  // What an interrupted first start left behind has no PG_VERSION and is useless, and so is data whose password nobody
  // knows.
  rmSync(home.data, { recursive: true, force: true });
  mkdirSync(home.data, { recursive: true, mode: 0o700 });
  const secret = join(tmpdir(), `handover-${randomBytes(6).toString('hex')}`);
  writeFileSync(secret, password, { mode: 0o600 });
  if (home.account) {
    chownSync(home.data, home.account.uid, home.account.gid);
    chownSync(secret, home.account.uid, home.account.gid);
  }
  const args = [
    `--pgdata=${home.data}`,
    '--username=postgres',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ];
  try {
    const { code, output } = await finish(join(home.programs, 'bin/initdb'), args, home);
    if (code !== 0) throw new Refused(`The database could not be initialised:\n${output}`);
  } finally {
    rmSync(secret, { force: true });
  }
}

function finish(
  program: string,
  args: string[],
  home: PostgresHome,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...home.account, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const ANSWERS_WITHIN_MS = 30_000;

/**
 * Starts a server unless one is running. It ends at once if another command has meanwhile started one on this data,
 * which is then joined, or has taken its port, and then another is used.
 * @returns the port of the server that runs on this data
 */
async function startSomewhere(home: PostgresHome, name: string, options: Options): Promise<number> {
  for (let tries = 1; ; tries++) {
    const running = runningPort(home);
    if (running !== undefined) return running;
    const { port, hasEnded } = await start(home, name, options);
    const until = Date.now() + ANSWERS_WITHIN_MS;
    while (!hasEnded() && !isReady(home) && Date.now() < until) await wait(50);
    if (!hasEnded() || tries === 3) return port;
  }
}

type Started = { readonly port: number; readonly hasEnded: () => boolean };

async function start(home: PostgresHome, name: string, options: Options): Promise<Started> {
  // A file left by a crash; the process it names is gone, or isn't ours.
  rmSync(join(home.data, 'postmaster.pid'), { force: true });
  const port = await firstFreePort(options.fromPort);
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${socketFolder(home)}`,
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=200',
    'shared_buffers=128MB',
    'dynamic_shared_memory_type=posix',
    ...(options.mayLoseData ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
    ...(options.plansOnce ? ['plan_cache_mode=force_generic_plan', 'app.plans=force_generic_plan'] : []),
  ];
  const log = openSync(join(KEPT, name, 'postgres.log'), 'a');
  const args = ['-D', home.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(home.programs, 'bin/postgres'), args, {
    ...home.account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  let hasEnded = false;
  const end = () => {
    hasEnded = true;
  };
  server.on('error', end);
  server.on('exit', end);
  server.unref();
  return { port, hasEnded: () => hasEnded };
}

/** A path in memory is short enough for a socket (sun_path: 107 bytes), and nobody else may look into it. */
function socketFolder(home: PostgresHome): string {
  return home.isInMemory ? home.data : '';
}

/**
 * What an address says in addition, so that a statement goes over the socket: for both sides a third less work than
 * over TCP.
 */
function bySocket(home: PostgresHome, port: number): string {
  const folder = socketFolder(home);
  const isThere = folder !== '' && existsSync(join(folder, `.s.PGSQL.${port}`));
  return isThere ? `?host=${encodeURIComponent(folder)}` : '';
}

/** The eighth line of postmaster.pid says how far the server has started (PostgreSQL's pidfile.h). */
function isReady(home: PostgresHome): boolean {
  return pidFile(home)?.[7]?.trim() === 'ready';
}

/** The port of the server that runs on this data, if one does. Lines of postmaster.pid: pid, data, start, port. */
function runningPort(home: PostgresHome): number | undefined {
  const lines = pidFile(home);
  if (!lines || !isPostgres(Number(lines[0]))) return undefined;
  return Number(lines[3]);
}

async function stop(home: PostgresHome): Promise<void> {
  const pid = Number(pidFile(home)?.[0]);
  if (!isPostgres(pid)) return;
  // SIGINT is PostgreSQL's "fast" shutdown: open transactions roll back, data is flushed, then it ends.
  process.kill(pid, 'SIGINT');
  for (let tries = 0; tries < 200 && isAlive(pid); tries++) await wait(50);
}

function pidFile(home: PostgresHome): string[] | undefined {
  const file = join(home.data, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : undefined;
}

/** After a reboot the number in the file may belong to any process; Linux says what it runs. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  const about = `/proc/${pid}/cmdline`;
  return !existsSync(about) || readFileSync(about, 'utf8').includes('postgres');
}

async function answering(url: string, log: string): Promise<void> {
  const until = Date.now() + ANSWERS_WITHIN_MS;
  while (Date.now() < until) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    const answered = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (answered) return;
    await wait(100);
  }
  throw new Refused(`PostgreSQL did not answer within 30 s; see ${log}`);
}
