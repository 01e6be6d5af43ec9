import { countSeals } from '@/lib/platform/auth/sealing-anew';
import type { Finding } from '@/lib/platform/examining/findings';
import { findingOnSecrets } from '@/lib/platform/examining/secrets';
import { SEALED_WEBHOOKS } from './webhooks/sealed';

/** Whether the installation's secret is the one under which the secrets of webhooks are sealed. Where there are none, nothing is said. */
export async function examineWebhookSecrets(): Promise<readonly Finding[]> {
  const counts = await countSeals(SEALED_WEBHOOKS);
  if (counts.all === 0) return [];
  return [
    findingOnSecrets(counts, {
      many: 'webhooks',
      failing: 'can’t sign what they send',
      otherwise: 'their owners make a new secret for each',
    }),
  ];
}
