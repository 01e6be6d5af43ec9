'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand, notFound } from '@/lib/platform/result';
import { replanWaiting } from '../replanning';
import { ChooseNotifications, SetNotificationTimes } from '../schema';
import { saveChoices } from './choosing';
import { chosenIn } from './choosing.rules';

/** Saves how a person wants to be told about one business. */
export const chooseNotifications = defineAction({
  name: 'notifications.choose',
  input: ChooseNotifications,
  async run({ input: { workspaceId, channels, choice }, tx, me }) {
    const membership = me.memberships.find((each) => each.workspaceId === workspaceId);
    if (!membership) throw notFound('business');
    const chosen = demand(chosenIn({ role: membership.role, channels, ticked: choice }));
    return { changed: await saveChoices(tx, { userId: me.userId, workspaceId }, chosen) };
  },
});

/** Saves when a person wants quiet, and when their digest. What already waits goes by that too. */
export const setNotificationTimes = defineAction({
  name: 'notifications.setTimes',
  input: SetNotificationTimes,
  async run({ input, tx, me, now }) {
    const data = { ...input, changedAt: now };
    await tx.notificationSettings.upsert({
      where: { userId: me.userId },
      create: { userId: me.userId, ...data },
      update: data,
    });
    await replanWaiting(tx, me.userId, now);
  },
});
