import { type ActorAccess, withActor } from '@/lib/platform/tenancy';
import { type Cursor, RESUMES_FOR_MS } from './rules';

/** What somebody may hear, and what they have missed. */
export type Resumed = {
  readonly me: ActorAccess;
  /** the transaction to ask from next time, if they stop listening now */
  readonly askFrom: number;
  /** whether something they may see has changed since; `unknown` if that is longer ago than the log goes back */
  readonly missed: 'nothing' | 'something' | 'unknown';
};

/** Who listens, and in which session. */
export type Hearer = { readonly userId: string; readonly sessionId: string };

/**
 * Looks in the log of hints for what somebody hasn't heard. Call it once the hub listens for them: what commits from
 * then on they hear, and what committed before is in the log.
 * @param after where they stopped hearing; null when they begin
 * @returns null when their session is over
 */
export async function resume(
  { userId, sessionId }: Hearer,
  after: Cursor | null,
  now: Date,
): Promise<Resumed | null> {
  return withActor({ kind: 'user', userId }, async (tx, me) => {
    const [row] = await tx.$queryRaw<{ askFrom: bigint; hasMissed: boolean; isSignedIn: boolean }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "askFrom",
        EXISTS (SELECT 1 FROM live_hints h WHERE h.written_in >= ${after?.askFrom ?? null}::bigint) AS "hasMissed",
        EXISTS (SELECT 1 FROM sessions s WHERE s.id = ${sessionId}::uuid AND s.expires_at > ${now}) AS "isSignedIn"`;
    if (!row?.isSignedIn) return null;
    const askFrom = Number(row.askFrom);
    // another cluster counts its own transactions, as after a restore
    const isTooOld = after !== null && (now.getTime() - after.at > RESUMES_FOR_MS || after.askFrom > askFrom);
    if (isTooOld) return { me, askFrom, missed: 'unknown' };
    return { me, askFrom, missed: row.hasMissed ? 'something' : 'nothing' };
  });
}

/** Removes hints that nobody resumes from any more; every worker does so now and then. @returns how many there were. */
export async function forgetOldHints(now: Date): Promise<number> {
  const before = new Date(now.getTime() - 2 * RESUMES_FOR_MS);
  return withActor({ kind: 'auth' }, async (tx) => {
    const [row] = await tx.$queryRaw<{ gone: bigint }[]>`SELECT app.forget_hints(${before}) AS gone`;
    return Number(row?.gone ?? 0);
  });
}
