'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { isPushEndpoint, pushPublicKey } from '@/lib/platform/push';
import { notFound, refused } from '@/lib/platform/result';
import { AddDevice, RemoveDevice } from '../schema';

/** Turns on push in the person's current browser, for as long as they are signed in there. */
export const addDevice = defineAction({
  name: 'notifications.addDevice',
  input: AddDevice,
  async run({ input: { endpoint, p256dh, auth, senderKey }, tx, me, signedIn, now }) {
    const ownKey = pushPublicKey();
    if (ownKey === null) throw refused('not_set_up', 'Notifications on devices aren’t set up here yet.');
    if (senderKey !== undefined && senderKey !== ownKey) {
      throw refused(
        'other_key',
        'This page is older than a change here. Load it again, and then turn them on.',
      );
    }
    if (!isPushEndpoint(endpoint)) {
      throw refused('unknown_service', 'This browser’s push service isn’t one we can send to.');
    }
    await tx.$queryRaw`SELECT app.take_over_device(${endpoint})::text`;
    // a device that registers again has new keys, so its row is replaced
    await tx.pushSubscription.deleteMany({ where: { userId: me.userId, endpoint } });
    await tx.pushSubscription.createMany({
      data: {
        userId: me.userId,
        id: newId(),
        sessionId: signedIn.sessionId,
        endpoint,
        p256dh,
        auth,
        senderKey: ownKey,
        createdAt: now,
      },
    });
  },
});

/** Turns off push in one of a person's browsers. */
export const removeDevice = defineAction({
  name: 'notifications.removeDevice',
  input: RemoveDevice,
  async run({ input: { id }, tx, me }) {
    const removed = await tx.pushSubscription.deleteMany({ where: { userId: me.userId, id } });
    if (removed.count === 0) throw notFound('device');
  },
});
