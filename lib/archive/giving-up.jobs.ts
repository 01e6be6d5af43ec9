import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { failArchive } from './asked';

/**
 * Lets go of an archive whose days are over: nothing names its bytes any more, and the nightly sweep takes them. One that still
 * isn't made by then, because whoever made it died each time, is said to have failed, so that another can be asked for.
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

/** @returns the key under which one such job waits for an archive. */
export function overKey(id: string): string {
  return `archive:${id}:over`;
}
