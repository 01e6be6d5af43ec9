import { z } from 'zod';
import { sealedAnew } from '@/lib/platform/auth/sealed';
import { planSealing } from '@/lib/platform/auth/sealing-anew';
import { FIRST_ID } from '@/lib/platform/ids';
import { defineJob, type Job } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/log';
import { withActor } from '@/lib/platform/tenancy';
import { APP_SECRETS } from './taking-codes';

/** So many are looked at in one transaction. */
const BATCH = 200;

/** Seals the secrets of authenticator apps anew that are sealed under the installation's secret before. */
export const sealApps: Job<Record<string, never>> = defineJob({
  name: 'people.seal_apps',
  payload: z.object({}),
  async run() {
    const sealed = await sealAppsAnew();
    if (sealed > 0) log.info({ sealed }, 'secrets of authenticator apps were sealed under the new secret');
    await planSealingApps();
  },
});

/** Plans the next night. */
export const planSealingApps = (): Promise<void> => planSealing(sealApps);

/** @returns how many were. */
async function sealAppsAnew(): Promise<number> {
  let [after, count] = [FIRST_ID, 0];
  for (;;) {
    const done = await sealBatch(after);
    count += done.count;
    if (done.last === null) return count;
    after = done.last;
  }
}

/** @returns how many were sealed anew, and the last that was looked at; null when there are no more. */
function sealBatch(after: string) {
  return withActor({ kind: 'auth' }, async (tx) => {
    const apps = await tx.authenticator.findMany({
      where: { id: { gt: after } },
      select: { id: true, userId: true, sealedSecret: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    });
    let count = 0;
    for (const { id, userId, sealedSecret } of apps) {
      const anew = sealedAnew(sealedSecret, APP_SECRETS, userId);
      if (anew === null) continue;
      // unless a code has done it in this moment
      const written = await tx.authenticator.updateMany({
        where: { id, sealedSecret },
        data: { sealedSecret: anew },
      });
      count += written.count;
    }
    return { count, last: apps.at(-1)?.id ?? null };
  });
}
