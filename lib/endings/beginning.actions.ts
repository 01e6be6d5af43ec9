'use server';

import { isDeepStrictEqual } from 'node:util';
import { requireAdjustment, requireKind } from '@/lib/evaluations/using-adjustments';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { demand, requireSame } from '@/lib/platform/result';
import { dateOf } from '@/lib/platform/time/date-columns';
import { beginEnding as begin } from './beginning';
import { loadEndingFor } from './loading';
import { decide, decideLastDay } from './rules';
import { BeginEnding } from './schema';

/**
 * One side ends the work when no agreement binds them; both then have a list of what is to be handed back, and a last
 * day.
 */
export const beginEnding = defineAction({
  name: 'endings.begin',
  input: BeginEnding,
  async run({ input, tx, me, now, request }) {
    const { workspaceId, engagementId, id, reason, adjustmentId } = input;
    const { facts, role, party, zone, slug, ending } = await loadEndingFor(tx, me, input);
    // the same form posted twice
    if (ending?.id === id) {
      const submitted = {
        reason,
        adjustmentId: adjustmentId || null,
        lastDay: input.lastDay,
        byId: me.userId,
      };
      const { begunById: byId, lastDay } = ending;
      const recorded = {
        reason: ending.reason,
        adjustmentId: ending.adjustmentId,
        lastDay: dateOf(lastDay),
        byId,
      };
      requireSame(isDeepStrictEqual(recorded, submitted));
    } else {
      demand(decide(facts, 'begin', role, now));
      const lastDay = demand(decideLastDay(input.lastDay, now, zone));
      if (adjustmentId) {
        requireKind(await requireAdjustment(tx, { workspaceId, engagementId, id: adjustmentId }), ['end']);
      }
      await begin(tx, input, {
        id,
        cause: 'said',
        by: { userId: me.userId, party },
        reason,
        lastDay,
        zone,
        at: now,
        ...(adjustmentId ? { adjustmentId } : {}),
        requestId: request.requestId,
      });
    }
    return { role, workspaceId, engagementId, slug };
  },
  leadsTo: ({ role, workspaceId, engagementId, slug }) =>
    role === 'assistant' ? addresses.inboxEnding(workspaceId) : addresses.ending(slug, engagementId),
});
