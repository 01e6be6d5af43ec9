'use server';

import { defineAction, definePreparedAction } from '@/lib/platform/actions/pipeline';
import { cleanFileName } from '@/lib/platform/files/names';
import { type StoredFile, storeFile } from '@/lib/platform/files/storing-file';
import { withActor } from '@/lib/platform/tenancy';
import { loadHolidays } from '@/lib/platform/time/holidays';
import { dropDraft } from './drafts';
import { findPlace, openThread } from './opening';
import { reachesOther } from './other';
import { readUpTo } from './reading';
import { scheduleMessage } from './scheduling';
import { MarkRead, PostMessage } from './schema';
import { writeMessage } from './writing';

/** Writes a message, with its files, into the conversation about a brief, an agreement or an engagement. */
export const postMessage = definePreparedAction({
  name: 'threads.post',
  input: PostMessage,
  limit: 'message',
  async prepare({ files, ...about }, person) {
    await loadHolidays();
    const stored: StoredFile[] = [];
    if (files.length === 0) return stored;
    // nothing of somebody who has no part in it is put on disk
    await withActor({ kind: 'user', userId: person.userId }, (tx) => findPlace(tx, about));
    for (const file of files) stored.push(await storeFile(file, 'files'));
    return stored;
  },
  async run({ input, tx, me, now, request }, stored) {
    const { files, clientKey, quotedId, when, readUpTo: seen } = input;
    const body = input.body === '' ? files.map(({ name }) => cleanFileName(name)).join(', ') : input.body;
    const message = { authorId: me.userId, body, clientKey, quotedId, files: stored, at: now };
    const place = await openThread(tx, input, now);
    await dropDraft(tx, { ...place, userId: me.userId });
    const deliverAt = when === 'theirs' ? await reachesOther(tx, me, place, now) : null;
    if (deliverAt) {
      await scheduleMessage(tx, place, { ...message, deliverAt });
      return { threadId: place.threadId, messageId: null };
    }
    const readUpTo = seen === undefined ? null : new Date(seen);
    const { messageId } = await writeMessage(tx, input, {
      ...message,
      readUpTo,
      requestId: request.requestId,
    });
    return { threadId: place.threadId, messageId };
  },
});

/**
 * Notes how far the person has read what is said about a subject: messages, and on a brief also answers, which may come
 * before the first message. Nobody else can see it.
 */
export const markThreadRead = defineAction({
  name: 'threads.markRead',
  input: MarkRead,
  async run({ input, tx, me, now }) {
    const place = await openThread(tx, input, now);
    const seen = new Date(input.readUpTo);
    await readUpTo(tx, { ...place, userId: me.userId }, seen > now ? now : seen);
  },
});
