'use server';

import { replanWaiting } from '@/lib/notifications/replanning';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { AnswerDeviceZone } from '../schema';

/**
 * Somebody whose device is in another zone chooses which of the two they read times in. Only their own setting changes:
 * what was promised in a zone stays promised in it. Mails that wait for their morning or their digest wait for the new one.
 */
export const answerDeviceZone = defineAction({
  name: 'people.answerDeviceZone',
  input: AnswerDeviceZone,
  async run({ input: { deviceZone, answer }, tx, me, now }) {
    const { timeZone: ownZone } = await tx.user.findUniqueOrThrow({
      where: { id: me.userId },
      select: { timeZone: true },
    });
    // another tab or the settings have answered already
    if (ownZone === deviceZone) return;
    await tx.zoneAnswer.createMany({
      data: { userId: me.userId, id: newId(), deviceZone, ownZone, answer, answeredAt: now },
      skipDuplicates: true,
    });
    if (answer !== 'use') return;
    await tx.user.update({ where: { id: me.userId }, data: { timeZone: deviceZone } });
    await replanWaiting(tx, me.userId, now);
  },
});
