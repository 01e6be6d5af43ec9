import { keepAdjustment } from '@/lib/briefs/playbooks/keeping-adjustments.actions';
import { followUp } from '@/lib/evaluations/adjusting/adjusting.actions';
import { moveDueDay } from '@/lib/evaluations/opening/beginning.actions';
import { saveReturnEstimate } from '@/lib/evaluations/return-estimate/return-estimate.actions';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import {
  dayFrom,
  givenAdjustment,
  givenEvaluation,
  handsIn,
  returnEstimateForm,
  signsEvaluation,
} from '@/tests/support/evaluations';
import { asPerson } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';

/**
 * An evaluation that was moved, written by both, signed by both, and led to a given; and the next, which looks back on
 * it.
 */
export async function letThemEvaluate(pair: Pair): Promise<void> {
  const ref = await givenEvaluation(pair);
  const later = { ...ref, dueOn: dayFrom(now(), 20), reason: 'The fair takes all of us until then.' };
  doneOf(await asPerson(pair.assistant, () => submit(moveDueDay, later)));
  doneOf(await handsIn(pair.owner, ref, 'It goes well.'));
  doneOf(await handsIn(pair.assistant, ref, 'I like it here.'));
  doneOf(
    await asPerson(pair.owner, () => submit(saveReturnEstimate, returnEstimateForm(ref, { isShared: 'on' }))),
  );
  await letGoMore(pair, ref.id);
  const playbook = await givenPlaybook(pair);
  const adjustmentId = await givenAdjustment(pair.owner, ref, { kind: 'given', playbookId: playbook.id });
  const kept = { workspaceId: ref.workspaceId, adjustmentId, versionId: newId() };
  doneOf(await asPerson(pair.owner, () => submit(keepAdjustment, kept)));
  for (const person of [pair.owner, pair.assistant]) doneOf(await signsEvaluation(person, ref));
  const next = await givenEvaluation(pair);
  const said = { ...next, adjustmentId, outcome: 'done', note: '' };
  doneOf(await asPerson(pair.assistant, () => submit(followUp, said)));
}

/** As if the record supported it, which would take five briefs. */
async function letGoMore({ owner, workspace, engagementId }: Pair, evaluationId: string): Promise<void> {
  const data = {
    workspaceId: workspace.id,
    id: newId(),
    engagementId,
    evaluationId,
    ...({ was: 'decide_and_tell', offered: 'decide_alone', outcome: 'taken' } as const),
    approved: 5,
    atFirst: 5,
    onTime: 5,
    cameBack: 1,
    decidedById: owner.userId,
    decidedAt: now(),
  };
  await withActor({ kind: 'user', userId: owner.userId }, (tx) => tx.autonomyDecision.createMany({ data }));
}
