import { opened, sealed } from '@/lib/platform/auth/sealed';
import { hashRecoveryCode } from '@/lib/platform/auth/tokens';
import { type Refused, refused } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { digitsIn, intervalOf, recoveryCodeIn } from './codes.rules';
import { notifyOfFactor } from './notifying';

export const APP_SECRETS = 'authenticator';

/**
 * Accepts a typed code: from their app, or a recovery code. Each is good once; if two present the same, one gets in.
 * `tx` acts as them or as 'auth'.
 * @returns which kind it was.
 * @throws Refused (`wrong_code`) when it isn't theirs, or was used.
 */
export async function takeCode(
  tx: Tx,
  userId: string,
  typed: string,
  at: Date,
): Promise<'code' | 'recovery_code'> {
  if (digitsIn(typed) !== null) {
    await takeAppCode(tx, userId, typed, at, { isConfirmed: true });
    return 'code';
  }
  const code = recoveryCodeIn(typed);
  if (code === null) throw wrongCode();
  const used = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: hashRecoveryCode(userId, code), usedAt: null },
    data: { usedAt: at },
  });
  if (used.count === 0) throw wrongCode();
  await notifyOfFactor(tx, userId, { news: 'recovery_used', at });
  return 'recovery_code';
}

/** Accepts an app's code, confirmed or just set up. @throws Refused (`wrong_code`) */
export async function takeAppCode(
  tx: Tx,
  userId: string,
  typed: string,
  at: Date,
  { isConfirmed }: { readonly isConfirmed: boolean },
): Promise<void> {
  const app = await tx.authenticator.findFirst({
    where: { userId, confirmedAt: isConfirmed ? { not: null } : null },
  });
  const found = app && opened(app.sealedSecret, APP_SECRETS, userId);
  if (!found) throw wrongCode();
  const interval = intervalOf(found.secret, typed, at, Number(app.lastStep));
  if (interval === null) throw wrongCode();
  const taken = await tx.authenticator.updateMany({
    where: { id: app.id, lastStep: { lt: interval } },
    data: {
      lastStep: interval,
      ...(isConfirmed ? {} : { confirmedAt: at }),
      // the installation's secret was changed: sealed again on use, it stays readable when the previous one is removed
      ...(found.isOld ? { sealedSecret: sealed(found.secret, APP_SECRETS, userId) } : {}),
    },
  });
  if (taken.count === 0) throw wrongCode();
}

function wrongCode(): Refused {
  return refused(
    'wrong_code',
    'That code isn’t right, or it was used already. Wait for the next one in your app and type that.',
    'code',
  );
}
