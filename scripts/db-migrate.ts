import { migrate } from '@/lib/platform/db/migrate';
import { messageOf } from '@/lib/platform/text/message-of';
import { tell } from './steps/say';
import { loadSettingsFile } from './steps/settings-file';

/** `npm run db:migrate`: applies pending migrations to DATABASE_URL and prepares the login of DATABASE_APP_URL. */
loadSettingsFile();
const { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl } = process.env;
if (!ownerUrl || !appUrl) {
  tell('Set DATABASE_URL (owner of the schema) and DATABASE_APP_URL (the login of web and worker).');
  process.exitCode = 1;
} else {
  try {
    const applied = await migrate({ ownerUrl, appUrl });
    tell(applied.length === 0 ? 'The database is up to date.' : `Applied:\n  ${applied.join('\n  ')}`);
  } catch (error) {
    tell(messageOf(error));
    process.exitCode = 1;
  }
}
