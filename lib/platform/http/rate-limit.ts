import type { Pool, QueryConfig } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { openPool } from '@/lib/platform/db/pool';
import { env } from '@/lib/platform/env/env';
import { log } from '@/lib/platform/logging/log';
import { Refused } from '@/lib/platform/result';
import { counted } from '@/lib/platform/text/counted';

/** Points per seconds. Kept in PostgreSQL, so they hold across all instances. */
const LIMITS = {
  signInPerAddress: { points: 5, duration: 15 * 60 },
  signInPerIp: { points: 30, duration: 15 * 60 },
  signInFromAnywhere: { points: 300, duration: 15 * 60 },
  // six digits have a million values, two or three of which are good at any moment. Typed at a sign-in and typed by
  // somebody who is signed in are counted apart, and what can't be guessed isn't counted here (adr/0210)
  secondStep: { points: 8, duration: 60 * 60 },
  proof: { points: 8, duration: 60 * 60 },
  halfSignIn: { points: 60, duration: 60 },
  changeAddress: { points: 5, duration: 60 * 60 },
  policyReport: { points: 60, duration: 60 },
  write: { points: 240, duration: 60 },
  message: { points: 60, duration: 60 },
  invite: { points: 40, duration: 24 * 60 * 60 },
  verify: { points: 60, duration: 60 },
  verifyFromAnywhere: { points: 600, duration: 60 },
  calendar: { points: 60, duration: 60 * 60 },
  calendarFromAnywhere: { points: 600, duration: 60 * 60 },
  copies: { points: 40, duration: 24 * 60 * 60 },
  upload: { points: 120, duration: 60 * 60 },
  // a long one holds its server for a second or two
  statementPdf: { points: 20, duration: 60 },
  // typing into the palette, scrolling through a long list
  look: { points: 300, duration: 60 },
  preview: { points: 180, duration: 60 },
  // twenty pages that can't listen, and ask every 20 seconds, need 60
  hear: { points: 240, duration: 60 },
  // a tool that looks at everything once a minute stays far below
  api: { points: 300, duration: 60 },
  apiFromAnywhere: { points: 1_200, duration: 60 },
  uploadPiece: { points: 3_000, duration: 60 * 60 },
} as const;

export type LimitName = keyof typeof LIMITS;

declare global {
  var handoverLimiters: Map<LimitName, RateLimiterPostgres> | undefined;
  var handoverLimiterPool: Pool | undefined;
}

function pool(): Pool {
  if (globalThis.handoverLimiterPool) return globalThis.handoverLimiterPool;
  const made = openPool({ connectionString: env().DATABASE_APP_URL, max: 2 });
  // the pool replaces an idle connection that breaks; without a listener its error would end the process
  made.on('error', (err) => log.warn({ err }, 'the limits lost a connection'));
  globalThis.handoverLimiterPool = made;
  return made;
}

function limiter(name: LimitName): RateLimiterPostgres {
  globalThis.handoverLimiters ??= new Map();
  const known = globalThis.handoverLimiters.get(name);
  if (known) return known;
  const made = new RateLimiterPostgres({
    storeClient: storeOf(pool()),
    storeType: 'pool',
    tableName: 'rate_limits',
    keyPrefix: name,
    tableCreated: true,
    clearExpiredByTimeout: false,
    ...LIMITS[name],
  });
  globalThis.handoverLimiters.set(name, made);
  return made;
}

/** The library names its statements; a pooler in transaction mode may not carry names. */
function storeOf(pool: Pool): object {
  if (env().DATABASE_STATEMENTS === 'named') return pool;
  return { query: ({ text, values }: QueryConfig) => pool.query(text, values) };
}

/** Takes one point. @throws Refused (`too_many`) saying when to try again, in minutes. */
export async function takeFrom(name: LimitName, key: string): Promise<void> {
  const waitMs = await take(name, key);
  if (waitMs === null) return;
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  throw new Refused({
    code: 'too_many',
    message: `That was too much in a short time. Try again in ${counted(minutes, 'minute')}.`,
    waitSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
  });
}

/** Gives back the points somebody has used, now that they have proved who they are. */
export async function giveBack(name: LimitName, key: string): Promise<void> {
  await limiter(name).delete(key);
}

/** Takes one point, for an endpoint that only reads. @returns the response for callers who ask too often, or null. */
export async function tooOften(name: LimitName, key: string): Promise<Response | null> {
  const waitMs = await take(name, key);
  if (waitMs === null) return null;
  return tooMany(Math.ceil(waitMs / 1_000));
}

/** @returns the 429 response, with the seconds after which to ask again. */
export function tooMany(waitSeconds: number): Response {
  const headers = { 'retry-after': String(waitSeconds), 'cache-control': 'no-store' };
  return new Response(null, { status: 429, headers });
}

/** Somebody's limit after this request. */
export type Allowance = {
  readonly isUsedUp: boolean;
  readonly points: number;
  readonly windowSeconds: number;
  readonly left: number;
  /** until all points are back */
  readonly resetSeconds: number;
};

/** Takes one point. @returns what is left, for callers who are told with each response. */
export async function spend(name: LimitName, key: string): Promise<Allowance> {
  const { points, duration: windowSeconds } = LIMITS[name];
  const allowed = (isUsedUp: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes) => ({
    isUsedUp,
    points,
    windowSeconds,
    left: Math.max(0, remainingPoints),
    resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
  });
  try {
    return allowed(false, await limiter(name).consume(key));
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    return allowed(true, reason);
  }
}

/** @returns null, or how many milliseconds until a point is free again. */
async function take(name: LimitName, key: string): Promise<number | null> {
  try {
    await limiter(name).consume(key);
    return null;
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    return reason.msBeforeNext;
  }
}

/** Removes expired counts; every worker does so now and then. @returns how many there were. */
export async function forgetExpiredCounts(at: Date): Promise<number> {
  const { rowCount } = await pool().query('DELETE FROM rate_limits WHERE expire < $1', [at.getTime()]);
  return rowCount ?? 0;
}

/** Closes the limiter's connections, for a graceful shutdown. */
export async function closeRateLimits(): Promise<void> {
  await globalThis.handoverLimiterPool?.end();
  globalThis.handoverLimiterPool = undefined;
  globalThis.handoverLimiters = undefined;
}
