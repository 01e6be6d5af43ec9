import { broken, type Finding, good, note } from '@/lib/platform/examining/findings';
import { FIRST_ID } from '@/lib/platform/ids';
import { listSealed } from './webhooks/sealed';
import { ageOf } from './webhooks/secrets';

/** Whether the installation's secret is the one under which the secrets of webhooks are sealed. Where there are none, nothing is said. */
export async function examineWebhookSecrets(): Promise<readonly Finding[]> {
  const ages = (await listSealed(FIRST_ID)).map(ageOf);
  if (ages.length === 0) return [];
  const shut = ages.filter((age) => age === 'shut').length;
  if (shut > 0)
    return [
      broken(
        `Of ${ages.length} webhooks ${shut} can’t sign what they send: NEXTAUTH_SECRET is not the one they were made under.`,
        'Bring the secret of before back, as NEXTAUTH_SECRET or NEXTAUTH_SECRET_BEFORE; else their owners make a new secret for each.',
      ),
    ];
  const old = ages.filter((age) => age === 'old').length;
  if (old > 0)
    return [
      note(
        `Of ${ages.length} webhooks ${old} sign by a secret that is sealed under NEXTAUTH_SECRET_BEFORE.`,
        'Leave that in: a worker seals them under the new one at 03:00 UTC.',
      ),
    ];
  return [good(`NEXTAUTH_SECRET opens the secrets of webhooks: ${ages.length} looked at.`)];
}
