import { newId } from '@/lib/platform/ids';
import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import type { FirstStep, HowProven } from './how-proven';
import type { RequestFacts } from './signed-in';
import { hashHalfToken, hashSessionToken } from './tokens';

/** As long as a sign-in link; after that, one begins again. */
const HALF_MINUTES = 15;

type Beginning = {
  readonly userId: string;
  /** what the browser will show */
  readonly token: string;
  readonly by: HowProven;
  readonly expiresAt: Date;
  readonly request: RequestFacts;
};

/** Begins a session and sweeps away the person's expired ones. `tx` acts as 'auth'. @returns its id */
export async function beginSession(tx: Tx, beginning: Beginning, at: Date): Promise<string> {
  const { userId, token, by, expiresAt, request } = beginning;
  const id = newId();
  await tx.session.deleteMany({ where: { userId, expiresAt: { lt: at } } });
  await tx.session.createMany({
    data: {
      id,
      userId,
      tokenHash: hashSessionToken(token),
      expiresAt,
      authenticatedAt: at,
      authenticatedBy: by,
      createdAt: at,
      userAgent: request.userAgent,
      ip: request.ip,
    },
  });
  return id;
}

/**
 * Gives a session another token: the one before was lost with an answer, and is no longer good. `tx` acts as 'auth'.
 * @param proven when its person has just shown a second step anew
 * @throws Refused (`not_found`) when it has ended meanwhile
 */
export async function reopenSession(
  tx: Tx,
  { id, token }: { readonly id: string; readonly token: string },
  proven?: { readonly by: HowProven; readonly at: Date },
): Promise<void> {
  const anew = proven && { authenticatedAt: proven.at, authenticatedBy: proven.by };
  const data = { tokenHash: hashSessionToken(token), ...anew };
  const reopened = await tx.session.updateMany({ where: { id }, data });
  if (reopened.count === 0) throw notFound('session');
}

/** Records that somebody passed the first step and still has the second ahead. `tx` acts as 'auth'. */
export async function beginHalf(
  tx: Tx,
  { userId, token, by }: Pick<Beginning, 'userId' | 'token'> & { readonly by: FirstStep },
  at: Date,
): Promise<void> {
  await tx.halfSignIn.deleteMany({ where: { userId, expiresAt: { lt: at } } });
  const expiresAt = new Date(at.getTime() + HALF_MINUTES * 60_000);
  await tx.halfSignIn.createMany({
    data: { id: newId(), userId, tokenHash: hashHalfToken(token), expiresAt, createdAt: at, firstStep: by },
  });
}

/** @returns whether a person has set up a second step. `tx` acts as them or as 'auth'. */
export async function hasSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  const apps = await tx.authenticator.count({ where: { userId, confirmedAt: { not: null } } });
  return apps > 0 || (await tx.passkey.count({ where: { userId } })) > 0;
}
