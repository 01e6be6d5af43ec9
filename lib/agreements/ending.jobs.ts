import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { closeIfOver } from './ending';

/**
 * Closes an agreement whose time is over: an offer that nobody signed, a term that has run, notice that has taken
 * effect. It asks the rules anew when it runs, so one that comes too early, late or twice does no harm.
 */
export const closeAgreement = defineJob({
  name: 'agreements.close',
  payload: z.object({ workspaceId: z.uuid(), agreementId: z.uuid() }),
  async run({ workspaceId, agreementId: id }) {
    await withActor({ kind: 'workspace', workspaceId }, (tx) => closeIfOver(tx, { workspaceId, id }, now()));
  },
});
