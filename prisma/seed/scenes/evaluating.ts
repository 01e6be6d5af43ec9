import { keepAdjustment } from '@/lib/briefs/playbooks/keeping-adjustments.actions';
import { addAdjustment } from '@/lib/evaluations/adjusting/adjusting.actions';
import { handInAssessment } from '@/lib/evaluations/assessing/assessing.actions';
import { decideAutonomy } from '@/lib/evaluations/autonomy/autonomy.actions';
import { startEvaluation } from '@/lib/evaluations/opening/beginning.actions';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { saveReturnEstimate } from '@/lib/evaluations/return-estimate/return-estimate.actions';
import type { EvaluationSide } from '@/lib/evaluations/rules';
import { signEvaluation } from '@/lib/evaluations/signing/signing.actions';
import { withActor } from '@/lib/platform/tenancy';
import { dateAhead } from '@/lib/platform/time/days';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import type { Calendar, Moment } from '../calendar';
import { CAST } from '../cast';
import type { AdjustmentStory, EvaluationStory, MoneyStory, WordsStory } from '../story/evaluation-story';
import { act } from './acting';
import { idOf } from './ids';
import type { Place, Scene, Stage } from './scene';

/** @returns how the two of an engagement evaluate: the worker opens it, unless the owner begins it. */
export function evaluationScenes(
  place: Place,
  { begun, owner, assistant, money, letsGo, adjustments = [], signed }: EvaluationStory,
  calendar: Calendar,
): readonly Scene[] {
  const scene = (
    by: EvaluationSide,
    when: Moment,
    what: string,
    play: (stage: Stage, at: Date) => Promise<void>,
  ): Scene => {
    const at = calendar.instantOf(when, CAST[place[by]].zone);
    return { at, what: `${place.assistant}’s evaluation: ${what}`, play: (stage) => play(stage, at) };
  };
  const write = (by: EvaluationSide, words: WordsStory) =>
    scene(by, words.when, `${by} hands in`, (stage, at) => handIn(stage, place, by, words, at));
  return [
    ...(begun ? [scene('owner', begun, 'begins early', (stage, at) => begin(stage, place, at))] : []),
    ...(owner ? [write('owner', owner)] : []),
    ...(assistant ? [write('assistant', assistant)] : []),
    ...(money
      ? [
          scene('owner', money.when, 'was it worth it', (stage, at) =>
            estimateReturn(stage, place, money, at),
          ),
        ]
      : []),
    ...(letsGo ? [scene('owner', letsGo, 'lets go more', (stage, at) => letGo(stage, place, at))] : []),
    ...adjustments.map((story) =>
      scene('owner', story.when, story.what, (stage, at) => adjust(stage, place, story, at)),
    ),
    ...(signed
      ? [
          scene('owner', signed.owner, 'the owner signs', (stage, at) => sign(stage, place, 'owner', at)),
          scene('assistant', signed.assistant, 'the assistant signs', (stage, at) =>
            sign(stage, place, 'assistant', at),
          ),
        ]
      : []),
  ];
}

async function begin(stage: Stage, { workspaceId, engagementId, owner }: Place, at: Date): Promise<void> {
  await act(stage.actor(owner), at, startEvaluation, { workspaceId, engagementId });
}

async function handIn(
  stage: Stage,
  place: Place,
  by: EvaluationSide,
  { overall, answers }: WordsStory,
  at: Date,
): Promise<void> {
  const { ref, criteria } = await find(stage, place, by);
  await act(stage.actor(place[by]), at, handInAssessment, {
    ...ref,
    version: 0,
    overall,
    answers: answers.flatMap(({ text, rating }, index) => {
      const criterionId = criteria[index]?.id;
      return criterionId ? [{ criterionId, text, rating: rating === undefined ? '' : String(rating) }] : [];
    }),
  });
}

async function estimateReturn(
  stage: Stage,
  place: Place,
  { freed: [freedLow, freedHigh], own, hour: [hourLow, hourHigh], usedFor }: MoneyStory,
  at: Date,
): Promise<void> {
  const { ref } = await find(stage, place, 'owner');
  await act(stage.actor(place.owner), at, saveReturnEstimate, {
    ...ref,
    version: 0,
    freedLow,
    freedHigh,
    own,
    hourLow,
    hourHigh,
    usedFor,
    currency: place.currency,
    isShared: 'on',
  });
}

async function letGo(stage: Stage, place: Place, at: Date): Promise<void> {
  const { ref } = await find(stage, place, 'owner');
  await act(stage.actor(place.owner), at, decideAutonomy, { ...ref, outcome: 'taken' });
}

async function adjust(
  stage: Stage,
  place: Place,
  { what, owner, within, playbook }: AdjustmentStory,
  at: Date,
): Promise<void> {
  const { ref, playbooks } = await find(stage, place, 'owner');
  const playbookId = playbooks.find(({ name }) => name === playbook)?.id ?? '';
  const adjustmentId = idOf(what, at);
  await act(stage.actor(place.owner), at, addAdjustment, {
    ...ref,
    adjustmentId,
    what,
    owner,
    dueOn: dateAhead(at, within, place.zone),
    kind: playbook ? 'given' : 'other',
    playbookId,
  });
  if (!playbook) return;
  const later = new Date(at.getTime() + 60_000);
  const kept = { workspaceId: place.workspaceId, adjustmentId, versionId: idOf(`${what}, kept`, at) };
  await act(stage.actor(place.owner), later, keepAdjustment, kept);
}

async function sign(stage: Stage, place: Place, by: EvaluationSide, at: Date): Promise<void> {
  const { ref, toSign } = await find(stage, place, by, null);
  const actor = stage.actor(place[by]);
  await act(actor, at, signEvaluation, {
    ...ref,
    documentHash: toSign?.documentHash ?? '',
    signedName: actor.name,
    consent: 'on',
  });
}

/** The evaluation that isn't done, as one of its sides sees it. */
async function find(
  stage: Stage,
  { workspaceId, engagementId, ...place }: Place,
  by: EvaluationSide,
  look: typeof NEWEST | null = NEWEST,
) {
  const { userId } = stage.actor(place[by]);
  const { id } = await withActor({ kind: 'user', userId }, (tx) =>
    tx.evaluation.findFirstOrThrow({
      where: { workspaceId, engagementId, state: { not: 'done' } },
      select: { id: true },
    }),
  );
  const page = await getEvaluationPage(userId, { workspaceId, id }, look);
  if (!page) throw new Error('the evaluation isn’t there');
  return page;
}
