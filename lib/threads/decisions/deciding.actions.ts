'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { demand, refused } from '@/lib/platform/result';
import { auditMessage } from '../auditing';
import { loadMessage } from '../loading';
import { decide } from '../rules';
import { MarkDecision, UndoDecision } from '../schema';

/** Marks a message as a decision: one that both can point to later, and whose words stay. */
export const markDecision = defineAction({
  name: 'threads.decide',
  input: MarkDecision,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { message, facts, side } = await loadMessage(tx, me, input);
    // a second click finds it done
    if (facts.decidedBy === side) return;
    demand(decide(facts, 'decide', side));
    if (message.version !== input.version) throw refused('changed_meanwhile', EDITED);
    const { workspaceId, engagementId, threadId, id: messageId } = message;
    await tx.decision.createMany({
      data: {
        workspaceId,
        id: newId(),
        engagementId,
        threadId,
        messageId,
        party: side,
        decidedById: me.userId,
        decidedAt: now,
      },
    });
    await auditMessage(scope, message, 'thread.decided');
  },
});

const EDITED =
  'This message was edited after you opened it. Read what it says now, and mark it if you still want to.';

/** Removes the mark. The record keeps that it was a decision, until when, and who said so. */
export const undoDecision = defineAction({
  name: 'threads.undoDecision',
  input: UndoDecision,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { message, facts, decision, side } = await loadMessage(tx, me, input);
    demand(decide(facts, 'undoDecision', side));
    if (!decision) return;
    const { workspaceId, engagementId, threadId } = message;
    await tx.decisionUndoing.createMany({
      data: {
        workspaceId,
        decisionId: decision.id,
        engagementId,
        threadId,
        undoneById: me.userId,
        undoneAt: now,
      },
    });
    await auditMessage(scope, message, 'thread.decision_undone');
  },
});
