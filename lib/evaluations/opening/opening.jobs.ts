import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import { type EngagementRef, type Tx, withActor } from '@/lib/platform/tenancy';
import { nextEvaluation } from '../cadence/cadence.rules';
import { readCadence } from '../cadence/cadences';
import { openEvaluation } from './opening';

/** Opens the evaluation that an engagement's cadence names, once it is time, and plans the next. */
export const openWhenDue = defineJob({
  name: 'evaluations.open',
  payload: z.object({ workspaceId: z.uuid(), engagementId: z.uuid() }),
  async run(place) {
    await withActor({ kind: 'workspace', workspaceId: place.workspaceId }, async (tx) => {
      const at = now();
      const cadence = await readCadence(tx, place);
      const next = cadence && !cadence.hasOpen ? nextEvaluation(cadence, at) : null;
      if (!cadence || !next) return;
      const { countedFrom, opensAt } = next;
      if (opensAt > at) await waitUntil(tx, place, opensAt);
      else await openEvaluation(tx, place, cadence, { at, countedFrom, planned: next, by: null });
    });
  },
});

/**
 * Plans the opening of the next evaluation by the agreement in force: called whenever that may have changed. One job
 * waits for each engagement; one that finds nothing to open does nothing.
 */
export async function planNextEvaluation(tx: Tx, place: EngagementRef): Promise<void> {
  const cadence = await readCadence(tx, place);
  const next = cadence && !cadence.hasOpen ? nextEvaluation(cadence, now()) : null;
  if (next) await waitUntil(tx, place, next.opensAt);
}

async function waitUntil(tx: Tx, { workspaceId, engagementId }: EngagementRef, at: Date): Promise<void> {
  const job = { runAt: at, key: `${openWhenDue.name}:${engagementId}` };
  await enqueue(tx, openWhenDue, { workspaceId, engagementId }, job);
}
