import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { askDatabase, runTool, seesAllRows, toolsVersion } from './postgres-tools';
import { Refused, say } from './say';

export const DUMP = 'database.dump';
export const FILES = 'files';

/**
 * In the folder of files, but not needed in a back-up: what is on its way, and what can be made again
 * (docs/operate.md).
 */
const LEFT_OUT = ['arriving', 'held', 'incoming', 'previews'];

/** What a superuser runs once, for a back-up and for checking what was restored. */
export const ROLE_TO_READ_ALL =
  "CREATE ROLE handover_backup LOGIN BYPASSRLS PASSWORD '…'; GRANT pg_read_all_data TO handover_backup;";

interface BackUp {
  /**
   * a superuser, or a login with BYPASSRLS that may read everything: a role bound by row level security sees too little
   */
  databaseUrl: string;
  /** null: files are in a bucket, which is copied in another way */
  filesFolder: string | null;
  /** a folder that doesn't exist yet */
  to: string;
}

/**
 * Copies the database first, then the files: nothing that a dump names is removed within two weeks of it. The folder has
 * its name only once both are in it: what a full disk or a power cut leaves behind isn't taken for a back-up.
 */
export async function backUp({ databaseUrl, filesFolder, to }: BackUp): Promise<void> {
  if (existsSync(to)) throw new Refused(`${to} is there already; a back-up gets a folder of its own.`);
  await refuseUnfit(databaseUrl);
  const begun = `${resolve(to)}.unfinished`;
  rmSync(begun, { recursive: true, force: true });
  mkdirSync(begun, { recursive: true, mode: 0o700 });
  runTool('pg_dump', databaseUrl, ['--format=custom', '--no-owner', '--file', join(begun, DUMP)]);
  if (filesFolder !== null) copyFiles(resolve(filesFolder), join(begun, FILES));
  renameSync(begun, to);
  say(`The database is in ${join(to, DUMP)}`);
  say(
    filesFolder === null
      ? 'The files are in a bucket: copy that now, after the dump (docs/operate.md).'
      : `The files are in ${join(to, FILES)}, the seal’s key among them if it was made here: guard them.`,
  );
}

function copyFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  if (!existsSync(from)) return;
  const isWanted = (path: string) => !LEFT_OUT.includes(relative(from, path).split(sep)[0] ?? '');
  cpSync(from, to, { recursive: true, preserveTimestamps: true, filter: isWanted });
}

/**
 * Says at the start, with what to do, why pg_dump would fail half-way: the login is bound by row level security, as the
 * tables' owner is, or pg_dump is older than the server.
 */
async function refuseUnfit(databaseUrl: string): Promise<void> {
  if (!(await seesAllRows(databaseUrl)))
    throw new Refused(
      `"${new URL(databaseUrl).username}" sees only what row level security lets it see. Set BACKUP_DATABASE_URL to a superuser, or let one run:\n${ROLE_TO_READ_ALL}`,
    );
  const [server] = await askDatabase<{ version: number }>(
    databaseUrl,
    "SELECT current_setting('server_version_num')::int / 10000 AS version",
  );
  const tools = toolsVersion();
  if (server && tools !== null && tools < server.version)
    throw new Refused(
      `pg_dump is of PostgreSQL ${tools}, the server of ${server.version}: take its own, by POSTGRES_BIN.`,
    );
}
