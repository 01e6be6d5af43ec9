import { sealAgeOf, sealedAnew } from '@/lib/platform/auth/sealed';
import type { SealedSecrets } from '@/lib/platform/auth/sealing-anew';
import { withActor } from '@/lib/platform/tenancy';
import { APP_SECRETS } from './taking-codes';

/** So many are looked at in one transaction. */
const BATCH = 200;

type SealedApp = {
  readonly id: string;
  readonly userId: string;
  readonly sealedSecret: string;
  readonly confirmedAt: Date | null;
};

/** The secrets of everybody's authenticator apps. */
export const SEALED_APPS: SealedSecrets<SealedApp> = {
  name: 'secrets of authenticator apps',
  listAfter: listSealed,
  ageOf: ({ sealedSecret, userId, confirmedAt }) =>
    confirmedAt === null ? null : sealAgeOf(sealedSecret, APP_SECRETS, userId),
  sealAnew,
};

function listSealed(after: string): Promise<readonly SealedApp[]> {
  return withActor({ kind: 'auth' }, (tx) =>
    tx.authenticator.findMany({
      where: { id: { gt: after } },
      select: { id: true, userId: true, sealedSecret: true, confirmedAt: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    }),
  );
}

async function sealAnew({ id, userId, sealedSecret }: SealedApp): Promise<boolean> {
  const anew = sealedAnew(sealedSecret, APP_SECRETS, userId);
  if (anew === null) return false;
  // unless a code has done it in this moment
  const { count } = await withActor({ kind: 'auth' }, (tx) =>
    tx.authenticator.updateMany({ where: { id, sealedSecret }, data: { sealedSecret: anew } }),
  );
  return count > 0;
}
