'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand } from '@/lib/platform/result';
import { become } from '@/lib/platform/tenancy';
import { auditEvaluation } from '../auditing';
import { appendEvents } from '../chain';
import { loadEvaluation, moveEvaluation } from '../loading';
import { planAutomaticSteps } from '../reminding.jobs';
import { reveal } from '../revealing';
import { decide } from '../rules';
import { HandInAssessment, SaveAssessment } from '../schema';
import { saveText } from './assessments';

/** Keeps what somebody writes as they write it. Only their side can see it. */
export const saveAssessment = defineAction({
  name: 'evaluations.saveAssessment',
  input: SaveAssessment,
  skipsRevalidation: true,
  async run({ input, tx, me }) {
    const { evaluation, facts, actor, side, at } = await loadEvaluation(tx, me, input);
    demand(decide(facts, 'write', actor, at));
    const { version } = await saveText(tx, evaluation, input, { side, userId: me.userId, at });
    return { version };
  },
});

/**
 * Submits what one side wrote; from then on it is final. If the other's is in already, or the day is over, both can
 * read it from this moment, and not before.
 */
export const handInAssessment = defineAction({
  name: 'evaluations.handIn',
  input: HandInAssessment,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, request }) {
    const { evaluation, facts, actor, side, at } = await loadEvaluation(tx, me, input);
    const next = demand(decide(facts, 'handIn', actor, at));
    const { workspaceId } = evaluation;
    const saved = await saveText(tx, evaluation, input, { side, userId: me.userId, at });
    const isAfterReveal = evaluation.revealedAt !== null;
    await tx.evaluationAssessment.updateMany({
      where: { workspaceId, id: saved.id },
      data: { submittedById: me.userId, submittedAt: at, isAfterReveal },
    });
    const payload = { party: side, isAfterReveal };
    await appendEvents(tx, evaluation, [{ kind: 'assessed', actorUserId: me.userId, at, payload }]);
    await auditEvaluation({ tx, me, request }, evaluation, 'evaluation.assessed', payload);
    const changes = side === 'owner' ? { ownerSubmittedAt: at } : { assistantSubmittedAt: at };
    if (evaluation.state === 'open' && next === 'revealed') {
      await become(tx, { kind: 'workspace', workspaceId });
      const handedIn = [...facts.handedIn, side];
      await reveal(tx, evaluation, { at, handedIn, changes, requestId: request.requestId });
    } else {
      await moveEvaluation(
        tx,
        evaluation,
        next,
        evaluation.state === next ? evaluation.stateChangedAt : at,
        changes,
      );
    }
    await planAutomaticSteps(tx, evaluation);
  },
});
