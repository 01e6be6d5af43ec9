import { defineSealing, planSealing } from '@/lib/platform/auth/sealing-anew';
import { SEALED_WEBHOOKS } from './sealed';

/** Seals the secrets of webhooks anew that are sealed under the installation's secret before. */
export const sealWebhooks = defineSealing('api.seal_webhooks', SEALED_WEBHOOKS);

/** Plans the next night. */
export const planSealingWebhooks = (): Promise<void> => planSealing(sealWebhooks);
