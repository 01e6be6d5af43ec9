import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/logging/log';
import { withActor } from '@/lib/platform/tenancy';
import { nextNight } from '@/lib/platform/time/nights';
import { forgottenBefore } from './rules';

/** How many are removed in one transaction. */
const BATCH = 1_000;
/** At night in most of the world, UTC. */
const HOUR = 3;

/** Removes old webhook messages, with their attempts; what still waits to be sent stays. */
export const forgetTold: Job<Record<string, never>> = defineJob({
  name: 'api.forget_told',
  payload: z.object({}),
  async run() {
    const before = forgottenBefore(now());
    let [forgotten, batch] = [0, 0];
    do {
      batch = await forgetBatch(before);
      forgotten += batch;
    } while (batch === BATCH);
    if (forgotten > 0) log.info({ forgotten }, 'what webhooks were told long ago was forgotten');
    await planForgetting();
  },
});

/** Plans the next time: one a night, however many workers plan it. */
export async function planForgetting(): Promise<void> {
  const runAt = nextNight(now(), HOUR);
  await withActor({ kind: 'mailer' }, (tx) => enqueue(tx, forgetTold, {}, { runAt, key: 'api.forget_told' }));
}

function forgetBatch(before: Date): Promise<number> {
  return withActor({ kind: 'mailer' }, async (tx) => {
    const [row] = await tx.$queryRaw<
      { gone: bigint }[]
    >`SELECT app.forget_told(${before}, ${BATCH}::int) AS gone`;
    return Number(row?.gone ?? 0);
  });
}
