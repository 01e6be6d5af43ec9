'use server';

import { auditAction } from '@/lib/platform/actions/audit';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { demand, notFound } from '@/lib/platform/result';
import { become, type EngagementRef, type Tx } from '@/lib/platform/tenancy';
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
  async run(scope) {
    const said = await say(scope, 'done');
    if (!said) return;
    const { ending, next, party, sayingId } = said;
    const { tx, me, now: at } = scope;
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
  async run(scope) {
    const said = await say(scope, 'go_on');
    if (!said) return;
    const { ending, next, party, sayingId } = said;
    const { tx, me, now: at } = scope;
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
 * Records what one side says, once.
 *
 *
 * @returns what follows from it; null if this person has already said so, and their form is posted again.
 */
async function say(scope: Scope, word: EndingWord) {
  const { input, tx, me, now } = scope;
  const { facts, ending, role, party } = await loadEndingFor(tx, me, input);
  if (ending && (await isSaidAlready(tx, ending, { word, saidById: me.userId }))) return null;
  const next = demand(decide(facts, word === 'done' ? 'sayDone' : 'sayGoOn', role, now));
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
      saidAt: now,
    },
  });
  await auditAction(scope, {
    workspaceId,
    engagementId,
    action: word === 'done' ? 'ending.said_done' : 'ending.asked_to_go_on',
    subject: { kind: 'engagement', id: engagementId },
    data: { endingId, party },
  });
  return { ending, next, party, sayingId } as const;
}

type Saying = { readonly word: EndingWord; readonly saidById: string };

async function isSaidAlready(
  tx: Tx,
  { workspaceId, id: endingId }: { readonly workspaceId: string; readonly id: string },
  saying: Saying,
): Promise<boolean> {
  return (await tx.endingSaying.count({ where: { workspaceId, endingId, ...saying } })) > 0;
}
