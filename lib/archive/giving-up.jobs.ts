import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { failArchive } from './requested-archive';

/**
 * Drops an expired archive: nothing names its bytes any more, and the nightly sweep removes them. One that still isn't
 * made by then, because its worker died each time, counts as failed, so that another can be requested.
 */
export const giveUpArchive = defineJob({
  name: 'archive.give_up',
  payload: z.object({ workspaceId: z.uuid(), id: z.uuid() }),
  async run({ workspaceId, id }) {
    await failArchive({ workspaceId, id }, 'failed');
    await withActor({ kind: 'workspace', workspaceId }, (tx) =>
      tx.askedArchive.updateMany({
        where: { workspaceId, id, keptUntil: { lte: now() }, removedAt: null },
        data: { removedAt: now() },
      }),
    );
  },
});

/** @returns the key of such a job for an archive. */
export function overKey(id: string): string {
  return `archive:${id}:over`;
}
