import { z } from 'zod';

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
    NEXTAUTH_URL: z.url({
      protocol: /^https?$/,
      error: 'must be the address that people open, like https://handover.example',
    }),
    NEXTAUTH_SECRET: z.string({ error: LONG_SECRET }).min(32, LONG_SECRET),
    STORAGE_DIR: z.string().min(1).default('.handover/files'),
    RESEND_API_KEY: optional,
    RESEND_BASE_URL: optional,
    RESEND_WEBHOOK_SECRET: optional,
    MAIL_FROM: z.string().default('Handover <handover@localhost>'),
    HANDOVER_DEMO: optional,
    /** Where the local mailbox shows the mails of a demo. */
    HANDOVER_MAILBOX_URL: optional,
    /** Reverse proxies in front of this server that append to X-Forwarded-For; 0: believe no such header. */
    TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(9).default(0),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    STRIPE_SECRET_KEY: optional,
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
    if (env.SEAL_KEY_PASSWORD !== undefined && env.SEAL_KEY_FILE === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['SEAL_KEY_PASSWORD'],
        message: 'opens the key in SEAL_KEY_FILE, which is not set',
      });
    }
  });

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
