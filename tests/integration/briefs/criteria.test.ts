import { beforeAll, describe, expect, it } from 'vitest';
import { moveFacts } from '@/components/inbox/move-facts';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import { hashDelivery, readHashedDelivery } from '@/lib/briefs/delivery/delivery-hash';
import { approveDelivery, requestRevision } from '@/lib/briefs/delivery/reviewing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import {
  type BriefPlace,
  deliveryForm,
  givenBriefAccepted,
  givenRuthAndMaria,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDatabaseWithPeople();
let place: BriefPlace;
beforeAll(async () => {
  place = await givenRuthAndMaria(await givenPeople());
});

const asOwner = <T>(work: () => Promise<T>) => asPerson(place.owner, work);
const asAssistant = <T>(work: () => Promise<T>) => asPerson(place.assistant, work);

function criteriaOf(brief: BriefDocument) {
  const [first, second] = brief.deliverables[0]?.criteria ?? [];
  if (!first || !second) throw new Error('the brief has two criteria');
  return { deliverableId: brief.deliverables[0]?.id, white: first.id, large: second.id };
}

/** A delivery that says that the first criterion is met, and how. */
async function givenDeliveredWithCriteria(): Promise<BriefDocument> {
  const accepted = await givenBriefAccepted(place);
  const { deliverableId, white, large } = criteriaOf(accepted);
  const criteria = [
    { criterionId: white, isMet: true, note: 'Pure #ffffff.' },
    { criterionId: large, note: 'never ticked' },
  ];
  const items = [{ deliverableId, note: 'All 24.', criteria }];
  doneOf(await asAssistant(() => submit(deliverBrief, { ...seen(accepted), items })));
  return readBrief(place.owner, accepted);
}

/** How Prisma passes on a trigger's message. */
const refusedWith = (originalMessage: string) => ({
  meta: { driverAdapterError: { cause: { originalMessage } } },
});

const reviewOf = (brief: BriefDocument) => ({ ...seen(brief), deliveryId: brief.deliveries.at(-1)?.id });

describe('the criteria of a delivery', () => {
  it('are kept as the assistant ticked them, with how each is met', async () => {
    const delivered = await givenDeliveredWithCriteria();

    expect(delivered.deliveries[0]?.met).toMatchObject([
      { criterionId: criteriaOf(delivered).white, note: 'Pure #ffffff.' },
    ]);
  });

  it('can be all that is delivered', async () => {
    const accepted = await givenBriefAccepted(place);
    const { deliverableId, white } = criteriaOf(accepted);
    const items = [{ deliverableId, criteria: [{ criterionId: white, isMet: true }] }];

    doneOf(await asAssistant(() => submit(deliverBrief, { ...seen(accepted), items })));

    const [delivery] = (await readBrief(place.owner, accepted)).deliveries;
    expect([delivery?.items, delivery?.met.length]).toEqual([[], 1]);
  });

  it.each(['another brief', 'another deliverable of the same brief'])(
    'are refused as nonexistent when they belong to %s',
    async (where) => {
      const deliverables = ['Pictures', 'List'].map((title) => ({ title, criteria: ['Whole'] }));
      const accepted = await givenBriefAccepted(place, { deliverables });
      const other = where === 'another brief' ? await givenBriefAccepted(place) : accepted;
      const criterionId = other.deliverables.at(-1)?.criteria[0]?.id;
      const items = [
        { deliverableId: accepted.deliverables[0]?.id, criteria: [{ criterionId, isMet: true }] },
      ];

      const refusal = refusalOf(await asAssistant(() => submit(deliverBrief, { ...seen(accepted), items })));

      expect(refusal.code).toBe('not_found');
      expect((await readBrief(place.owner, accepted)).deliveries).toEqual([]);
    },
  );

  it('are covered by the hash that the review is bound to', async () => {
    const delivered = await givenDeliveredWithCriteria();
    doneOf(await asOwner(() => submit(approveDelivery, reviewOf(delivered))));

    const [delivery] = (await readBrief(place.owner, delivered)).deliveries;
    const ref = { workspaceId: delivered.workspaceId, briefId: delivered.id, deliveryId: delivery?.id ?? '' };
    const read = await withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
      readHashedDelivery(tx, ref),
    );

    expect(read?.met).toHaveLength(1);
    expect(read && hashDelivery(read)).toBe(delivery?.review?.deliveryHash);
    expect(read && hashDelivery({ ...read, met: [] })).not.toBe(delivery?.review?.deliveryHash);
  });

  it('can’t be added to once the delivery has been reviewed, not even by the app itself', async () => {
    const delivered = await givenDeliveredWithCriteria();
    doneOf(await asOwner(() => submit(approveDelivery, reviewOf(delivered))));
    const { workspaceId, engagementId, id: briefId } = delivered;
    const row = { workspaceId, engagementId, briefId, deliveryId: delivered.deliveries[0]?.id ?? '' };
    const { deliverableId, large: criterionId } = criteriaOf(delivered);
    const item = { id: newId(), deliverableId: deliverableId ?? '', note: 'And one more.' };

    const adding = [
      withActor({ kind: 'user', userId: place.assistant.userId }, (tx) =>
        tx.deliveredCriterion.createMany({ data: { ...row, id: newId(), criterionId, note: '' } }),
      ),
      withActor({ kind: 'user', userId: place.assistant.userId }, (tx) =>
        tx.deliveryItem.createMany({ data: { ...row, ...item } }),
      ),
    ];

    for (const each of await Promise.allSettled(adding))
      expect(each).toMatchObject({
        status: 'rejected',
        reason: refusedWith('this delivery has been reviewed'),
      });
  });
});

describe('a review', () => {
  it('approves nothing while a criterion is marked as not met, and gives back what was typed', async () => {
    const delivered = await givenDeliveredWithCriteria();
    const { white, large } = criteriaOf(delivered);
    const unmet = [
      { criterionId: white, isUnmet: 'off', reason: '' },
      { criterionId: large, isUnmet: 'on', reason: 'Number 7 has 1200 pixels.' },
    ];

    const refusal = refusalOf(
      await asOwner(() => submit(approveDelivery, { ...reviewOf(delivered), unmet, note: 'Nearly.' })),
    );

    expect(refusal.fieldErrors).toEqual({
      'unmet[1].isUnmet': 'You marked this as not met. To approve, mark it as met.',
    });
    expect(refusal.values).toMatchObject({
      note: ['Nearly.'],
      'unmet[0].isUnmet': ['off'],
      'unmet[1].reason': ['Number 7 has 1200 pixels.'],
    });
    expect((await readBrief(place.owner, delivered)).state).toBe('delivered');
  });

  it('sends back what is marked as not met, and leaves the rest as met so far', async () => {
    const delivered = await givenDeliveredWithCriteria();
    const { white, large } = criteriaOf(delivered);
    const unmet = [
      { criterionId: white, isUnmet: 'off', reason: '' },
      { criterionId: large, isUnmet: 'on', reason: 'Number 7 has 1200 pixels.' },
    ];

    doneOf(await asOwner(() => submit(requestRevision, { ...reviewOf(delivered), unmet })));
    const inRevision = await readBrief(place.assistant, delivered);
    const [toDeliver] = moveFacts(inRevision, ['deliver'], []).delivering.deliverables;
    doneOf(await asAssistant(() => submit(deliverBrief, deliveryForm(inRevision))));

    const [first, second] = (await readBrief(place.owner, delivered)).deliveries;
    expect(first?.review?.unmet.map(({ criterionId }) => criterionId)).toEqual([large]);
    expect(second?.review).toBeNull();
    // in the next form what isn't met comes first, and is still posted at its own place
    expect(toDeliver?.criteria).toMatchObject([
      { id: large, number: 1, lastTime: { is: 'unmet', reason: 'Number 7 has 1200 pixels.' } },
      { id: white, number: 0, lastTime: { is: 'metSoFar' } },
    ]);
  });

  it('that approves can’t name anything as not met, whatever writes it', async () => {
    const delivered = await givenDeliveredWithCriteria();
    doneOf(await asOwner(() => submit(approveDelivery, reviewOf(delivered))));
    const { workspaceId, engagementId, id: briefId, deliveries } = await readBrief(place.owner, delivered);
    const row = { workspaceId, engagementId, briefId, reviewId: deliveries[0]?.review?.id ?? '' };

    const naming = withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
      tx.unmetCriterion.createMany({
        data: { ...row, id: newId(), criterionId: criteriaOf(delivered).white, reason: 'Grey.' },
      }),
    );

    await expect(naming).rejects.toMatchObject(
      refusedWith('only a revision or a refusal names what is not met'),
    );
  });
});
