'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { demand, notFound } from '@/lib/platform/result';
import { become, type EngagementRef } from '@/lib/platform/tenancy';
import { goOnMail, saidDoneMail, takenBackMail } from './emails/ending';
import { finishEnding } from './finishing';
import { loadEndingFor } from './loading';
import { notifyOfEnding } from './notifying';
import { decide, type EndingWord } from './rules';
import { SayOfEnding } from './schema';
import { takeBack } from './taking-back';

type Scope = ActionScope<EngagementRef>;

/** One side says that everything is handed back. Once both have, the work ends at once. */
export const sayDone = defineAction({
  name: 'endings.sayDone',
  input: SayOfEnding,
  // posted again after a later word, it would take that back
  once: DONE_AS_BEFORE,
  async run(scope) {
    const result = await say(scope, 'done');
    if (!result) return;
    const { ending, next, party, sayingId, at } = result;
    const { tx, me } = scope;
    if (next !== 'ended') {
      const to = party === 'owner' ? 'assistant' : 'owner';
      await notifyOfEnding(tx, ending, {
        kind: 'ending.said_done',
        factId: sayingId,
        at,
        to,
        write: saidDoneMail,
      });
      return;
    }
    await become(tx, { kind: 'workspace', workspaceId: ending.workspaceId });
    await finishEnding(tx, ending, at, me);
  },
});

/** One side would like to continue after all. Once both would, the end is cancelled. */
export const sayGoOn = defineAction({
  name: 'endings.sayGoOn',
  input: SayOfEnding,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const result = await say(scope, 'go_on');
    if (!result) return;
    const { ending, next, party, sayingId, at } = result;
    const { tx, me } = scope;
    if (next !== 'none') {
      const to = party === 'owner' ? 'assistant' : 'owner';
      await notifyOfEnding(tx, ending, {
        kind: 'ending.asked_to_go_on',
        factId: sayingId,
        at,
        to,
        write: goOnMail,
      });
      return;
    }
    await takeBack(tx, ending, { at, byUserId: me.userId });
    await notifyOfEnding(tx, ending, {
      kind: 'ending.taken_back',
      at,
      write: (words) => takenBackMail(words, { bySigning: false }),
    });
  },
});

/**
 * Records what one side says, which replaces what it has said before.
 * @returns what follows from it, and when it was said: once its engagement was locked, so that of two words the later
 * one is later; null if this person said so last.
 */
async function say(scope: Scope, word: EndingWord) {
  const { input, tx, me } = scope;
  const { facts, ending, role, party } = await loadEndingFor(tx, me, input);
  const at = now();
  const last = ending?.sayings.findLast((saying) => saying.party === party);
  if (last?.word === word && last.saidById === me.userId) return null;
  const next = demand(decide(facts, word === 'done' ? 'sayDone' : 'sayGoOn', role, at));
  if (!ending) throw notFound('engagement');
  const { workspaceId, engagementId, id: endingId } = ending;
  const sayingId = newId();
  await tx.endingSaying.createMany({
    data: {
      workspaceId,
      id: sayingId,
      engagementId,
      endingId,
      word,
      party,
      saidById: me.userId,
      saidAt: at,
    },
  });
  await auditAction(scope, {
    workspaceId,
    engagementId,
    action: word === 'done' ? 'ending.said_done' : 'ending.asked_to_go_on',
    subject: { kind: 'engagement', id: engagementId },
    data: { endingId, party },
  });
  return { ending, next, party, sayingId, at } as const;
}
