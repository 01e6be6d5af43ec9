import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';

/** Lets go of an archive whose days are over: nothing names its bytes any more, and the nightly sweep takes them. */
export const giveUpArchive = defineJob({
  name: 'archive.give_up',
  payload: z.object({ workspaceId: z.uuid(), id: z.uuid() }),
  async run({ workspaceId, id }) {
    await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.askedArchive.updateMany({
        where: { workspaceId, id, keptUntil: { lte: now() }, removedAt: null },
        data: { removedAt: now() },
      }),
    );
  },
});
