'use server';

import { findAgreedTerms } from '@/lib/agreements/queries';
import type { ActingContext } from '@/lib/platform/actions/audit';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import { exampleAmount, parseMoney } from '@/lib/platform/money/money';
import { changedMeanwhile, demand, notFound, refused, requireSame } from '@/lib/platform/result';
import { auditEvaluation } from '../auditing';
import { type LoadedEvaluation, loadEvaluation } from '../loading';
import { decide } from '../rules';
import { AddAdjustment, FollowUp, RemoveAdjustment } from '../schema';

/** Records one adjustment, who sees to it and by when; both see it, and either can still remove it. */
export const addAdjustment = defineAction({
  name: 'evaluations.addAdjustment',
  input: AddAdjustment,
  async run(scope) {
    const { input, tx, me } = scope;
    const { evaluation, facts, actor, at } = await loadEvaluation(tx, me, input);
    demand(decide(facts, 'adjust', actor, at));
    const { workspaceId, engagementId, id: evaluationId } = evaluation;
    const { adjustmentId: id, kind, what, owner, dueOn, months, rate, playbookId } = input;
    const submitted = {
      workspaceId,
      id,
      engagementId,
      evaluationId,
      kind,
      what,
      madeById: me.userId,
      owner: kind === 'none' || owner === '' ? null : owner,
      dueOn: kind === 'none' || dueOn === '' ? null : new Date(dueOn),
      months,
      rateMinor: kind === 'rate' ? await rateFrom(scope, evaluation, rate) : null,
      playbookId: kind === 'given' ? await requirePlaybook(scope, { workspaceId, id: playbookId }) : null,
    };
    const made = await tx.evaluationAdjustment.createMany({
      data: { ...submitted, madeAt: at },
      skipDuplicates: true,
    });
    if (made.count === 0) return requireSame(await tx.evaluationAdjustment.count({ where: submitted }));
    await auditEvaluation(scope, evaluation, 'evaluation.adjusted', { adjustmentId: id, kind });
  },
});

/** Removes an adjustment, as long as nobody has signed. */
export const removeAdjustment = defineAction({
  name: 'evaluations.removeAdjustment',
  input: RemoveAdjustment,
  once: DONE_AS_BEFORE,
  async run(scope) {
    const { input, tx, me } = scope;
    const { evaluation, facts, actor, at } = await loadEvaluation(tx, me, input);
    demand(decide(facts, 'adjust', actor, at));
    const { workspaceId, id: evaluationId } = evaluation;
    const adjustment = { workspaceId, evaluationId, id: input.adjustmentId };
    if ((await tx.evaluationAdjustment.count({ where: { ...adjustment, uses: { some: {} } } })) > 0) {
      throw refused('used', 'Something has already been done with it, so it stays.');
    }
    const removed = await tx.evaluationAdjustment.deleteMany({ where: adjustment });
    if (removed.count === 0) throw notFound('adjustment');
    await auditEvaluation(scope, evaluation, 'evaluation.adjustment_removed', {
      adjustmentId: input.adjustmentId,
    });
  },
});

/**
 * Records what became of the last evaluation's adjustments. Either side may replace what was said, its own or the
 * other's, once it has read that.
 */
export const followUp = defineAction({
  name: 'evaluations.followUp',
  input: FollowUp,
  async run(scope) {
    const { input, tx, me } = scope;
    const { evaluation, facts, actor, at } = await loadEvaluation(tx, me, input);
    demand(decide(facts, 'followUp', actor, at));
    const { workspaceId, engagementId, id: evaluationId, number } = evaluation;
    const { adjustmentId, outcome, note: words, seenSaidAt } = input;
    const adjustment = await tx.evaluationAdjustment.findFirst({
      where: { workspaceId, engagementId, id: adjustmentId, evaluation: { number: number - 1 } },
      select: { id: true },
    });
    if (!adjustment) throw notFound('adjustment');
    const place = { workspaceId, evaluationId, adjustmentId };
    const existing = await tx.evaluationFollowUp.findUnique({
      where: { workspaceId_evaluationId_adjustmentId: place },
      select: { outcome: true, note: true, saidAt: true },
    });
    // its form is posted again, or nothing was changed in it
    if (existing?.outcome === outcome && existing.note === words) return;
    if (existing?.saidAt.getTime() !== seenSaidAt?.getTime()) throw changedMeanwhile('answer');
    const submitted = { outcome, note: words, saidById: me.userId, saidAt: at };
    await tx.evaluationFollowUp.upsert({
      where: { workspaceId_evaluationId_adjustmentId: place },
      create: { ...place, id: newId(), engagementId, ...submitted },
      update: submitted,
    });
    await auditEvaluation(scope, evaluation, 'evaluation.followed_up', { adjustmentId, outcome });
  },
});

async function rateFrom(
  { tx }: ActingContext,
  { workspaceId, agreementId }: LoadedEvaluation,
  typed: string,
) {
  const agreed = await findAgreedTerms(tx, workspaceId, agreementId);
  const minor = agreed && parseMoney(typed, agreed.currency);
  if (minor === null || minor <= 0) {
    const example = agreed ? ` in ${agreed.currency}, such as ${exampleAmount(agreed.currency)}` : '';
    throw refused('no_amount', `Give an amount${example}.`, 'rate');
  }
  return BigInt(minor);
}

type PlaybookRef = { readonly workspaceId: string; readonly id: string };

/**
 * The assistant sees no playbooks, so only the owner's side says what goes into one; and it has to be this business's.
 */
async function requirePlaybook({ tx }: ActingContext, ref: PlaybookRef): Promise<string> {
  const playbook = await tx.playbook.findUnique({ where: { workspaceId_id: ref }, select: { id: true } });
  if (!playbook) {
    throw refused('no_playbook', 'Choose a playbook of this business.', 'playbookId');
  }
  return playbook.id;
}
