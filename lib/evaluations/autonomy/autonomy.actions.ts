'use server';

import { readUsualAutonomy } from '@/lib/briefs/terms/usual-autonomy.queries';
import { findSides } from '@/lib/people/parties.queries';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { demand, refused } from '@/lib/platform/result';
import { auditEvaluation } from '../auditing';
import { Facts } from '../facts/schema';
import { loadEvaluation } from '../loading';
import { notifyAssistant } from '../notifying';
import { decide } from '../rules';
import { DecideAutonomy } from '../schema';
import { autonomyOffer, evidenceIn } from './autonomy.rules';
import { autonomyMail } from './emails/autonomy';

/** An owner lets go of more of new work from now on, or keeps it as it is. Each brief may still say otherwise. */
export const decideAutonomy = defineAction({
  name: 'evaluations.decideAutonomy',
  input: DecideAutonomy,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me } = scope;
    const { evaluation, facts, actor, at } = await loadEvaluation(tx, me, input);
    demand(decide(facts, 'letGo', actor, at));
    const { workspaceId, engagementId, id: evaluationId } = evaluation;
    const { facts: frozen } = await tx.evaluation.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: evaluationId } },
      select: { facts: true },
    });
    const evidence = evidenceIn(Facts.parse(frozen).period.work);
    const was = await readUsualAutonomy(tx, { workspaceId, engagementId });
    const offered = autonomyOffer(evidence, was);
    const { outcome } = input;
    const decided = await tx.autonomyDecision.count({ where: { workspaceId, evaluationId } });
    if (decided > 0) throw refused('said_already', 'You have said so at this evaluation.');
    if (offered === null) {
      throw refused('not_offered', 'The record doesn’t support more of it yet.');
    }
    const decisionId = newId();
    await tx.autonomyDecision.createMany({
      data: {
        workspaceId,
        id: decisionId,
        engagementId,
        evaluationId,
        was,
        offered,
        outcome,
        ...evidence,
        decidedById: me.userId,
        decidedAt: at,
      },
    });
    await auditEvaluation(scope, evaluation, 'evaluation.autonomy_decided', { was, offered, outcome });
    await notifyAssistant(tx, evaluation, await findSides(tx, evaluation), {
      kind: 'evaluation.autonomy_decided',
      factId: decisionId,
      at,
      moment: evaluation.dueAt,
      write: (words) => autonomyMail(words, { was, level: outcome === 'taken' ? offered : was }),
    });
  },
});
