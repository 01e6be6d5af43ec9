import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import type { Job } from '@/lib/platform/jobs/define';
import { fileStore } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { lockUpload } from './loading';

type UploadToGiveUp = { readonly workspaceId: string; readonly uploadId: string };

/**
 * Removes an upload that was abandoned or never used: its row, then its bytes. One that has received more bytes since
 * is checked again when its new time is over; one that was used or removed needs nothing.
 */
export const giveUpUpload: Job<UploadToGiveUp> = defineJob({
  name: 'briefs.give_up_upload',
  payload: z.object({ workspaceId: z.uuid(), uploadId: z.uuid() }),
  async run({ workspaceId, uploadId }) {
    const isGivenUp = await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      // a piece that began to arrive in time may be counted at this very moment
      const upload = await lockUpload(tx, { workspaceId, id: uploadId });
      if (upload && upload.expiresAt > now()) {
        await enqueue(tx, giveUpUpload, { workspaceId, uploadId }, { runAt: upload.expiresAt });
        return false;
      }
      await tx.upload.deleteMany({ where: { workspaceId, id: uploadId } });
      return true;
    });
    if (isGivenUp) await fileStore().forget(uploadId);
  },
});
