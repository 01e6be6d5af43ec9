import { countSeals } from '@/lib/platform/auth/sealing-anew';
import { type Finding, good } from '@/lib/platform/examining/findings';
import { findingOnSecrets } from '@/lib/platform/examining/secrets';
import { SEALED_APPS } from './factors/sealed';

/** Checks that the installation's secret is the one under which people's authenticator apps were set up. */
export async function examineSecrets(): Promise<Finding> {
  const counts = await countSeals(SEALED_APPS);
  if (counts.all === 0)
    return good('NEXTAUTH_SECRET is long enough. No authenticator app is sealed under it yet.');
  return findingOnSecrets(counts, {
    many: 'authenticator apps',
    failing: 'can’t be read',
    otherwise: 'those people use a recovery code',
  });
}
