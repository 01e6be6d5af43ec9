import { newId } from '@/lib/platform/ids';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { doneOf } from '@/tests/support/browser/forms';
import {
  adjustmentForm,
  dayFrom,
  givenAdjustment,
  givenClosed,
  givenEvaluation,
  givenGoodRecord,
  givenRevealed,
  returnEstimateForm,
  signingForm,
  signsEvaluation,
  wordsForm,
} from '@/tests/support/evaluations';
import { givenPlaybook } from '@/tests/support/playbooks';
import { OWNER_ALONE, type Row, type Rows, STILL_THEIRS } from './row';
import { givenNewPair, type World } from './world';

/** Both sides assess, and a manager assesses for the owner's side. */
const BOTH_SIDES = { allows: ['owner', 'manager', 'assistant'] } as const satisfies Partial<Row>;

/** Only those who are bound by it sign. */
const THE_TWO = {
  allows: ['owner', 'assistant'],
  answers: { manager: 'not_yours' },
} as const satisfies Partial<Row>;

/** Playbooks and drafts belong to the business alone: for its assistant they don't exist. */
const BUSINESS_ALONE = { allows: ['owner', 'manager'] } as const satisfies Partial<Row>;

async function agreed(world: World) {
  const pair = await givenNewPair(world);
  await givenAgreementInForce(pair);
  return pair;
}

/** An evaluation that Ruth has begun with Maria. */
async function open(world: World) {
  return givenEvaluation(await agreed(world));
}

export const rows: Rows = {
  'evaluations.askForReference': {
    // hers already: Ruth and Maria have agreed
    arrange: () => ({ id: newId() }),
    allows: ['assistant'],
    former: STILL_THEIRS,
    // it has nothing to contain
    answers: Object.fromEntries(
      (['owner', 'manager', 'otherAssistant', 'foreignOwner', 'foreignAssistant'] as const).map((kind) => [
        kind,
        'nothing_allowed',
      ]),
    ),
  },
  'evaluations.allowReferences': {
    // an empty box: a new business allows them already
    arrange: async (world) => ({ workspaceId: (await givenNewPair(world)).workspace.id }),
    allows: ['owner'],
    answers: { manager: 'not_yours' },
  },
  'evaluations.saveReturnEstimate': {
    arrange: async (world) => returnEstimateForm(await open(world)),
    allows: ['owner'],
    answers: { manager: 'not_yours', assistant: 'not_yours' },
  },
  'evaluations.start': {
    arrange: async (world) => {
      const { workspace, engagementId } = await agreed(world);
      return { workspaceId: workspace.id, engagementId };
    },
    ...BOTH_SIDES,
  },
  'evaluations.move': {
    arrange: async (world) => ({
      ...(await open(world)),
      dueOn: dayFrom(new Date(), 20),
      reason: 'The fair takes all of us until then.',
    }),
    ...BOTH_SIDES,
  },
  'evaluations.addCriterion': {
    arrange: async (world) => ({ ...(await open(world)), criterionId: newId(), name: 'Photos' }),
    ...BOTH_SIDES,
  },
  'evaluations.saveAssessment': {
    arrange: async (world) => wordsForm(world.ruth, await open(world), 'It goes well.'),
    ...BOTH_SIDES,
  },
  'evaluations.handIn': {
    arrange: async (world) => wordsForm(world.ruth, await open(world), 'It goes well.'),
    ...BOTH_SIDES,
  },
  'evaluations.addAdjustment': {
    arrange: async (world) => adjustmentForm(await givenRevealed(await agreed(world))),
    ...BOTH_SIDES,
  },
  'evaluations.removeAdjustment': {
    arrange: async (world) => {
      const ref = await givenRevealed(await agreed(world));
      return { ...ref, adjustmentId: await givenAdjustment(world.ruth, ref) };
    },
    ...BOTH_SIDES,
  },
  'evaluations.decideAutonomy': {
    arrange: async (world) => {
      const pair = await agreed(world);
      await givenGoodRecord(pair);
      return { ...(await givenRevealed(pair)), outcome: 'taken' };
    },
    ...OWNER_ALONE,
  },
  'evaluations.followUp': {
    arrange: async (world) => {
      const pair = await agreed(world);
      const { adjustmentId } = await givenClosed(pair);
      return { ...(await givenEvaluation(pair)), adjustmentId, outcome: 'partly', note: 'Twice.' };
    },
    ...BOTH_SIDES,
  },
  'evaluations.sign': {
    arrange: async (world) => {
      const ref = await givenRevealed(await agreed(world));
      await givenAdjustment(world.ruth, ref);
      return signingForm(world.ruth, ref);
    },
    ...THE_TWO,
  },
  'evaluations.reopen': {
    arrange: async (world) => {
      const ref = await givenRevealed(await agreed(world));
      await givenAdjustment(world.ruth, ref);
      doneOf(await signsEvaluation(world.ruth, ref));
      return ref;
    },
    ...THE_TWO,
  },
  'briefs.keepAdjustment': {
    arrange: async (world) => {
      const pair = await agreed(world);
      const { id: playbookId } = await givenPlaybook(pair);
      const ref = await givenRevealed(pair);
      const adjustmentId = await givenAdjustment(world.ruth, ref, { kind: 'given', playbookId });
      return { workspaceId: ref.workspaceId, adjustmentId, versionId: newId() };
    },
    ...BUSINESS_ALONE,
  },
  'briefs.draftAdjustment': {
    arrange: async (world) => {
      const ref = await givenRevealed(await agreed(world));
      const adjustmentId = await givenAdjustment(world.ruth, ref, { kind: 'brief' });
      return { workspaceId: ref.workspaceId, adjustmentId, id: newId() };
    },
    ...BUSINESS_ALONE,
  },
};
