import { z } from 'zod';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import { takeDeliveryBack } from '@/lib/briefs/delivery/taking-back.actions';
import { acceptBrief, declineBrief, startBrief } from '@/lib/briefs/handing-over/accepting.actions';
import { handOverDrafts } from '@/lib/briefs/handing-over/handing-over-drafts.actions';
import { answerQuestion, askQuestion, withdrawQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { notFound } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { findPlace } from '../places.queries';
import { type Call, defineEndpoint, NOTHING } from '../serving/endpoint';
import { performAction } from '../serving/perform-action';
import { problemOf } from '../serving/problem';
import { BriefDone, stateOf } from './brief-done';
import { ById, Nothing } from './common-parameters';

const ByQuestion = z.object({ id: z.uuid(), question: z.uuid() });
const ByDelivery = z.object({ id: z.uuid(), delivery: z.uuid() });

/** @returns a brief's workspace and engagement, which the actions need. @throws Refused (`not_found`) */
async function placeOf({ userId }: Call<unknown, unknown, unknown>['token'], id: string) {
  const place = await withActor({ kind: 'user', userId }, (tx) => findPlace(tx, 'brief', id));
  if (!place) throw notFound('brief');
  return place;
}

type Step = {
  readonly path: `/briefs/{id}/${string}`;
  readonly summary: string;
  readonly action: typeof acceptBrief | typeof startBrief;
};

/** An endpoint for a button that carries nothing but the version that was seen. */
function stepOf({ path, summary, action }: Step) {
  return defineEndpoint({
    method: 'POST',
    path,
    scope: 'briefs:write',
    status: 200,
    needsMatch: true,
    summary,
    params: ById,
    query: Nothing,
    body: NOTHING,
    answer: { name: 'BriefDone', schema: BriefDone },
    async run({ params: { id }, token, seenVersion, freshId }) {
      const place = await placeOf(token, id);
      await performAction(action, { ...place, version: seenVersion, once: freshId });
      return stateOf(token, id);
    },
  });
}

export const briefActions = [
  defineEndpoint({
    method: 'POST',
    path: '/briefs/{id}/hand-over',
    scope: 'briefs:write',
    status: 200,
    needsMatch: true,
    summary: 'Hand over a draft, as it was saved',
    description: 'It needs a deadline, a deliverable, a criterion, and an agreement in force.',
    params: ById,
    query: Nothing,
    body: NOTHING,
    answer: { name: 'BriefDone', schema: BriefDone },
    async run({ params: { id }, token, seenVersion }) {
      const { workspaceId } = await placeOf(token, id);
      const drafts = [`${id} ${seenVersion}`];
      const { results } = await performAction(handOverDrafts, { workspaceId, drafts });
      for (const { refusal } of results) if (refusal) throw problemOf(refusal);
      return stateOf(token, id);
    },
  }),
  stepOf({ path: '/briefs/{id}/accept', summary: 'Accept a brief', action: acceptBrief }),
  stepOf({ path: '/briefs/{id}/start', summary: 'Start work on a brief', action: startBrief }),
  defineEndpoint({
    method: 'POST',
    path: '/briefs/{id}/decline',
    scope: 'briefs:write',
    status: 200,
    needsMatch: true,
    summary: 'Decline a brief, and say why',
    params: ById,
    query: Nothing,
    body: { name: 'Declined', schema: z.strictObject({ reason: z.string() }) },
    answer: { name: 'BriefDone', schema: BriefDone },
    async run({ params: { id }, body, token, seenVersion, freshId }) {
      const place = await placeOf(token, id);
      await performAction(declineBrief, { ...place, ...body, version: seenVersion, once: freshId });
      return stateOf(token, id);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/briefs/{id}/questions',
    scope: 'briefs:write',
    status: 201,
    summary: 'Ask a question about a brief',
    params: ById,
    query: Nothing,
    body: {
      name: 'AskedQuestion',
      schema: z.strictObject({
        question: z.string(),
        isBlocking: z
          .boolean()
          .default(false)
          .describe('Whether the work can’t continue without the answer.'),
      }),
    },
    answer: { name: 'BriefDone', schema: BriefDone },
    async run({ params: { id }, body, token, freshId }) {
      const place = await placeOf(token, id);
      await performAction(askQuestion, { ...place, ...body, clarificationId: freshId, once: freshId });
      return stateOf(token, id);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/briefs/{id}/questions/{question}/withdrawal',
    scope: 'briefs:write',
    status: 200,
    summary: 'Take back a question of yours that nobody has answered',
    params: ByQuestion,
    query: Nothing,
    body: NOTHING,
    answer: { name: 'BriefDone', schema: BriefDone },
    async run({ params: { id, question }, token, freshId }) {
      const place = await placeOf(token, id);
      await performAction(withdrawQuestion, { ...place, clarificationId: question, once: freshId });
      return stateOf(token, id);
    },
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/briefs/{id}/questions/{question}/answer',
    scope: 'briefs:write',
    status: 200,
    summary: 'Answer a question',
    params: ByQuestion,
    query: Nothing,
    body: { name: 'WrittenAnswer', schema: z.strictObject({ answer: z.string() }) },
    answer: { name: 'BriefDone', schema: BriefDone },
    async run({ params: { id, question }, body, token }) {
      const place = await placeOf(token, id);
      // a PUT may be sent again (RFC 9110, 9.2.2): the question's own id is its key
      await performAction(answerQuestion, { ...place, ...body, clarificationId: question, once: question });
      return stateOf(token, id);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/briefs/{id}/deliveries',
    scope: 'briefs:write',
    status: 201,
    summary: 'Deliver: notes and links for each deliverable',
    description: 'Files are delivered on the page.',
    params: ById,
    query: Nothing,
    body: {
      name: 'WrittenDelivery',
      schema: z.strictObject({
        note: z.string().optional(),
        items: z
          .array(
            z.strictObject({
              deliverableId: z.uuid(),
              note: z.string().optional(),
              link: z.string().optional(),
              met: z
                .array(z.strictObject({ criterionId: z.uuid(), note: z.string().optional() }))
                .default([]),
            }),
          )
          .default([]),
      }),
    },
    answer: { name: 'BriefDone', schema: BriefDone },
    async run({ params: { id }, body: { note, items }, token, freshId }) {
      const place = await placeOf(token, id);
      const delivered = items.map(({ met, ...item }) => ({
        ...item,
        criteria: met.map((criterion) => ({ ...criterion, isMet: true })),
      }));
      await performAction(deliverBrief, { ...place, note, items: delivered, once: freshId });
      return stateOf(token, id);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/briefs/{id}/deliveries/{delivery}/withdrawal',
    scope: 'briefs:write',
    status: 200,
    needsMatch: true,
    summary: 'Take back a delivery of yours that nobody has answered',
    params: ByDelivery,
    query: Nothing,
    body: NOTHING,
    answer: { name: 'BriefDone', schema: BriefDone },
    async run({ params: { id, delivery }, token, seenVersion, freshId }) {
      const place = await placeOf(token, id);
      const seen = { ...place, version: seenVersion, deliveryId: delivery };
      await performAction(takeDeliveryBack, { ...seen, once: freshId });
      return stateOf(token, id);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/briefs/{id}/approval',
    scope: 'briefs:write',
    status: 200,
    needsMatch: true,
    summary: 'Approve a delivery',
    params: ById,
    query: Nothing,
    body: {
      name: 'Approval',
      schema: z.strictObject({
        deliveryId: z.uuid().describe('The latest of `deliveries`, as you have read it.'),
        note: z.string().optional(),
      }),
    },
    answer: { name: 'BriefDone', schema: BriefDone },
    async run({ params: { id }, body, token, seenVersion }) {
      const place = await placeOf(token, id);
      await performAction(approveDelivery, { ...place, ...body, version: seenVersion });
      return stateOf(token, id);
    },
  }),
] as const;
