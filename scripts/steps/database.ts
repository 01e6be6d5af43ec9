import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, type DatabaseUrls, migrated } from './databases';
import type { Running } from './lifecycle';
import { KEPT } from './paths';
import { joinPostgres, removePostgres } from './postgres';
import { Refused, say } from './say';

/**
 * A migrated database for `command`: on the server that DATABASE_URL names, else on an embedded one that is stopped
 * when the command ends.
 */
export async function readyDatabase(
  command: string,
  fromPort: number,
  running: Running,
): Promise<DatabaseUrls> {
  const ownerUrl = process.env.DATABASE_URL ?? (await embeddedDatabase(command, fromPort, running));
  const urls = await migrated(ownerUrl, `handover_${command}_app`);
  say('The database is up to date');
  // Somebody who names a server may also have made the app's login there.
  return { ...urls, appUrl: process.env.DATABASE_APP_URL ?? urls.appUrl };
}

/**
 * Deletes everything that `command` kept: database, files, secrets, mail. A server that somebody named is theirs to
 * clean up.
 */
export async function forget(command: string): Promise<void> {
  if (process.env.DATABASE_URL)
    throw new Refused('--reset leaves the server of DATABASE_URL alone; empty it yourself.');
  await removePostgres(command);
  rmSync(join(KEPT, command), { recursive: true, force: true });
}

async function embeddedDatabase(command: string, fromPort: number, running: Running): Promise<string> {
  say('Starting PostgreSQL');
  const server = await joinPostgres(command, { fromPort });
  running.atEnd(server.release);
  return createDatabase(server.adminUrl, 'handover');
}
