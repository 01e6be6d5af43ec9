'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand } from '@/lib/platform/result';
import { auditBrief } from '../auditing';
import { describeOwed } from '../delivery/owed';
import { isEndedAlready } from '../done-already';
import { endBrief } from '../ending';
import { loadBrief } from '../loading';
import { notifyAssistant } from '../notifying';
import { decide } from '../rules';
import { BriefStep, EndBrief } from '../schema';
import { cancellationMail, withdrawalMail } from './emails/called-off';

/** Withdraws a brief that the assistant hasn't accepted yet. */
export const withdrawBrief = defineAction({
  name: 'briefs.withdraw',
  input: BriefStep,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const ending = { kind: 'withdrawn', reason: '', version: input.version } as const;
    if (await isEndedAlready(tx, brief, { ...ending, byId: me.userId })) return;
    demand(decide(facts, 'withdraw', actor));
    await endBrief(tx, brief, { ...ending, endedById: me.userId, at: now });
    await auditBrief(scope, brief, 'brief.withdrawn');
    await notifyAssistant(tx, brief, {
      kind: 'brief.withdrawn',
      factId: brief.id,
      at: now,
      write: withdrawalMail,
    });
  },
});

/** Cancels work that the assistant has accepted; they are owed the reason. */
export const cancelBrief = defineAction({
  name: 'briefs.cancel',
  input: EndBrief,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { brief, facts, actor } = await loadBrief(tx, me, input);
    const ending = { kind: 'cancelled', reason: input.reason, version: input.version } as const;
    if (await isEndedAlready(tx, brief, { ...ending, byId: me.userId })) return;
    demand(decide(facts, 'cancel', actor));
    const owed = await describeOwed(tx, brief);
    await endBrief(tx, brief, { ...ending, owed, endedById: me.userId, at: now });
    await auditBrief(scope, brief, 'brief.cancelled');
    await notifyAssistant(tx, brief, {
      kind: 'brief.cancelled',
      factId: brief.id,
      at: now,
      excerpt: input.reason,
      write: (words) => cancellationMail(words, { reason: input.reason, owed }),
    });
  },
});
