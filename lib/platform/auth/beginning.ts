import { newId } from '@/lib/platform/ids';
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

/** Begins a session and sweeps away the person's expired ones. `tx` acts as 'auth'. */
export async function beginSession(tx: Tx, beginning: Beginning, at: Date): Promise<void> {
  const { userId, token, by, expiresAt, request } = beginning;
  await tx.session.deleteMany({ where: { userId, expiresAt: { lt: at } } });
  await tx.session.createMany({
    data: {
      id: newId(),
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
