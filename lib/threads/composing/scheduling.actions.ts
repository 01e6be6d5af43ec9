'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { sha256 } from '@/lib/platform/record/canonical';
import { changedMeanwhile } from '@/lib/platform/result';
import { giveBack } from '@/lib/uploads/taking';
import { EditScheduled, Scheduled } from '../schema';
import { cancel, deliver, lockScheduled } from './delivering';
import { putBack } from './drafts';
import { textForFiles } from './posted-before.rules';

/**
 * Its author edits it while it waits. Nobody has read the earlier words: only their hash is kept, so that where it was
 * written it may be posted again.
 */
export const editScheduled = defineAction({
  name: 'threads.editScheduled',
  input: EditScheduled,
  once: DONE_AS_BEFORE,
  async run({ input, tx }) {
    const { workspaceId, id, body, firstSha256 } = await lockScheduled(tx, input);
    if (input.body === body) return;
    const edited = await tx.scheduledMessage.updateMany({
      where: { workspaceId, id, version: input.version },
      data: { body: input.body, firstSha256: firstSha256 ?? sha256(body), version: { increment: 1 } },
    });
    if (edited.count === 0) throw changedMeanwhile('message');
  },
});

/** Sends it now after all. */
export const sendScheduledNow = defineAction({
  name: 'threads.sendScheduledNow',
  input: Scheduled,
  limit: 'message',
  once: DONE_AS_BEFORE,
  async run({ input, tx, now }) {
    await deliver(tx, await lockScheduled(tx, input), now);
  },
});

/** It isn't sent. Its words and files go back to the composer, after what is there. */
export const cancelScheduled = defineAction({
  name: 'threads.cancelScheduled',
  input: Scheduled,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, now }) {
    const message = await lockScheduled(tx, input);
    const { workspaceId, engagementId, threadId, body, quotedId, files } = message;
    const place = { workspaceId, engagementId, threadId };
    const fileIds = files.map(({ fileId }) => fileId);
    const names = await giveBack(tx, place, fileIds, { userId: me.userId, at: now });
    await cancel(tx, message, now);
    if (names.length > 0 && body === textForFiles(names)) return;
    await putBack(tx, { ...place, userId: me.userId }, { body, quotedId, at: now });
  },
});
