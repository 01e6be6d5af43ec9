import { messageOf } from '@/lib/platform/text/message-of';
import { checkData } from './data/all';
import { seesAllRows } from './steps/postgres-tools';
import { Refused, tell } from './steps/say';
import { loadSettingsFile } from './steps/settings-file';
import { checkWholeRecord } from './steps/whole-record';

/**
 * `npm run check-data`: reads the whole database, past row level security, and names in a sentence whatever can't be
 * right in it; it also checks every chain, seal and file. People may go on working meanwhile. Exits with 1 when
 * something is wrong.
 */
loadSettingsFile();
try {
  const url = process.env.BACKUP_DATABASE_URL || process.env.DATABASE_URL;
  if (!url) throw new Refused('Set BACKUP_DATABASE_URL, or DATABASE_URL when that is a superuser.');
  if (!(await seesAllRows(url)))
    throw new Refused(
      `"${new URL(url).username}" sees only a part: set BACKUP_DATABASE_URL, as for a back-up.`,
    );
  let wrong = 0;
  for (const { says, found } of await checkData(url, new Date())) {
    tell(`${found.length === 0 ? 'good ' : 'WRONG'}  ${says}.`);
    for (const each of found) tell(`       ${each}`);
    wrong += found.length;
  }
  const { chains, copies, files, problems } = await checkWholeRecord(url);
  tell(
    `${problems.length === 0 ? 'good ' : 'WRONG'}  ${chains} chains of events hold, ${copies} sealed copies are genuine, ${files} files are there.`,
  );
  for (const problem of problems) tell(`       ${problem}`);
  if (wrong + problems.length > 0) process.exitCode = 1;
} catch (error) {
  tell(messageOf(error));
  process.exitCode = 1;
}
