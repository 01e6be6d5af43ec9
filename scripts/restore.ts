import { env } from '@/lib/platform/env/env';
import { messageOf } from '@/lib/platform/text/message-of';
import { restore } from './steps/restoring';
import { Refused, tell } from './steps/say';
import { loadSettingsFile } from './steps/settings-file';
import { checkWholeRecord } from './steps/whole-record';

/**
 * `npm run restore -- FOLDER`: restores a back-up into the empty database of DATABASE_URL, with its files, then checks
 * every chain of events, every seal, and that each file is there.
 */
loadSettingsFile();
try {
  const [from] = process.argv.slice(2);
  const { DATABASE_URL: ownerUrl, BACKUP_DATABASE_URL } = process.env;
  if (!from || !ownerUrl)
    throw new Refused('npm run restore -- FOLDER, with DATABASE_URL of an empty database');
  const { DATABASE_APP_URL: appUrl, S3_BUCKET, STORAGE_DIR } = env();
  const checkUrl = BACKUP_DATABASE_URL || ownerUrl;
  await restore({ from, ownerUrl, checkUrl, appUrl, filesFolder: S3_BUCKET ? null : STORAGE_DIR });
  const { chains, copies, files, problems } = await checkWholeRecord(checkUrl);
  tell(`Checked: ${chains} chains of events, ${copies} sealed copies, ${files} files.`);
  for (const problem of problems) tell(problem);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  tell(messageOf(error));
  process.exitCode = 1;
}
