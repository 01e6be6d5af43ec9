import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatabaseUrls } from './databases';
import { KEPT } from './paths';

const Secrets = z.object({
  NEXTAUTH_SECRET: z.string(),
  RESEND_API_KEY: z.string(),
  RESEND_WEBHOOK_SECRET: z.string(),
});

interface Addresses extends DatabaseUrls {
  /** Where a browser finds the app. */
  url: string;
  /** Where the mail stand-in listens; without one, mail stays queued. */
  mailboxUrl?: string | undefined;
}

/**
 * Said outright, so that a .env of the checkout, which web and worker read for what nobody has said, can't join a demo to
 * a real database, a real account or a real sender.
 */
const NOT_FROM_A_FILE = {
  DATABASE_DIRECT_URL: '',
  STRIPE_SECRET_KEY: '',
  RESEND_BASE_URL: '',
  MAIL_FROM: 'Handover <handover@localhost>',
  MAIL_REPLY_DOMAIN: 'replies.localhost',
  TRUSTED_PROXY_HOPS: '0',
  SEAL_KEY_FILE: '',
  SEAL_KEY_PASSWORD: '',
  SEAL_TSA_URL: '',
  HANDOVER_SCANNER: '',
  S3_BUCKET: '',
  S3_REGION: '',
  S3_ENDPOINT: '',
  S3_ACCESS_KEY_ID: '',
  S3_SECRET_ACCESS_KEY: '',
  S3_PREFIX: '',
  S3_PATH_STYLE: '',
};

/**
 * The environment of web, worker and mailbox when everything is local: demo sign-ins on, mail to the stand-in, and
 * secrets made once and kept in .handover/<command>/env.json.
 */
export function localEnv(command: string, addresses: Addresses): Record<string, string> {
  return {
    ...NOT_FROM_A_FILE,
    ...keptSecrets(join(KEPT, command)),
    DATABASE_URL: addresses.ownerUrl,
    DATABASE_APP_URL: addresses.appUrl,
    NEXTAUTH_URL: addresses.url,
    HANDOVER_DEMO: '1',
    STORAGE_DIR: join(KEPT, command, 'files'),
    NEXT_TELEMETRY_DISABLED: '1',
    ...(addresses.mailboxUrl && {
      RESEND_BASE_URL: addresses.mailboxUrl,
      HANDOVER_MAILBOX_URL: addresses.mailboxUrl,
    }),
  };
}

function keptSecrets(folder: string): z.infer<typeof Secrets> {
  const file = join(folder, 'env.json');
  if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const made = {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    // The prefix tells lib/platform/env that no real mail can leave.
    RESEND_API_KEY: `re_local_${randomBytes(12).toString('hex')}`,
    RESEND_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
