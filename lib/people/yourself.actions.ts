'use server';

import { replanWaiting } from '@/lib/notifications/replanning';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { notFound } from '@/lib/platform/result';
import { EndSession, IntroduceYourself, Nothing, UpdateYourself } from './schema';

/** Saves a person's name and time zone, which were guesses until now. */
export const introduceYourself = defineAction({
  name: 'people.introduceYourself',
  input: IntroduceYourself,
  async run({ input: { to, ...yourself }, tx, me, now }) {
    await tx.user.update({ where: { id: me.userId }, data: { ...yourself, introducedAt: now } });
    return { to };
  },
  leadsTo: ({ to }) => to,
});

/**
 * Changes a person's name or time zone. What was promised in another zone stays promised in that one; mails that wait for
 * their morning or their digest wait for it in the new one.
 */
export const updateYourself = defineAction({
  name: 'people.updateYourself',
  input: UpdateYourself,
  async run({ input, tx, me, now }) {
    await tx.user.update({ where: { id: me.userId }, data: input });
    await replanWaiting(tx, me.userId, now);
  },
});

/** Signs a person out of one browser. A change of address requested there is dropped. */
export const endSession = defineAction({
  name: 'people.endSession',
  input: EndSession,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me }) {
    const ended = await tx.session.deleteMany({ where: { id: input.sessionId, userId: me.userId } });
    if (ended.count === 0) throw notFound('session');
    await tx.addressChange.deleteMany({
      where: { userId: me.userId, changedAt: null, sessionId: input.sessionId },
    });
  },
});

/** Signs a person out everywhere but here. A change of address requested elsewhere is dropped. */
export const endAllOtherSessions = defineAction({
  name: 'people.endAllOtherSessions',
  input: Nothing,
  async run({ tx, me, signedIn }) {
    const { userId } = me;
    const { sessionId } = signedIn;
    const ended = await tx.session.deleteMany({ where: { userId, NOT: { id: sessionId } } });
    await tx.addressChange.deleteMany({ where: { userId, changedAt: null, NOT: { sessionId } } });
    return { ended: ended.count };
  },
});
