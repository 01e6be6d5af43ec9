import { z } from 'zod';
import { LOG_LEVELS, USUAL_LEVEL } from '../logging/levels';
import { readFees } from '../money/stripe-fees';
import { findConflicts, isThisMachine } from './env-conflicts';
import { readPayoutBalances } from './payout-balances';

/** An empty value in a .env file means "not set". */
const optional = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

/** A page that the operator has elsewhere, such as on the business's own site. */
const pageElsewhere = optional.pipe(
  z
    .url({ protocol: /^https?$/, error: 'must be the address of a page, like https://example.com/privacy' })
    .optional(),
);

/** A whole number from 0, which it is where it isn't set. */
function number(most: number) {
  const error = `must be a whole number from 0 to ${most}`;
  return z.coerce.number({ error }).int(error).min(0, error).max(most, error).default(0);
}

const LONG_SECRET = 'must have at least 32 characters; `openssl rand -base64 32` makes one';

const Database = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address like postgresql://handover_web:secret@localhost:5432/handover',
});

/** An address that isn't one has a complaint of its own. */
function isWholeHost(address: string): boolean {
  const url = URL.parse(address);
  return url === null || url.href === `${url.origin}/`;
}

const Env = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    DATABASE_APP_URL: Database,
    /** A direct connection for LISTEN and the job worker, if DATABASE_APP_URL goes through a pooler. */
    DATABASE_DIRECT_URL: optional.pipe(Database.optional()),
    /**
     * How statements are sent: by name once they are known, or each time in full, for poolers that can't carry names.
     */
    DATABASE_STATEMENTS: optional.pipe(
      z.enum(['named', 'unnamed'], 'must be named or unnamed').default('named'),
    ),
    NEXTAUTH_URL: z
      .url({
        protocol: /^https?$/,
        error: 'must be the address that people open, like https://handover.example',
      })
      .refine(
        isWholeHost,
        'must end with the host: Handover has an address of its own, not a folder of another',
      ),
    NEXTAUTH_SECRET: z.string({ error: LONG_SECRET }).min(32, LONG_SECRET),
    /** The previous secret: links and addresses made under it are still accepted. */
    NEXTAUTH_SECRET_BEFORE: optional.pipe(z.string().min(32, LONG_SECRET).optional()),
    STORAGE_DIR: optional.pipe(z.string().default('.handover/files')),
    /** With a bucket, files are kept there instead of in STORAGE_DIR. */
    S3_BUCKET: optional,
    S3_REGION: optional,
    /** Of a service that isn't Amazon's. */
    S3_ENDPOINT: optional.pipe(
      z.url({ protocol: /^https?$/, error: 'must be an address like https://s3.example' }).optional(),
    ),
    S3_ACCESS_KEY_ID: optional,
    S3_SECRET_ACCESS_KEY: optional,
    /** Prefix for every name, if the bucket holds other things too: `handover/`. */
    S3_PREFIX: optional.pipe(
      z
        .string()
        .regex(/^([\w.-]+\/)+$/, 'must end with a slash, like handover/')
        .optional(),
    ),
    /** 1: `https://s3.example/bucket/…` instead of `https://bucket.s3.example/…`. */
    S3_PATH_STYLE: optional.pipe(z.enum(['1'], 'must be 1, or left out').optional()),
    /** The virus scanner: `clamd://host:3310`. Without one, files aren't scanned. */
    HANDOVER_SCANNER: optional.pipe(
      z.url({ protocol: /^clamd$/, error: 'must be an address like clamd://127.0.0.1:3310' }).optional(),
    ),
    RESEND_API_KEY: optional,
    RESEND_BASE_URL: optional,
    RESEND_WEBHOOK_SECRET: optional,
    /** The domain that Resend receives mail for: replies to our mails come in there. */
    MAIL_REPLY_DOMAIN: optional,
    MAIL_FROM: optional.pipe(z.string().default('Handover <handover@localhost>')),
    /**
     * The keys that browsers' push services know this installation by (RFC 8292): `npx web-push generate-vapid-keys`
     * makes them.
     */
    VAPID_PUBLIC_KEY: optional,
    VAPID_PRIVATE_KEY: optional,
    /** Whom a push service can contact about what is sent: `mailto:` or an https address. */
    VAPID_SUBJECT: optional,
    /** A stand-in for the browsers' push services on this machine, in a demo and in tests. */
    PUSH_LOCAL_SERVICE: optional,
    /** 1: webhooks may go to this machine, without https as well. For development and tests. */
    WEBHOOKS_TO_LOOPBACK: optional.pipe(z.enum(['1'], 'must be 1, or left out').optional()),
    /**
     * The id and secret that Google gave this installation, for signing in by Google. Without both, it isn't offered.
     */
    GOOGLE_CLIENT_ID: optional,
    GOOGLE_CLIENT_SECRET: optional,
    /** A stand-in for Google on this machine, in a demo and in tests. Left out: Google itself. */
    GOOGLE_ISSUER: optional.pipe(
      z
        .url({ protocol: /^http$/, error: 'must be the address of a stand-in, like http://127.0.0.1:8030' })
        .optional(),
    ),
    HANDOVER_DEMO: optional.pipe(z.enum(['0', '1'], 'must be 1, or 0 or left out').optional()),
    /** Where a demo's local mailbox shows its mails. */
    HANDOVER_MAILBOX_URL: optional,
    /** Where the sample business to explore is: a demo elsewhere. Without it, none is offered. */
    HANDOVER_SAMPLE_URL: optional.pipe(
      z
        .url({ protocol: /^https?$/, error: 'must be the address of a demo, like https://sample.example' })
        .optional(),
    ),
    /** What the operator says to people whose data this installation keeps. Every page outside the work links to each. */
    HANDOVER_LEGAL_NOTICE_URL: pageElsewhere,
    HANDOVER_PRIVACY_URL: pageElsewhere,
    HANDOVER_TERMS_URL: pageElsewhere,
    /** How many reverse proxies in front of this server append to X-Forwarded-For; 0: ignore the header. */
    TRUSTED_PROXY_HOPS: number(9),
    LOG_LEVEL: optional.pipe(
      z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default(USUAL_LEVEL),
    ),
    /** The token for reading /api/metrics. Without one, nothing is measured. */
    METRICS_TOKEN: optional.pipe(z.string().min(16, 'must have at least 16 characters').optional()),
    /** Where the worker answers /api/health, /api/ready and /api/metrics. 0: nowhere. */
    WORKER_PORT: number(65_535),
    /** Without one, nothing is paid through Stripe, and the pay page says so. */
    STRIPE_SECRET_KEY: optional,
    /**
     * The secrets that Stripe signs its events with; several while one replaces another, separated by spaces or commas.
     */
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
    /** Stripe's prices, if they aren't the usual ones: `card=290+30 card:EUR=150+25 us_bank_account=80+0<=500`. */
    STRIPE_FEES: optional.transform((text, context) => {
      const prices = readFees(text ?? '');
      if (prices) return prices;
      context.addIssue('must read like card=290+30 card:EUR=150+25 us_bank_account=80+0<=500');
      return z.NEVER;
    }),
    /** In which currencies Stripe keeps a balance, separated by spaces or commas: it converts any other. */
    STRIPE_CURRENCIES: optional.pipe(
      z
        .string()
        .regex(/^[A-Z]{3}([\s,]+[A-Z]{3})*$/, 'must name currencies, like USD,EUR')
        .default('USD'),
    ),
    /** Off unless set: which businesses pay by Stripe Global Payouts, and from which of its balances each does. */
    STRIPE_GLOBAL_PAYOUTS: optional.pipe(
      z
        .string()
        .refine(
          (text) => readPayoutBalances(text) !== null,
          'must read like adeyemi-ceramics=fa_123, with a balance of its own for each business',
        )
        .optional(),
    ),
    /**
     * The operators, who may see what is stuck in this installation: e-mail addresses, separated by spaces or commas.
     */
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
    for (const [name, message] of findConflicts(env))
      context.addIssue({ code: 'custom', path: [name], message });
  });

export type Env = z.infer<typeof Env>;

/**
 * Reads and checks an environment.
 * @returns the settings, typed and with defaults.
 * @throws Error that lists every wrong variable on its own line.
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

/**
 * A secret already in use stays exactly as it is: with its stray space removed, what was sealed under it wouldn't open.
 */
const AS_THEY_ARE = ['NEXTAUTH_SECRET', 'NEXTAUTH_SECRET_BEFORE', 'SEAL_KEY_PASSWORD'];

/**
 * @returns a line for each setting that came with more than its value: from a file with Windows line ends, or with
 * quotes, which a shell removes and `docker --env-file` and systemd units don't. Otherwise such a key would be refused
 * far from here, by the service it is shown to.
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

/** @returns this process's settings, checked once at first use. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** @returns whether the demo sign-ins and the local mailbox exist here. */
export function isDemo(): boolean {
  return env().HANDOVER_DEMO === '1';
}

/**
 * @returns whether this is a demo that others can reach, such as a sample business to explore: nothing done in it may
 * leave it or lock others out.
 */
export function isPublicDemo(): boolean {
  return isDemo() && !isThisMachine(env().NEXTAUTH_URL);
}
