'use server';

import type { z } from 'zod';
import { findSides } from '@/lib/people/parties.queries';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import { demand, notFound, refused, requireSame } from '@/lib/platform/result';
import { become } from '@/lib/platform/tenancy';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { endOfDay } from '@/lib/platform/time/days';
import { formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { auditEvaluation } from '../auditing';
import { dueDay, movableDays } from '../cadence/cadence.rules';
import { readCadence } from '../cadence/cadences';
import { appendEvents } from '../chain';
import { movedMail } from '../emails/coming';
import { loadEvaluation, moveEvaluation, roleIn } from '../loading';
import { notifySide } from '../notifying';
import { planAutomaticSteps } from '../reminding.jobs';
import { decide, sideOf } from '../rules';
import { AddCriterion, MoveEvaluation, StartEvaluation } from '../schema';
import { MOST_CRITERIA } from './criteria.rules';
import { openEvaluation } from './opening';

/** Either side begins an evaluation early; from then on the cadence's months are counted anew. */
export const startEvaluation = defineAction({
  name: 'evaluations.start',
  input: StartEvaluation,
  once: { again: begunBefore },
  async run({ input, tx, me, now, request }) {
    const { workspaceId } = input;
    const side = sideOf(roleIn(me, input));
    const slug = await slugOf({ tx, input });
    const cadence = await readCadence(tx, input);
    if (!cadence) {
      throw refused('no_agreement', 'Evaluations follow an agreement, and none is in force.');
    }
    const { requestId } = request;
    const by = { userId: me.userId, side };
    await become(tx, { kind: 'workspace', workspaceId });
    const opening = { at: now, countedFrom: now, planned: null, by, requestId };
    const id = cadence.hasOpen ? null : await openEvaluation(tx, input, cadence, opening);
    if (!id) {
      throw refused('open_already', 'An evaluation is already open. Finish that one first.');
    }
    return { side, slug, workspaceId, id };
  },
  leadsTo: ({ side, slug, workspaceId, id }) => addressesFor({ side, slug, workspaceId }).evaluation(id),
});

/** Postpones an evaluation: once, with a reason that the other side reads. */
export const moveDueDay = defineAction({
  name: 'evaluations.move',
  input: MoveEvaluation,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, request }) {
    const { evaluation, facts, actor, side, at } = await loadEvaluation(tx, me, input);
    demand(decide(facts, 'move', actor, at));
    const { workspaceId, engagementId, id, zone, dueAt } = evaluation;
    const [ending] = evaluation.engagement.endings;
    const days = movableDays(dueAt, zone, at, ending?.endsAt);
    if (input.dueOn < days.from || input.dueOn > days.until) {
      throw refused('other_day', ending ? NOT_AFTER_THE_WORK : AT_MOST_FOUR_WEEKS, 'dueOn');
    }
    const toDueAt = endOfDay(input.dueOn, zone);
    const moved = { fromDueAt: dueAt, toDueAt, reason: input.reason };
    await tx.evaluationMove.createMany({
      data: {
        workspaceId,
        evaluationId: id,
        engagementId,
        ...moved,
        party: side,
        movedById: me.userId,
        movedAt: at,
      },
    });
    await moveEvaluation(tx, evaluation, 'open', evaluation.stateChangedAt, { dueAt: toDueAt });
    const payload = { from: dueDay({ dueAt, zone }), to: input.dueOn, reason: input.reason, party: side };
    await appendEvents(tx, evaluation, [{ kind: 'moved', actorUserId: me.userId, at, payload }]);
    await auditEvaluation({ tx, me, request }, evaluation, 'evaluation.moved', payload);
    await planAutomaticSteps(tx, evaluation);
    const was = formatDay(lastMomentBefore(dueAt), zone, at);
    await notifySide(side === 'owner' ? 'assistant' : 'owner')(
      tx,
      evaluation,
      await findSides(tx, evaluation),
      {
        kind: 'evaluation.moved',
        factId: id,
        at,
        moment: toDueAt,
        write: (words) => movedMail(words, { was, reason: input.reason }),
      },
    );
  },
});

const AT_MOST_FOUR_WEEKS = 'Choose a later day, at most four weeks after the one it was due.';
const NOT_AFTER_THE_WORK = 'Choose a later day, and none after the last one on which you work together.';

/** Adds a criterion, for both sides. */
export const addCriterion = defineAction({
  name: 'evaluations.addCriterion',
  input: AddCriterion,
  async run({ input, tx, me, request }) {
    const { evaluation, facts, actor, side, at } = await loadEvaluation(tx, me, input);
    demand(decide(facts, 'addCriterion', actor, at));
    const { workspaceId, engagementId, id: evaluationId } = evaluation;
    const there = await tx.evaluationCriterion.findMany({
      where: { workspaceId, evaluationId },
      select: { id: true, name: true, position: true },
    });
    // the same form posted twice
    const known = there.filter(({ id }) => id === input.criterionId);
    if (known.length > 0) return requireSame(known.filter(({ name }) => name === input.name).length);
    if (there.some(({ name }) => name.toLowerCase() === input.name.toLowerCase())) {
      throw refused('there_already', 'That is already a criterion.', 'name');
    }
    if (there.length >= MOST_CRITERIA) {
      throw refused('full', `At most ${MOST_CRITERIA} criteria.`, 'name');
    }
    const position = Math.max(-1, ...there.map((each) => each.position)) + 1;
    await tx.evaluationCriterion.createMany({
      data: {
        workspaceId,
        id: input.criterionId,
        engagementId,
        evaluationId,
        position,
        name: input.name,
        party: side,
        addedById: me.userId,
        addedAt: at,
      },
    });
    await auditEvaluation({ tx, me, request }, evaluation, 'evaluation.criterion_added', {
      name: input.name,
    });
  },
});

/** Where somebody who began an evaluation was led, and is led again. */
async function begunBefore(scope: ActionScope<z.output<typeof StartEvaluation>>) {
  const { tx, me, input } = scope;
  const { workspaceId, engagementId } = input;
  const begun = await tx.evaluation.findFirst({
    where: { workspaceId, engagementId, openedById: me.userId },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  if (!begun) throw notFound('evaluation');
  return { side: sideOf(roleIn(me, input)), slug: await slugOf(scope), workspaceId, id: begun.id };
}
