import { z } from 'zod';
import { planSealing } from '@/lib/platform/auth/sealing-anew';
import { FIRST_ID } from '@/lib/platform/ids';
import { defineJob, type Job } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/log';
import { withActor } from '@/lib/platform/tenancy';
import { listSealed, type SealedWebhook } from './sealed';
import { secretsAnew } from './secrets';

/** Seals the secrets of webhooks anew that are sealed under the installation's secret before. */
export const sealWebhooks: Job<Record<string, never>> = defineJob({
  name: 'api.seal_webhooks',
  payload: z.object({}),
  async run() {
    const sealed = await sealWebhooksAnew();
    if (sealed > 0) log.info({ sealed }, 'secrets of webhooks were sealed under the new secret');
    await planSealingWebhooks();
  },
});

/** Plans the next night. */
export const planSealingWebhooks = (): Promise<void> => planSealing(sealWebhooks);

/** @returns how many were. */
async function sealWebhooksAnew(): Promise<number> {
  let count = 0;
  for (let batch = await listSealed(FIRST_ID); batch.length > 0; batch = await listSealed(lastOf(batch))) {
    for (const webhook of batch) count += await sealAnew(webhook);
  }
  return count;
}

function lastOf(batch: readonly SealedWebhook[]): string {
  return batch.at(-1)?.id ?? FIRST_ID;
}

async function sealAnew(webhook: SealedWebhook): Promise<number> {
  const anew = secretsAnew(webhook);
  if (anew === null) return 0;
  const { workspaceId } = webhook;
  // unless its owner has replaced them in this moment
  const { count } = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
    tx.webhook.updateMany({ where: webhook, data: anew }),
  );
  return count;
}
