import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { raiseRisk } from '@/lib/briefs/risk/risk.actions';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { newId } from '@/lib/platform/ids';
import { givenAgreementInForce } from '@/tests/support/agreements';
import {
  briefForm,
  deliveryForm,
  givenBriefAccepted,
  givenBriefDelivered,
  givenBriefDraft,
  givenBriefSent,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenEnded } from '@/tests/support/endings';
import { asPerson } from '@/tests/support/people';
import { ASSISTANT_ALONE, type Rows, STAFF_ALONE } from './row';
import { givenNewPair, type World } from './world';

const sent = async ({ pair }: World) => seen(await givenBriefSent(pair));
const accepted = async ({ pair }: World) => seen(await givenBriefAccepted(pair));
const reason = 'The kiln broke.';

/** A delivery that waits for its review, with what the review's form shows. */
async function delivered({ pair }: World) {
  const brief = await givenBriefDelivered(pair);
  return { brief, form: { ...seen(brief), deliveryId: brief.deliveries[0]?.id } };
}

/** A delivery whose maker's work has ended, with what the review's form shows and what isn't met. */
async function deliveredBeforeTheEnd(world: World) {
  const pair = await givenNewPair(world);
  await givenAgreementInForce(pair);
  const brief = await givenBriefDelivered(pair);
  await givenEnded(pair);
  const criterionId = brief.deliverables[0]?.criteria[0]?.id;
  return {
    ...seen(brief),
    deliveryId: brief.deliveries[0]?.id,
    unmet: [{ criterionId, isUnmet: true, reason: 'Three are grey.' }],
  };
}

/** An accepted brief on which the assistant has just done something. */
async function acceptedWith<Data>(world: World, did: FormAction<Data>, fields: object) {
  const brief = await givenBriefAccepted(world.pair);
  const form = { workspaceId: brief.workspaceId, id: brief.id };
  doneOf(await asPerson(world.maria, () => submit(did, { ...form, ...fields })));
  return form;
}

export const rows: Rows = {
  // A draft, and the paper for one, are the owner's side's alone.
  'briefs.save': {
    arrange: ({ pair }) => briefForm(pair),
    allows: ['owner', 'manager'],
  },
  'briefs.discard': {
    arrange: async ({ pair }) => seen(await givenBriefDraft(pair)),
    allows: ['owner', 'manager'],
  },
  'briefs.withdraw': { arrange: async (world) => ({ ...(await sent(world)), reason }), ...STAFF_ALONE },
  'briefs.cancel': { arrange: async (world) => ({ ...(await accepted(world)), reason }), ...STAFF_ALONE },
  'briefs.accept': { arrange: sent, ...ASSISTANT_ALONE },
  'briefs.decline': { arrange: async (world) => ({ ...(await sent(world)), reason }), ...ASSISTANT_ALONE },
  'briefs.start': { arrange: accepted, ...ASSISTANT_ALONE },
  'briefs.ask': {
    arrange: async (world) => ({
      ...(await accepted(world)),
      clarificationId: newId(),
      question: 'Which printer is it for?',
    }),
    ...ASSISTANT_ALONE,
  },
  'briefs.withdrawQuestion': {
    async arrange(world) {
      const clarificationId = newId();
      const fields = { clarificationId, question: 'Which printer is it for?' };
      return { ...(await acceptedWith(world, askQuestion, fields)), clarificationId };
    },
    ...ASSISTANT_ALONE,
  },
  'briefs.answer': {
    async arrange(world) {
      const clarificationId = newId();
      const fields = { clarificationId, question: 'Which printer is it for?' };
      return {
        ...(await acceptedWith(world, askQuestion, fields)),
        clarificationId,
        answer: 'The large one.',
      };
    },
    ...STAFF_ALONE,
  },
  'briefs.raiseRisk': {
    arrange: async (world) => ({ ...(await accepted(world)), riskId: newId(), reason }),
    ...ASSISTANT_ALONE,
  },
  'briefs.resolveRisk': {
    async arrange(world) {
      const riskId = newId();
      return { ...(await acceptedWith(world, raiseRisk, { riskId, reason })), riskId };
    },
    ...ASSISTANT_ALONE,
  },
  'briefs.deliver': {
    arrange: async ({ pair }) => deliveryForm(await givenBriefAccepted(pair)),
    ...ASSISTANT_ALONE,
  },
  'briefs.takeDeliveryBack': {
    arrange: async (world) => (await delivered(world)).form,
    ...ASSISTANT_ALONE,
  },
  'briefs.approve': { arrange: async (world) => (await delivered(world)).form, ...STAFF_ALONE },
  'briefs.requestRevision': {
    async arrange(world) {
      const { brief, form } = await delivered(world);
      const criterionId = brief.deliverables[0]?.criteria[0]?.id;
      return { ...form, unmet: [{ criterionId, isUnmet: true, reason: 'Three are grey.' }] };
    },
    ...STAFF_ALONE,
  },
  // people whose work has ended don't see briefs any more
  'briefs.refuse': { arrange: deliveredBeforeTheEnd, allows: ['owner', 'manager'] },
};
