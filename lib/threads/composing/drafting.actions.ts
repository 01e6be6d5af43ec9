'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { openThread } from '../opening';
import { SaveDraft } from '../schema';
import { dropDraft, keepDraft } from './drafts';
import { wasPosted } from './posting';

/**
 * Keeps what somebody has begun to write in a conversation, for them alone, on all their devices. A save still under
 * way when the message was sent changes nothing.
 */
export const saveDraft = defineAction({
  name: 'threads.saveDraft',
  input: SaveDraft,
  skipsRevalidation: true,
  async run({ input, tx, me, now }) {
    const place = await openThread(tx, input, now);
    const { workspaceId, threadId } = place;
    const { body, quotedId, clientKey, draftKey } = input;
    const whose = { ...place, userId: me.userId };
    if (await wasPosted(tx, { workspaceId, threadId, clientKey })) return { version: 0 };
    if (body !== '') return { version: await keepDraft(tx, whose, { body, quotedId, clientKey, at: now }) };
    await dropDraft(tx, whose, { clientKey, draftKey });
    return { version: 0 };
  },
});
