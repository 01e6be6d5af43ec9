'use server';

import { requireAdjustment, requireKind } from '@/lib/evaluations/using-adjustments';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses';
import { demand } from '@/lib/platform/result';
import { beginEnding as begin } from './beginning';
import { loadEndingFor } from './loading';
import { decide, decideLastDay } from './rules';
import { BeginEnding } from './schema';

/** One side ends the work, where no agreement binds; both then have a list of what is to be handed back, and a last day. */
export const beginEnding = defineAction({
  name: 'endings.begin',
  input: BeginEnding,
  async run({ input, tx, me, now, request }) {
    const { workspaceId, engagementId, id, reason, adjustmentId } = input;
    const { facts, role, party, zone, slug, ending } = await loadEndingFor(tx, me, input);
    // the same form posted twice
    if (ending?.id !== id) {
      demand(decide(facts, 'begin', role, now));
      const lastDay = demand(decideLastDay(input.lastDay, now, zone));
      if (adjustmentId) {
        requireKind(await requireAdjustment(tx, { workspaceId, engagementId, id: adjustmentId }), ['end']);
      }
      await begin(tx, input, {
        ...{ id, cause: 'said', by: { userId: me.userId, party }, reason, lastDay, zone, at: now },
        ...(adjustmentId ? { adjustmentId } : {}),
        requestId: request.requestId,
      });
    }
    return { role, workspaceId, engagementId, slug };
  },
  leadsTo: ({ role, workspaceId, engagementId, slug }) =>
    role === 'assistant' ? addresses.inboxEnding(workspaceId) : addresses.ending(slug, engagementId),
});
