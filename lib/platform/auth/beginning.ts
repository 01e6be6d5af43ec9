import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import type { FirstStep, HowProven } from './how-proven';
import type { RequestFacts } from './signed-in';
import { hashHalfToken, hashSessionToken } from './tokens';

/** As long as a sign-in link: whoever comes back later begins anew. */
const HALF_MINUTES = 15;

type Beginning = {
  readonly userId: string;
  /** what the browser will show */
  readonly token: string;
  readonly by: HowProven;
  readonly expiresAt: Date;
  readonly request: RequestFacts;
};

/** Begins a session; those of the person that have expired are swept away on the way. `tx` acts as 'auth'. */
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

/** Notes that somebody's first step was good and that the second step is still ahead of them. `tx` acts as 'auth'. */
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

/** @returns whether a person has set up something that they are asked for besides the first step. `tx` acts as them or 'auth'. */
export async function hasSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  const apps = await tx.authenticator.count({ where: { userId, confirmedAt: { not: null } } });
  return apps > 0 || (await tx.passkey.count({ where: { userId } })) > 0;
}
