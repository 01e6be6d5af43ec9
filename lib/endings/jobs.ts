import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { againWhenSlower } from '@/lib/platform/tenancy/slower';
import { soonMail } from './emails/ending';
import { finishEnding } from './finishing';
import { loadEnding } from './loading';
import { notifyOfEnding } from './notifying';
import { decide } from './rules';

const Ending = z.object({ workspaceId: z.uuid(), engagementId: z.uuid(), endingId: z.uuid() });

/**
 * Ends an engagement once its last day is over. It asks the rules again when it runs, so running early, late or twice
 * does no harm: a cancelled end stays cancelled, and an ended engagement stays as it is.
 */
export const endWhenOver = defineJob({
  name: 'endings.end',
  payload: Ending,
  async run({ endingId, ...place }) {
    await againWhenSlower(() =>
      withActor({ kind: 'workspace', workspaceId: place.workspaceId }, async (tx) => {
        const loaded = await loadEnding(tx, place);
        const at = now();
        if (loaded?.ending?.id !== endingId || !decide(loaded.facts, 'end', 'product', at).ok) return;
        await finishEnding(tx, loaded.ending, at);
      }),
    );
  },
});

/** Reminds both of the last day, three days before it is over, unless it was cancelled or has come. */
export const remindOfLastDay = defineJob({
  name: 'endings.remind',
  payload: Ending,
  async run({ endingId, ...place }) {
    await withActor({ kind: 'workspace', workspaceId: place.workspaceId }, async (tx) => {
      const loaded = await loadEnding(tx, place);
      const at = now();
      if (loaded?.ending?.id !== endingId || loaded.facts.state !== 'handing_back') return;
      // the worker was down past the last day: only the end itself is told then
      if (loaded.ending.endsAt <= at) return;
      await notifyOfEnding(tx, loaded.ending, { kind: 'ending.soon', at, write: soonMail });
    });
  },
});
