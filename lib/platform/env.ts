import { z } from 'zod';
import { readPayoutBalances } from './payout-balances';
import { readFees } from './stripe-fees';

/** An empty value in a .env file means "not set". */
const optional = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const LONG_SECRET = 'must have at least 32 characters; `openssl rand -base64 32` makes one';

const Env = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    DATABASE_APP_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'must be an address like postgresql://handover_web:secret@localhost:5432/handover',
    }),
    /** A direct connection for LISTEN and the job worker, when DATABASE_APP_URL goes through a pooler. */
    DATABASE_DIRECT_URL: optional,
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
    HANDOVER_DEMO: optional,
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
    const hasLiveKey = env.STRIPE_SECRET_KEY?.startsWith('sk_live_') === true;
    const hasRealMail = env.RESEND_API_KEY !== undefined && !env.RESEND_API_KEY.startsWith('re_local_');
    if (env.HANDOVER_DEMO === '1' && (hasLiveKey || hasRealMail)) {
      context.addIssue({
        code: 'custom',
        path: ['HANDOVER_DEMO'],
        message: 'lets anybody sign in, so it refuses to run together with a live Stripe or Resend key',
      });
    }
    if (env.WEBHOOKS_TO_LOOPBACK && !mayUseStandIns(env)) {
      context.addIssue({
        code: 'custom',
        path: ['WEBHOOKS_TO_LOOPBACK'],
        message: 'lets webhooks reach what else runs on this machine: only a demo starts with it',
      });
    }
    for (const [name, message] of whatIsWrongWithStripe(env))
      context.addIssue({ code: 'custom', path: [name], message });
    for (const [name, message] of whatIsWrongWithGoogle(env))
      context.addIssue({ code: 'custom', path: [name], message });
    for (const [name, message] of whatIsWrongWithBucket(env))
      context.addIssue({ code: 'custom', path: [name], message });
    for (const [name, message] of whatIsWrongWithPush(env))
      context.addIssue({ code: 'custom', path: [name], message });
    for (const [name, message] of whatIsWrongWithSample(env))
      context.addIssue({ code: 'custom', path: [name], message });
    const ofPush = [env.VAPID_PUBLIC_KEY, env.VAPID_PRIVATE_KEY, env.VAPID_SUBJECT];
    if (ofPush.some((each) => each !== undefined) && ofPush.some((each) => each === undefined)) {
      context.addIssue({
        code: 'custom',
        path: ['VAPID_PUBLIC_KEY'],
        message: 'goes together with VAPID_PRIVATE_KEY and VAPID_SUBJECT: set all three, or none',
      });
    }
    if (env.SEAL_KEY_PASSWORD !== undefined && env.SEAL_KEY_FILE === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['SEAL_KEY_PASSWORD'],
        message: 'opens the key in SEAL_KEY_FILE, which is not set',
      });
    }
  });

type Settings<Name extends string> = { readonly [name in Name]?: string | undefined };
const BOTH_OR_NONE = 'goes together with the other: set both, or none';

/** By which one tells a demo, and what isn't served to anybody. */
type Purpose = Settings<'NODE_ENV' | 'HANDOVER_DEMO'>;
type Wrong = readonly [name: string, why: string];

function mayUseStandIns({ NODE_ENV, HANDOVER_DEMO }: Purpose): boolean {
  return NODE_ENV !== 'production' || HANDOVER_DEMO === '1';
}

function isThisMachine(address: string): boolean {
  return ['127.0.0.1', 'localhost'].includes(URL.parse(address)?.hostname ?? '');
}

/** @returns which of two settings is missing beside the other; null when both are set, or none is. */
function missingBeside<Name extends string>(settings: Settings<Name>, one: Name, other: Name): Name | null {
  if ((settings[one] === undefined) === (settings[other] === undefined)) return null;
  return settings[one] === undefined ? one : other;
}

type StripeSetting = `STRIPE_${'SECRET_KEY' | 'WEBHOOK_SECRET' | 'BASE_URL'}`;

/** @returns each setting of Stripe that doesn't go with the others, and why. A stand-in never comes near real money. */
function whatIsWrongWithStripe(settings: Settings<StripeSetting> & Purpose): readonly Wrong[] {
  const { STRIPE_SECRET_KEY: key, STRIPE_BASE_URL: standIn } = settings;
  const wrong: Wrong[] = [];
  if (standIn !== undefined) {
    if (!mayUseStandIns(settings))
      wrong.push(['STRIPE_BASE_URL', 'points at a stand-in that moves no money: only a demo starts with it']);
    if (key !== undefined && !key.startsWith('sk_test_'))
      wrong.push(['STRIPE_BASE_URL', 'points at a stand-in, which takes keys that start with sk_test_ only']);
    if (!isThisMachine(standIn)) wrong.push(['STRIPE_BASE_URL', 'must be an address of this machine']);
  }
  const missing = missingBeside(settings, 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET');
  if (missing) wrong.push([missing, BOTH_OR_NONE]);
  return wrong;
}

type GoogleSetting = `GOOGLE_${'CLIENT_ID' | 'CLIENT_SECRET' | 'ISSUER'}`;

/** @returns each setting of Google that doesn't go with the others, and why. Whoever says who people are must be Google. */
function whatIsWrongWithGoogle(settings: Settings<GoogleSetting> & Purpose): readonly Wrong[] {
  const { GOOGLE_ISSUER: standIn } = settings;
  const wrong: Wrong[] = [];
  const missing = missingBeside(settings, 'GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET');
  if (missing) wrong.push([missing, BOTH_OR_NONE]);
  if (standIn === undefined) return wrong;
  if (!mayUseStandIns(settings))
    wrong.push([
      'GOOGLE_ISSUER',
      'names a stand-in that signs in whomever it likes: only a demo starts with it',
    ]);
  if (!isThisMachine(standIn)) wrong.push(['GOOGLE_ISSUER', 'must be an address of this machine']);
  return wrong;
}

/** @returns why a push service isn't taken. What is told of a business goes there, and requests leave for it that go nowhere else. */
function whatIsWrongWithPush(settings: Settings<'PUSH_LOCAL_SERVICE'> & Purpose): readonly Wrong[] {
  const { PUSH_LOCAL_SERVICE: standIn } = settings;
  if (standIn === undefined) return [];
  const wrong: Wrong[] = [];
  if (!mayUseStandIns(settings))
    wrong.push([
      'PUSH_LOCAL_SERVICE',
      'names a stand-in that reads what people are told: only a demo starts with it',
    ]);
  if (!isThisMachine(standIn)) wrong.push(['PUSH_LOCAL_SERVICE', 'must be an address of this machine']);
  return wrong;
}

/** @returns why the sample business isn't linked. Whoever looks around it is on the open internet, and never among real data. */
function whatIsWrongWithSample(settings: Settings<'HANDOVER_SAMPLE_URL' | 'NEXTAUTH_URL'>): readonly Wrong[] {
  const sample = URL.parse(settings.HANDOVER_SAMPLE_URL ?? '');
  if (!sample) return [];
  const wrong: Wrong[] = [];
  if (sample.protocol !== 'https:' && !isThisMachine(sample.href))
    wrong.push(['HANDOVER_SAMPLE_URL', 'must begin with https://, unless it is an address of this machine']);
  if (sample.href !== `${sample.origin}/`)
    wrong.push(['HANDOVER_SAMPLE_URL', 'must end with the host: the demo’s pages are looked for below it']);
  if (sample.origin === URL.parse(settings.NEXTAUTH_URL ?? '')?.origin)
    wrong.push(['HANDOVER_SAMPLE_URL', 'is this installation itself: sample and real data never share one']);
  return wrong;
}

type BucketSetting =
  `S3_${'BUCKET' | 'REGION' | 'ENDPOINT' | 'ACCESS_KEY_ID' | 'SECRET_ACCESS_KEY' | 'PREFIX' | 'PATH_STYLE'}`;

/** @returns each setting of the bucket that is missing or makes no sense, and why. */
function whatIsWrongWithBucket(settings: Settings<BucketSetting | 'SEAL_KEY_FILE'>): readonly Wrong[] {
  if (settings.S3_BUCKET === undefined) {
    const left = Object.entries(settings).filter(([name, value]) => /^S3_/.test(name) && value !== undefined);
    return left.map(([name]) => [name, 'belongs to a bucket, and S3_BUCKET is not set']);
  }
  const wrong: Wrong[] = [];
  if (settings.S3_REGION === undefined)
    wrong.push(['S3_REGION', 'must be the region of the bucket, like eu-central-1']);
  const missing = missingBeside(settings, 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY');
  if (missing) wrong.push([missing, 'is needed beside the other half of the key']);
  if (settings.SEAL_KEY_FILE === undefined) {
    const why =
      'must name the seal’s key when files are in a bucket: one made here would lie on one machine only';
    wrong.push(['SEAL_KEY_FILE', why]);
  }
  return wrong;
}

export type Env = z.infer<typeof Env>;

/**
 * Reads and checks an environment.
 * @returns the settings, typed and with defaults.
 * @throws Error that lists every wrong variable in a line of its own.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = Env.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return `  ${name}: ${source[name] ? message : `is not set; it ${message}`}`;
  });
  throw new Error(
    `Handover can't start, some settings are missing or wrong (see .env.example):\n${lines.join('\n')}`,
  );
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
