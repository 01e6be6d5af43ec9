import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { FIRST_ID } from '@/lib/platform/ids';
import { defineJob, type Job } from '@/lib/platform/jobs/define';
import { enqueue } from '@/lib/platform/jobs/enqueue';
import { log } from '@/lib/platform/logging/log';
import { withActor } from '@/lib/platform/tenancy';
import { nextNight } from '@/lib/platform/time/nights';
import { wordsForgottenBefore } from './forgetting.rules';

/** How many lose their words in one transaction. */
const BATCH = 1_000;
/** At night in most of the world, UTC. */
const HOUR = 3;

/**
 * Takes the words out of old mails: copies of what people wrote and were told, which nobody reads any more. That there
 * was a mail, its subject and what became of it stay.
 */
export const forgetWords: Job<Record<string, never>> = defineJob({
  name: 'mail.forget_words',
  payload: z.object({}),
  async run() {
    const before = wordsForgottenBefore(now());
    let forgotten = 0;
    for (let last: string | null = FIRST_ID; last !== null; ) {
      const { count, upTo } = await forgetBatch(before, last);
      forgotten += count;
      last = upTo;
    }
    if (forgotten > 0) log.info({ forgotten }, 'the words of old mails were forgotten');
    await planForgettingWords();
  },
});

/** Plans the next time: one a night, however many workers plan it. */
export async function planForgettingWords(): Promise<void> {
  const runAt = nextNight(now(), HOUR);
  await withActor({ kind: 'mailer' }, (tx) => enqueue(tx, forgetWords, {}, { runAt, key: forgetWords.name }));
}

/** @returns how many mails after `last` lost their words, and the last of them; null when there are no more. */
async function forgetBatch(before: Date, last: string) {
  return withActor({ kind: 'mailer' }, async (tx) => {
    const mails = await tx.mail.findMany({
      where: { id: { gt: last }, createdAt: { lt: before }, state: { not: 'queued' }, NOT: { html: '' } },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    });
    const ids = mails.map(({ id }) => id);
    const { count } = await tx.mail.updateMany({ where: { id: { in: ids } }, data: { html: '', text: '' } });
    return { count, upTo: mails.length < BATCH ? null : (ids.at(-1) ?? null) };
  });
}
