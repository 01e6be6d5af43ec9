import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Running } from '@/scripts/steps/lifecycle';
import { answering } from '@/scripts/steps/parts';
import { KEPT } from '@/scripts/steps/paths';
import { firstFreePort } from '@/scripts/steps/ports';
import { startProcess } from '@/scripts/steps/processes';
import { Refused, say } from '@/scripts/steps/say';
import { emptyDatabase, settle } from '../databases';
import type { Target } from '../rounds';
import { OPEN, PAST, type Peer } from './peer';
import { signInBy } from './signing-in';

const NAME = 'Redmine';
const DEBIANS = 'usr/share/redmine';
/**
 * As many as ask at once (rounds.ts): Puma keeps a thread per connection, and with its usual five the others starve.
 */
const THREADS = 10;
const NEEDED = [`${DEBIANS}/config.ru`, 'usr/bin/puma', 'usr/bin/bundle'];

/**
 * Redmine, a list of tasks, where Debian's packages put it: under `machine`, which is the root folder except in tests.
 */
export function findRedmine(machine = '/'): Peer {
  const missing = NEEDED.find((file) => !existsSync(join(machine, file)));
  return missing
    ? {
        name: NAME,
        isHere: false,
        why: `no /${missing}; on Debian: apt-get install redmine redmine-pgsql puma`,
      }
    : {
        name: NAME,
        isHere: true,
        start: (adminUrl, running) => start(join(machine, DEBIANS), adminUrl, running),
      };
}

async function start(debians: string, adminUrl: string, running: Running): Promise<Target[]> {
  const folder = ownCopyOf(debians, running);
  const database = await emptyDatabase(adminUrl, 'bench_peer_redmine', running);
  const env = {
    RAILS_ENV: 'production',
    DATABASE_URL: `${database}?pool=${THREADS}`,
    SECRET_KEY_BASE: randomBytes(64).toString('hex'),
    REDMINE_LANG: 'en',
  };
  const redmine = { folder, env, running };
  const login = 'maria';
  const password = randomBytes(18).toString('base64url');
  say(`Filling ${NAME} with ${PAST.toLocaleString('en')} issues`);
  await finish(redmine, 'redmine-migrating', ['rake', 'db:migrate']);
  // in a process of its own: the one that migrated still remembers the tables as they were
  await finish(redmine, 'redmine-default-data', ['rake', 'redmine:load_default_data']);
  const filling = fileURLToPath(new URL('redmine.rb', import.meta.url));
  await finish(redmine, 'redmine-filling', ['ruby', filling, login, password, String(PAST), String(OPEN)]);
  await settle(database);
  const { url, pid } = await serve(redmine);
  const headers = await signInBy(`${url}/login`, 'Login', { username: login, password });
  return [
    { name: `${NAME}’s my page`, url: `${url}/my/page`, headers, pid },
    { name: `${NAME}’s issues`, url: `${url}/issues`, headers, pid },
  ];
}

/**
 * Redmine writes into its own folder, and Debian's refers to the machine's own installation. So this is a copy in
 * .handover, without that, which is removed at the end. What Debian requires for PostgreSQL only after set-up is named
 * where Redmine lets one add packages (Gemfile.local).
 */
function ownCopyOf(debians: string, running: Running): string {
  const folder = join(KEPT, 'bench/redmine');
  const left = ['instances', 'Gemfile.lock', 'config/database.yml'].map((path) => join(debians, path));
  rmSync(folder, { recursive: true, force: true });
  running.atEnd(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(debians, folder, { recursive: true, filter: (source) => !left.includes(source) });
  for (const each of ['config', 'log', 'tmp'])
    mkdirSync(join(folder, 'instances/default', each), { recursive: true });
  const pg = "gem 'pg' unless dependencies.any? { |each| each.name == 'pg' }";
  writeFileSync(join(folder, 'Gemfile.local'), `gem 'puma'\n${pg}\n`);
  return folder;
}

interface Redmine {
  folder: string;
  env: Readonly<Record<string, string>>;
  running: Running;
}

/** Runs one of Redmine's commands to its end; its output is in .handover/bench. */
async function finish(redmine: Redmine, name: string, args: readonly string[]): Promise<void> {
  if ((await run(redmine, name, args).ended) !== 0)
    throw new Refused(`${NAME} could not be made ready; see .handover/bench/${name}.log`);
}

/** One process, like each of ours. */
async function serve(redmine: Redmine) {
  const port = await firstFreePort(3480);
  const url = `http://127.0.0.1:${port}`;
  const server = run(redmine, 'redmine', [
    'puma',
    '--environment',
    'production',
    '--threads',
    `0:${THREADS}`,
    '--bind',
    url.replace('http', 'tcp'),
  ]);
  await answering(NAME, server, url, 'bench');
  return { url, pid: server.child.pid };
}

function run({ folder, env, running }: Redmine, name: string, args: readonly string[]) {
  const started = startProcess('bench', {
    name,
    program: 'bundle',
    cwd: folder,
    args: ['exec', ...args],
    env,
  });
  running.atEnd(started.stop);
  return started;
}
