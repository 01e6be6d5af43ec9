'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { AnswerDeviceZone } from './schema';

/**
 * Somebody whose device is in another zone chooses which of the two they read times in. Only their own setting changes:
 * what was promised in a zone stays promised in it.
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
    if (answer === 'use') await tx.user.update({ where: { id: me.userId }, data: { timeZone: deviceZone } });
  },
});
