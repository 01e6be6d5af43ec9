import { env } from '@/lib/platform/env/env';
import { messageOf } from '@/lib/platform/text/message-of';
import { backUp } from './steps/backing-up';
import { Refused, tell } from './steps/say';
import { loadSettingsFile } from './steps/settings-file';

/**
 * `npm run backup -- FOLDER`: copies the database and the files of this installation into a new folder, while web and
 * workers keep running.
 */
loadSettingsFile();
try {
  const [to] = process.argv.slice(2);
  const databaseUrl = process.env.BACKUP_DATABASE_URL || process.env.DATABASE_URL;
  if (!to) throw new Refused('npm run backup -- FOLDER');
  if (!databaseUrl) throw new Refused('Set BACKUP_DATABASE_URL, or DATABASE_URL when that is a superuser.');
  await backUp({ databaseUrl, filesFolder: env().S3_BUCKET ? null : env().STORAGE_DIR, to });
} catch (error) {
  tell(messageOf(error));
  process.exitCode = 1;
}
