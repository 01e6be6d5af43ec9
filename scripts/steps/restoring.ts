import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '@/lib/platform/db/migrate';
import { DUMP, FILES, ROLE_TO_READ_ALL } from './backing-up';
import { askDatabase, isSameDatabase, runTool, seesAllRows } from './postgres-tools';
import { Refused, say } from './say';

interface Restore {
  /** the folder of a back-up */
  from: string;
  /** owner of a database with nothing in it */
  ownerUrl: string;
  /** a login to the same database that sees every row, by which what was restored is checked afterwards */
  checkUrl: string;
  appUrl: string;
  /** null: files are in a bucket */
  filesFolder: string | null;
}

/**
 * The group that holds the app's grants, and the one whose members may erase, to which the owner belongs: they belong
 * to a server, not to a database, and so aren't in a dump.
 */
const GROUPS = `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'handover_app') THEN CREATE ROLE handover_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'handover_eraser') THEN CREATE ROLE handover_eraser NOLOGIN; END IF;
  IF NOT pg_has_role(current_user, 'handover_eraser', 'USAGE') THEN
    EXECUTE format('GRANT handover_eraser TO %I', current_user);
  END IF;
END $$`;

/** Restores a back-up into an empty database, whole or not at all, with its files; then migrates to this version. */
export async function restore({ from, ownerUrl, checkUrl, appUrl, filesFolder }: Restore): Promise<void> {
  const dump = join(from, DUMP);
  if (!existsSync(dump)) throw new Refused(`${from} is no back-up: it has no ${DUMP}.`);
  const [there] = await askDatabase<{ tables: number }>(
    ownerUrl,
    "SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname IN ('public', 'app', 'graphile_worker')",
  );
  if (there?.tables) throw new Refused('The database isn’t empty; a back-up is put into a new one.');
  await refuseUnableToCheck(checkUrl, ownerUrl);
  await askDatabase(ownerUrl, GROUPS);
  runTool('pg_restore', ownerUrl, ['--single-transaction', '--exit-on-error', '--no-owner', dump]);
  say('The database is back');
  const applied = await migrate({ ownerUrl, appUrl });
  if (applied.length > 0) say(`Since then there are: ${applied.join(', ')}`);
  if (filesFolder === null || !existsSync(join(from, FILES))) return;
  mkdirSync(filesFolder, { recursive: true });
  cpSync(join(from, FILES), filesFolder, { recursive: true, preserveTimestamps: true });
  say('The files are back');
}

/**
 * Says at the start, with what to do, why nothing could be checked at the end. A login that row level security binds
 * would find no row at all, and nothing wrong; and the settings may still name the database that was backed up.
 */
async function refuseUnableToCheck(checkUrl: string, ownerUrl: string): Promise<void> {
  if (!(await seesAllRows(checkUrl)))
    throw new Refused(
      `"${new URL(checkUrl).username}" couldn’t see what was restored, to check it. Set BACKUP_DATABASE_URL to a superuser of this server, or let one run:\n${ROLE_TO_READ_ALL}`,
    );
  if (!(await isSameDatabase(checkUrl, ownerUrl)))
    throw new Refused(
      'BACKUP_DATABASE_URL names another database than DATABASE_URL, so that one would be checked. Set it to the one that is restored into.',
    );
}
