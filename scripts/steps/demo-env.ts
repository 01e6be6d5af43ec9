import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import webPush from 'web-push';
import { z } from 'zod';
import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import type { DatabaseUrls } from './databases';
import { KEPT } from './paths';

const Secrets = z.object({
  NEXTAUTH_SECRET: z.string(),
  RESEND_API_KEY: z.string(),
  RESEND_WEBHOOK_SECRET: z.string(),
  /** added later than the others: an older demo has none */
  STRIPE_WEBHOOK_SECRET: z.string().default(() => `whsec_${randomBytes(24).toString('hex')}`),
  vapid: z
    .object({ publicKey: z.string(), privateKey: z.string() })
    .default(() => webPush.generateVAPIDKeys()),
});

interface Addresses extends DatabaseUrls {
  /** Where a browser finds the app. */
  url: string;
  /**
   * Others reach it there, through a proxy: none of the demo's people operates it, and its mailbox is for this machine
   * alone.
   */
  isPublic?: boolean;
  /** Where the mail stand-in listens; without one, mail stays queued. */
  mailboxUrl?: string | undefined;
  /** Where the stand-in for Stripe listens; without one, nothing is paid through Stripe. */
  stripeUrl?: string | undefined;
  /** Where a stand-in for Google listens; without one, nobody is offered to sign in with Google. */
  googleUrl?: string | undefined;
  /** Where a stand-in for browsers' push services listens; without one, nobody gets notifications on a device. */
  pushUrl?: string | undefined;
}

/** How the stand-in for Google knows an installation on this machine. */
export const GOOGLE_CLIENT = {
  GOOGLE_CLIENT_ID: 'handover.apps.example',
  GOOGLE_CLIENT_SECRET: 'only for the stand-in',
} as const;

/**
 * Set explicitly, so that a .env of the checkout, which web and worker read for anything that isn't set, can't connect
 * a demo to a real database, a real account or a real sender.
 */
const NOT_FROM_A_FILE = {
  DATABASE_DIRECT_URL: '',
  DATABASE_STATEMENTS: '',
  NEXTAUTH_SECRET_BEFORE: '',
  METRICS_TOKEN: '',
  WORKER_PORT: '',
  OTEL_EXPORTER_OTLP_ENDPOINT: '',
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: '',
  STRIPE_SECRET_KEY: '',
  STRIPE_BASE_URL: '',
  STRIPE_FEES: '',
  RESEND_BASE_URL: '',
  MAIL_FROM: 'Handover <handover@localhost>',
  MAIL_REPLY_DOMAIN: 'replies.localhost',
  TRUSTED_PROXY_HOPS: '0',
  HANDOVER_SAMPLE_URL: '',
  HANDOVER_LEGAL_NOTICE_URL: '',
  HANDOVER_PRIVACY_URL: '',
  HANDOVER_TERMS_URL: '',
  SEAL_KEY_FILE: '',
  SEAL_KEY_PASSWORD: '',
  SEAL_TSA_URL: '',
  HANDOVER_SCANNER: '',
  VAPID_PUBLIC_KEY: '',
  VAPID_PRIVATE_KEY: '',
  VAPID_SUBJECT: '',
  PUSH_LOCAL_SERVICE: '',
  WEBHOOKS_TO_LOOPBACK: '',
  GOOGLE_CLIENT_ID: '',
  GOOGLE_CLIENT_SECRET: '',
  GOOGLE_ISSUER: '',
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
  const { STRIPE_WEBHOOK_SECRET, vapid, ...secrets } = keptSecrets(join(KEPT, command));
  return {
    ...NOT_FROM_A_FILE,
    ...secrets,
    STRIPE_WEBHOOK_SECRET: addresses.stripeUrl ? STRIPE_WEBHOOK_SECRET : '',
    DATABASE_URL: addresses.ownerUrl,
    DATABASE_APP_URL: addresses.appUrl,
    NEXTAUTH_URL: addresses.url,
    HANDOVER_DEMO: '1',
    // the demo's owner also operates this installation, so that /operator can be seen
    HANDOVER_OPERATORS: addresses.isPublic ? '' : DEMO_PEOPLE.owner.email,
    STORAGE_DIR: join(KEPT, command, 'files'),
    NEXT_TELEMETRY_DISABLED: '1',
    ...(addresses.stripeUrl && {
      // the stand-in accepts any key that starts like this, and no other
      STRIPE_SECRET_KEY: 'sk_test_standinonly',
      STRIPE_BASE_URL: addresses.stripeUrl,
    }),
    ...(addresses.googleUrl && { ...GOOGLE_CLIENT, GOOGLE_ISSUER: addresses.googleUrl }),
    ...(addresses.pushUrl && {
      VAPID_PUBLIC_KEY: vapid.publicKey,
      VAPID_PRIVATE_KEY: vapid.privateKey,
      VAPID_SUBJECT: 'mailto:operator@localhost',
      PUSH_LOCAL_SERVICE: addresses.pushUrl,
    }),
    ...(addresses.mailboxUrl && {
      RESEND_BASE_URL: addresses.mailboxUrl,
      HANDOVER_MAILBOX_URL: addresses.isPublic ? '' : addresses.mailboxUrl,
    }),
  };
}

function keptSecrets(folder: string): z.infer<typeof Secrets> {
  const file = join(folder, 'env.json');
  if (existsSync(file)) {
    const kept = Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
    keep(file, kept);
    return kept;
  }
  const made = {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    // The prefix tells lib/platform/env/env that no real mail can be sent.
    RESEND_API_KEY: `re_local_${randomBytes(12).toString('hex')}`,
    RESEND_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('hex')}`,
    vapid: webPush.generateVAPIDKeys(),
  };
  mkdirSync(folder, { recursive: true });
  keep(file, made);
  return made;
}

function keep(file: string, secrets: z.infer<typeof Secrets>): void {
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
}
