'use server';

import { defineAction, definePreparedAction } from '@/lib/platform/actions/pipeline';
import { loadHolidays } from '@/lib/platform/time/holidays';
import { endUploads } from '@/lib/uploads/taking';
import { openThread } from '../opening';
import { noteReadUpTo } from '../reading';
import { MarkRead, PostMessage } from '../schema';
import { reachesOther } from '../side-clock';
import { writeMessage } from '../writing';
import { dropDraft } from './drafts';
import { textForFiles } from './posted-before.rules';
import { findPosted, storeMessageFiles } from './posting';
import { scheduleMessage } from './scheduling';

/** Writes a message, with its files, into the conversation about a brief, an agreement or an engagement. */
export const postMessage = definePreparedAction({
  name: 'threads.post',
  input: PostMessage,
  limit: 'message',
  async prepare(message, person) {
    await loadHolidays();
    return storeMessageFiles(person.userId, message);
  },
  async run({ input, tx, me, now, request }, files) {
    const { clientKey, draftKey, quotedId, when, uploads, readUpTo: seen } = input;
    const body = input.body || textForFiles(files.map(({ stored }) => stored.name));
    const message = { authorId: me.userId, body, clientKey, quotedId, files, at: now };
    const place = await openThread(tx, input, now);
    const { threadId } = place;
    const sent = { stored: files, count: input.files.length + uploads.length };
    const findBefore = () => findPosted(tx, place, { ...message, body: input.body, files: sent });
    const posted = await findBefore();
    if (posted) return { threadId, ...posted };
    await dropDraft(tx, { ...place, userId: me.userId }, { clientKey, draftKey });
    const use = () => endUploads(tx, { workspaceId: place.workspaceId, into: 'message' }, uploads);
    const deliverAt = when === 'theirs' ? await reachesOther(tx, me, place, now) : null;
    if (deliverAt) {
      const isKept = await scheduleMessage(tx, place, { ...message, deliverAt });
      await (isKept ? use() : findBefore());
      return { threadId, messageId: null };
    }
    const readUpTo = seen === undefined ? null : new Date(seen);
    const { messageId, isNew } = await writeMessage(tx, input, {
      ...message,
      readUpTo,
      requestId: request.requestId,
    });
    // of two posted at the same moment, the other was first
    await (isNew ? use() : findBefore());
    return { threadId, messageId };
  },
});

/**
 * Records how far the person has read the conversation about a subject: messages, and on a brief also answers, which
 * may come before the first message. Nobody else can see it.
 */
export const markThreadRead = defineAction({
  name: 'threads.markRead',
  input: MarkRead,
  async run({ input, tx, me, now }) {
    const place = await openThread(tx, input, now);
    const seen = new Date(input.readUpTo);
    await noteReadUpTo(tx, { ...place, userId: me.userId }, seen > now ? now : seen);
  },
});
