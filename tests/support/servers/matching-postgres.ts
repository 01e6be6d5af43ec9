import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { messageOf } from '@/lib/platform/text/message-of';
import { joinPostgres } from '@/scripts/steps/postgres';
import { toolsVersion } from '@/scripts/steps/postgres-tools';

/** The embedded server comes without pg_dump, and a pg_dump can't read a server newer than itself. */
const EMBEDDED = 18;

const FOUND = found();
/** False where neither the machine nor Debian's packages have a pg_dump: tests of back-ups are skipped there. */
export const HAS_PG_DUMP = FOUND !== null;

/**
 * Gives the test file two servers that this machine's pg_dump can read: embedded ones if it is new enough, else of the
 * PostgreSQL that it came with, fetched from Debian's packages if there is none (nothing is installed).
 * @returns the addresses of their superusers, from `beforeAll` on.
 */
export function givenTwoServers(): { readonly one: () => string; readonly other: () => string } {
  const urls: string[] = [];
  const releases: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const programs = FOUND?.programs;
    for (const name of ['back-up-one', 'back-up-other']) {
      const server = await joinPostgres(name, {
        fromPort: 24_900,
        mayLoseData: true,
        ...(programs && { programs }),
      });
      urls.push(server.adminUrl);
      releases.push(server.release);
    }
  });
  afterAll(async () => {
    for (const release of releases) await release();
  });
  const at = (index: number) => () => urls[index] ?? '';
  return { one: at(0), other: at(1) };
}

function found(): { readonly programs: string | null } | null {
  try {
    return { programs: matchingPrograms() };
  } catch (error) {
    console.warn(`Back-ups aren’t tried here: ${messageOf(error)}`);
    return null;
  }
}

/** Names the tools in POSTGRES_BIN. @returns where the server's programs are; null: the embedded ones. */
function matchingPrograms(): string | null {
  if ((toolsVersion() ?? 0) >= EMBEDDED) return null;
  const programs = onTheMachine('/usr/lib/postgresql') ?? fromDebian();
  process.env.POSTGRES_BIN = join(programs, 'bin');
  return programs;
}

function onTheMachine(folder: string): string | undefined {
  const versions = existsSync(folder) ? readdirSync(folder).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(folder, version))
    .find((at) => ['pg_dump', 'initdb', 'postgres'].every((name) => existsSync(join(at, 'bin', name))));
}

function fromDebian(): string {
  const folder = join(tmpdir(), 'handover-postgresql');
  const unpacked = join(folder, 'unpacked');
  const there = onTheMachine(join(unpacked, 'usr/lib/postgresql'));
  if (!there) unpack(folder, unpacked);
  const libraries = readdirSync(join(unpacked, 'usr/lib')).filter((name) => name.includes('linux-gnu'));
  process.env.LD_LIBRARY_PATH = libraries.map((name) => join(unpacked, 'usr/lib', name)).join(':');
  const programs = there ?? onTheMachine(join(unpacked, 'usr/lib/postgresql'));
  if (!programs) throw new Error('PostgreSQL’s programs aren’t in Debian’s packages any more');
  return programs;
}

function unpack(folder: string, unpacked: string): void {
  mkdirSync(unpacked, { recursive: true });
  spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  const said = execFileSync('apt-cache', ['depends', 'postgresql'], { encoding: 'utf8' });
  const [server] = /postgresql-\d+/.exec(said) ?? [];
  if (!server)
    throw new Error('Debian’s packages have no PostgreSQL; install its client, version 18 or newer');
  const names = [server, server.replace('-', '-client-'), 'libpq5'];
  execFileSync('apt-get', ['download', ...names], { cwd: folder, stdio: 'ignore' });
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb')))
    execFileSync('dpkg-deb', ['-x', join(folder, file), unpacked]);
}
