'use server';

import { defineAction, definePreparedAction } from '@/lib/platform/actions/pipeline';
import { cleanFileName } from '@/lib/platform/files/names';
import { type StoredFile, storeFile } from '@/lib/platform/files/storing-file';
import { withActor } from '@/lib/platform/tenancy';
import { dropDraft } from './drafts';
import { findPlace, openThread } from './opening';
import { readUpTo } from './reading';
import { MarkRead, PostMessage } from './schema';
import { writeMessage } from './writing';

/** Writes a message, with its files, into the conversation about a brief, an agreement or an engagement. */
export const postMessage = definePreparedAction({
  name: 'threads.post',
  input: PostMessage,
  limit: 'message',
  async prepare({ files, ...about }, person) {
    const stored: StoredFile[] = [];
    if (files.length === 0) return stored;
    // nothing of somebody who has no part in it is put on disk
    await withActor({ kind: 'user', userId: person.userId }, (tx) => findPlace(tx, about));
    for (const file of files) stored.push(await storeFile(file, 'files'));
    return stored;
  },
  async run({ input, tx, me, now, request }, stored) {
    const { body, files, clientKey, quotedId, readUpTo: seen } = input;
    const written = await writeMessage(tx, input, {
      authorId: me.userId,
      body: body === '' ? files.map(({ name }) => cleanFileName(name)).join(', ') : body,
      clientKey,
      quotedId,
      files: stored,
      at: now,
      readUpTo: seen === undefined ? null : new Date(seen),
      requestId: request.requestId,
    });
    await dropDraft(tx, { ...written, userId: me.userId });
    return { threadId: written.threadId, messageId: written.messageId };
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
