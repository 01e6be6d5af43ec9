import { z } from 'zod';
import { halfFromRequest } from '@/lib/platform/auth/halves';
import { opened } from '@/lib/platform/auth/sealed';
import { now } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import { findFactorChange } from './changes';
import { appAddress } from './codes.rules';
import { FACTOR_CHANGES, type FactorChange } from './emails/factor';
import { APP_SECRETS } from './taking-codes';

const News = z.enum(FACTOR_CHANGES);

/** The ways to prove who one is besides the mailed link. */
export type Proofs = {
  readonly hasApp: boolean;
  readonly hasPasskey: boolean;
  readonly hasRecoveryCodes: boolean;
};

export type ListedPasskey = {
  readonly id: string;
  readonly name: string;
  readonly addedAt: Date;
  readonly lastUsedAt: Date | null;
};

export type Factors = {
  readonly app:
    | { readonly state: 'off' }
    /** the secret is shown while the app is being set up, and never again */
    | { readonly state: 'pending'; readonly secret: string; readonly address: string }
    | { readonly state: 'on'; readonly since: Date };
  readonly passkeys: readonly ListedPasskey[];
  readonly recoveryCodesLeft: number;
};

/** @returns what a person has set up, for their settings. */
export async function getFactors({
  userId,
  email,
}: {
  readonly userId: string;
  readonly email: string;
}): Promise<Factors> {
  return withActor({ kind: 'user', userId }, async (tx) => {
    const app = await tx.authenticator.findUnique({ where: { userId } });
    return {
      app: appOf(app, userId, email),
      passkeys: await tx.passkey.findMany({
        where: { userId },
        select: { id: true, name: true, addedAt: true, lastUsedAt: true },
        orderBy: { addedAt: 'asc' },
      }),
      recoveryCodesLeft: await tx.recoveryCode.count({ where: { userId, usedAt: null } }),
    };
  });
}

type AppRow = { readonly sealedSecret: string; readonly confirmedAt: Date | null } | null;

function appOf(app: AppRow, userId: string, email: string): Factors['app'] {
  if (app === null) return { state: 'off' };
  if (app.confirmedAt !== null) return { state: 'on', since: app.confirmedAt };
  const found = opened(app.sealedSecret, APP_SECRETS, userId);
  // sealed under a secret that is gone: it has to be set up again
  if (!found) return { state: 'off' };
  return { state: 'pending', secret: found.secret, address: appAddress(found.secret, email) };
}

/** @returns how a signed-in person can prove again who they are. */
export async function getProofs(userId: string): Promise<Proofs> {
  return proofsOf({ kind: 'user', userId }, userId);
}

/** @returns whose second step is ahead in this browser, and how it can be taken; null if nobody's is. */
export async function getSecondStep(): Promise<(Proofs & { readonly email: string }) | null> {
  const half = await halfFromRequest();
  return half && { ...(await proofsOf({ kind: 'auth' }, half.userId)), email: half.email };
}

async function proofsOf(actor: Parameters<typeof withActor>[0], userId: string): Promise<Proofs> {
  return withActor(actor, async (tx) => ({
    hasApp: (await tx.authenticator.count({ where: { userId, confirmedAt: { not: null } } })) > 0,
    hasPasskey: (await tx.passkey.count({ where: { userId } })) > 0,
    hasRecoveryCodes: (await tx.recoveryCode.count({ where: { userId, usedAt: null } })) > 0,
  }));
}

/** @returns the change that a mailed link reverts; null when it isn't good. Doesn't use it up. */
export function getFactorChange(token: string): Promise<{ news: FactorChange; at: Date } | null> {
  return withActor({ kind: 'auth' }, async (tx) => {
    const change = await findFactorChange(tx, token, now());
    return change && { news: News.parse(change.news), at: change.changedAt };
  });
}
