import { opened } from '@/lib/platform/auth/sealed';
import { broken, type Finding, good, note } from '@/lib/platform/examining/findings';
import { withActor } from '@/lib/platform/tenancy';
import { APP_SECRETS } from './factors/taking-codes';

const AT_MOST = 50;

/**
 * Checks that the installation's secret is the one under which people's authenticator apps were set up, oldest first.
 */
export async function examineSecrets(): Promise<Finding> {
  const apps = await withActor({ kind: 'auth' }, (tx) =>
    tx.authenticator.findMany({
      where: { confirmedAt: { not: null } },
      select: { sealedSecret: true, userId: true },
      orderBy: { madeAt: 'asc' },
      take: AT_MOST,
    }),
  );
  if (apps.length === 0) return good('NEXTAUTH_SECRET is long enough. Nothing is sealed under it yet.');
  const found = apps.map(({ sealedSecret, userId }) => opened(sealedSecret, APP_SECRETS, userId));
  const shut = found.filter((each) => each === null).length;
  if (shut > 0)
    return broken(
      `Of ${apps.length} authenticator apps ${shut} can’t be read: NEXTAUTH_SECRET is not the one they were set up under.`,
      'Bring the secret of before back, as NEXTAUTH_SECRET or NEXTAUTH_SECRET_BEFORE; else those people use a recovery code.',
    );
  const old = found.filter((each) => each?.isOld).length;
  if (old > 0)
    return note(
      `NEXTAUTH_SECRET and the one before open what was sealed: ${apps.length} looked at, ${old} under the one before.`,
      'Leave NEXTAUTH_SECRET_BEFORE in: a worker seals them under the new one at 03:00 UTC.',
    );
  return good(`NEXTAUTH_SECRET opens what was sealed under it: ${apps.length} looked at, the oldest first.`);
}
