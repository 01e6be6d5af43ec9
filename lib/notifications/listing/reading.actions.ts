'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { ReadAbout, ReadAll } from '../schema';
import { seenOn } from './seen';

/**
 * Records that a person has seen a thing's page: everything they were told about it until then is read. Nobody else can
 * see it. Row level security limits it to their own.
 */
export const markReadAbout = defineAction({
  name: 'notifications.markReadAbout',
  input: ReadAbout,
  async run({ input: { upTo, ...about }, tx, me, now }) {
    const read = await tx.$executeRaw`
      UPDATE notifications SET read_at = ${now}
      WHERE recipient_id = ${me.userId}::uuid AND ${seenOn(about)} AND read_at IS NULL AND created_at <= ${upTo}`;
    return { read };
  },
});

/** Records that a person has read the list of a side, or of one business in it, as it was when they looked at it. */
export const markAllRead = defineAction({
  name: 'notifications.markAllRead',
  input: ReadAll,
  async run({ input: { side, workspaceId, upTo }, tx, me, now }) {
    const where = { side, recipientId: me.userId, readAt: null, createdAt: { lte: upTo } };
    const read = await tx.notification.updateMany({
      where: workspaceId ? { ...where, workspaceId } : where,
      data: { readAt: now },
    });
    return { read: read.count };
  },
});
