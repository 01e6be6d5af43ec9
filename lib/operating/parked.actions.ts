'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { isOperator } from '@/lib/platform/operators';
import { notFound } from '@/lib/platform/result';
import { noteDeed } from './deeds';
import { drop, holdParked, unpark } from './parked';
import { ParkedRef } from './schema';

/** Has what failed as often as it may tried again, once what stopped it is mended. Jobs bear being done twice. */
export const tryParkedAgain = defineAction({
  name: 'operating.tryParkedAgain',
  input: ParkedRef,
  async run({ input: { id }, tx, me, signedIn, request, now }) {
    if (!isOperator(signedIn.email)) throw notFound('job');
    const about = await holdParked(tx, id);
    if (about === null) throw notFound('job');
    await unpark(tx, id);
    const { requestId } = request;
    await noteDeed(tx, { by: me.userId, deed: 'parked.tried_again', about, aboutId: id, requestId, at: now });
  },
});

/** Takes what failed as often as it may out of the queue: it is not done, and nobody asks for it again. */
export const letParkedGo = defineAction({
  name: 'operating.letParkedGo',
  input: ParkedRef,
  async run({ input: { id }, tx, me, signedIn, request, now }) {
    if (!isOperator(signedIn.email)) throw notFound('job');
    const about = await holdParked(tx, id);
    if (about === null) throw notFound('job');
    await drop(tx, id);
    const { requestId } = request;
    await noteDeed(tx, { by: me.userId, deed: 'parked.let_go', about, aboutId: id, requestId, at: now });
  },
});
