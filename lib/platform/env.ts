import { z } from 'zod';
import { isThisMachine, whatDoesNotFit } from './env-fit';
import { readPayoutBalances } from './payout-balances';
import { readFees } from './stripe-fees';

/** An empty value in a .env file means "not set". */
const optional = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const LONG_SECRET = 'must have at least 32 characters; `openssl rand -base64 32` makes one';

const Database = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address like postgresql://handover_web:secret@localhost:5432/handover',
});

const Env = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    DATABASE_APP_URL: Database,
    /** A direct connection for LISTEN and the job worker, when DATABASE_APP_URL goes through a pooler. */
    DATABASE_DIRECT_URL: optional.pipe(Database.optional()),
    /** How statements are sent: by a name once they are known, or each as it is, for poolers that can't carry names. */
    DATABASE_STATEMENTS: optional.pipe(
      z.enum(['named', 'unnamed'], 'must be named or unnamed').default('named'),
    ),
    NEXTAUTH_URL: z.url({
      protocol: /^https?$/,
      error: 'must be the address that people open, like https://handover.example',
    }),
    NEXTAUTH_SECRET: z.string({ error: LONG_SECRET }).min(32, LONG_SECRET),
    /** The secret that was good before: links and addresses that were made under it are still taken. */
    NEXTAUTH_SECRET_BEFORE: optional.pipe(z.string().min(32, LONG_SECRET).optional()),
    STORAGE_DIR: z.string().min(1).default('.handover/files'),
    /** With a bucket, files are kept there instead of in STORAGE_DIR. */
    S3_BUCKET: optional,
    S3_REGION: optional,
    /** Of a service that isn't Amazon's. */
    S3_ENDPOINT: optional.pipe(
      z.url({ protocol: /^https?$/, error: 'must be an address like https://s3.example' }).optional(),
    ),
    S3_ACCESS_KEY_ID: optional,
    S3_SECRET_ACCESS_KEY: optional,
    /** Before every name, when the bucket holds other things too: `handover/`. */
    S3_PREFIX: optional.pipe(
      z
        .string()
        .regex(/^([\w.-]+\/)+$/, 'must end with a slash, like handover/')
        .optional(),
    ),
    /** 1: `https://s3.example/bucket/…` instead of `https://bucket.s3.example/…`. */
    S3_PATH_STYLE: optional.pipe(z.enum(['1'], 'must be 1, or left out').optional()),
    /** Who looks for viruses in files: `clamd://host:3310`. Without one, nobody does. */
    HANDOVER_SCANNER: optional.pipe(
      z.url({ protocol: /^clamd$/, error: 'must be an address like clamd://127.0.0.1:3310' }).optional(),
    ),
    RESEND_API_KEY: optional,
    RESEND_BASE_URL: optional,
    RESEND_WEBHOOK_SECRET: optional,
    /** The domain whose mail Resend receives for us: answers to mails come in there. */
    MAIL_REPLY_DOMAIN: optional,
    MAIL_FROM: z.string().default('Handover <handover@localhost>'),
    /** Keys by which browsers' push services know this installation (RFC 8292): `npx web-push generate-vapid-keys` makes them. */
    VAPID_PUBLIC_KEY: optional,
    VAPID_PRIVATE_KEY: optional,
    /** Whom a push service can write to about what is sent: `mailto:` or an https address. */
    VAPID_SUBJECT: optional,
    /** A stand-in for the browsers' push services on this machine, in a demo and in tests. */
    PUSH_LOCAL_SERVICE: optional,
    /** 1: webhooks may go to this machine, also without https. For development and tests. */
    WEBHOOKS_TO_LOOPBACK: optional.pipe(z.enum(['1'], 'must be 1, or left out').optional()),
    /** By which Google knows this installation, for those who sign in by it. Without both, nobody is offered to. */
    GOOGLE_CLIENT_ID: optional,
    GOOGLE_CLIENT_SECRET: optional,
    /** A stand-in for Google on this machine, in a demo and in tests. Left out: Google itself. */
    GOOGLE_ISSUER: optional.pipe(
      z
        .url({ protocol: /^http$/, error: 'must be the address of a stand-in, like http://127.0.0.1:8030' })
        .optional(),
    ),
    HANDOVER_DEMO: optional.pipe(z.enum(['0', '1'], 'must be 1, or 0 or left out').optional()),
    /** Where the local mailbox shows the mails of a demo. */
    HANDOVER_MAILBOX_URL: optional,
    /** Where the sample business to explore is: a demo elsewhere. Without one, nobody is led to any. */
    HANDOVER_SAMPLE_URL: optional.pipe(
      z
        .url({ protocol: /^https?$/, error: 'must be the address of a demo, like https://sample.example' })
        .optional(),
    ),
    /** Reverse proxies in front of this server that append to X-Forwarded-For; 0: believe no such header. */
    TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(9).default(0),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    /** Whoever shows it may read /api/metrics. Without one, nothing is measured. */
    METRICS_TOKEN: optional.pipe(z.string().min(16, 'must have at least 16 characters').optional()),
    /** Where the worker answers /api/health, /api/ready and /api/metrics. 0: nowhere. */
    WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
    /** Without one, nothing is paid through Stripe, and the pay page says so. */
    STRIPE_SECRET_KEY: optional,
    /** By which Stripe signs its news; several while one replaces another, set apart by spaces or commas. */
    STRIPE_WEBHOOK_SECRET: optional,
    /** The local stand-in for Stripe, in a demo and in tests. Left out: Stripe itself. */
    STRIPE_BASE_URL: optional.pipe(
      z
        .url({
          protocol: /^http$/,
          error: 'must be the address of the local stand-in, like http://127.0.0.1:8026',
        })
        .optional(),
    ),
    /** What Stripe takes, where that isn't its usual price: `card=290+30 us_bank_account=80+0<=500`. */
    STRIPE_FEES: optional.pipe(
      z
        .string()
        .refine((text) => readFees(text) !== null, 'must read like card=290+30 us_bank_account=80+0<=500')
        .optional(),
    ),
    /** Off unless set: which businesses pay by Stripe Global Payouts, and out of which balance at Stripe each does. */
    STRIPE_GLOBAL_PAYOUTS: optional.pipe(
      z
        .string()
        .refine(
          (text) => readPayoutBalances(text) !== null,
          'must read like adeyemi-ceramics=fa_123, with a balance of its own for each business',
        )
        .optional(),
    ),
    /** Who may see what is stuck in this installation: e-mail addresses, set apart by spaces or commas. */
    HANDOVER_OPERATORS: optional,
    /** PEM: the key that seals agreements, and its certificate. Without one, a key is made and kept with the files. */
    SEAL_KEY_FILE: optional,
    SEAL_KEY_PASSWORD: optional,
    /** A timestamp authority (RFC 3161). */
    SEAL_TSA_URL: optional.pipe(
      z
        .url({ protocol: /^https?$/, error: 'must be an address like https://tsa.example/rfc3161' })
        .optional(),
    ),
  })
  .superRefine((env, context) => {
    for (const [name, message] of whatDoesNotFit(env))
      context.addIssue({ code: 'custom', path: [name], message });
  });

export type Env = z.infer<typeof Env>;

/**
 * Reads and checks an environment.
 * @returns the settings, typed and with defaults.
 * @throws Error that lists every wrong variable in a line of its own.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = Env.safeParse(source);
  const cameAlong = whatCameAlong(source);
  if (cameAlong.length > 0) throw cannotStart(cameAlong);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return `${name}: ${source[name] ? message : `is not set; it ${message}`}`;
  });
  throw cannotStart(lines);
}

function cannotStart(lines: readonly string[]): Error {
  const listed = lines.map((line) => `  ${line}`).join('\n');
  return new Error(`Handover can't start, some settings are missing or wrong (see .env.example):\n${listed}`);
}

/** A secret that is in use is what it is: without its space what was sealed under it doesn't open. */
const AS_THEY_ARE = ['NEXTAUTH_SECRET', 'NEXTAUTH_SECRET_BEFORE', 'SEAL_KEY_PASSWORD'];

/**
 * @returns a line for each setting that came with more than its value: a file with lines of Windows, or with quotes, which a shell takes
 *   off and `docker --env-file` and systemd's units don't. A key with one is refused far from here, by whoever it is shown to.
 */
function whatCameAlong(source: Record<string, string | undefined>): readonly string[] {
  return Object.keys(Env.shape).flatMap((name) => {
    const value = source[name];
    if (value === undefined || AS_THEY_ARE.includes(name)) return [];
    if (/^(["']).*\1$/.test(value))
      return [`${name}: has quotes around it, which count as part of it: take them off`];
    if (value === value.trim()) return [];
    const what = /[\r\n]$/.test(value) ? 'a line’s end' : 'a space';
    return [`${name}: has ${what} around it, which counts as part of it: take it off`];
  });
}

let cached: Env | undefined;

/** @returns the settings of this process, checked once at first use. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** @returns whether the demo sign-ins and the local mailbox exist here. */
export function isDemo(): boolean {
  return env().HANDOVER_DEMO === '1';
}

/**
 * @returns whether this is a demo that others reach, such as a sample business to explore: what somebody does in it mustn't
 * leave it, nor keep others out.
 */
export function isPublicDemo(): boolean {
  return isDemo() && !isThisMachine(env().NEXTAUTH_URL);
}
