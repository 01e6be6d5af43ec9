'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { liftSuppression } from '@/lib/platform/mail';
import { Nothing } from './schema';

/** Allows mail to a person's own address again, once they have fixed why it bounced, or want it after all. */
export const receiveMailAgain = defineAction({
  name: 'people.receiveMailAgain',
  input: Nothing,
  async run({ tx, me, signedIn, now }) {
    await liftSuppression(tx, { address: signedIn.email, userId: me.userId, at: now });
  },
});
