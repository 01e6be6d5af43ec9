'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { definePreparedAction } from '@/lib/platform/actions/pipeline';
import { storeUpload } from '@/lib/platform/files/storing';
import { newId } from '@/lib/platform/ids';
import { demand } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { endUploads, readyUploads } from '@/lib/uploads/taking';
import { auditBrief } from '../auditing';
import { type BriefRef, loadBrief } from '../loading';
import { moveBrief } from '../moving';
import { notifyStaff } from '../notifying';
import { resumeClock } from '../questions/pauses';
import { settleRisks } from '../risk/risks';
import { decide } from '../rules';
import { DeliverBrief } from './delivery.schema';
import { type DeliveredItem, requireOwnDeliverables, writeItems } from './delivery-items';
import { deliveryMail } from './emails/delivery';
import { findSilenceEnd, planReviewReminders } from './silence';

/** The assistant delivers: notes, links and files against the deliverables, all at once. */
export const deliverBrief = definePreparedAction({
  name: 'briefs.deliver',
  input: DeliverBrief,
  once: {
    ...DONE_AS_BEFORE,
    refusalOfOther:
      'Your delivery arrived earlier with something else in it, and is waiting for review as it was. Nothing was changed now, and what you typed is still here: say in a message what else they need.',
  },
  limit: 'upload',
  async prepare({ items, ...brief }, { userId }) {
    await refuseBeforeStoring(brief, userId);
    const stored: DeliveredItem[] = [];
    for (const { files, uploads: ids, row, ...item } of items) {
      const goal = { kind: 'delivery', briefId: brief.id, deliverableId: item.deliverableId } as const;
      const place = { workspaceId: brief.workspaceId, goal };
      const uploads = [...(await readyUploads(userId, place, ids, `items[${row}].uploads`))];
      for (const file of files) uploads.push(await storeUpload(file, `items[${row}].files`));
      stored.push({ ...item, uploads });
    }
    return stored;
  },
  async run(scope, items) {
    const { input, tx, me, now } = scope;
    const { brief, facts, actor, latestDelivery } = await loadBrief(tx, me, input);
    const next = demand(decide(facts, 'deliver', actor));
    await requireOwnDeliverables(tx, brief, items);

    const place = { workspaceId: brief.workspaceId, engagementId: brief.engagementId };
    const deliveryId = newId();
    const number = (latestDelivery?.number ?? 0) + 1;
    const until = await findSilenceEnd(tx, brief, now);
    await moveBrief(tx, brief, next, now);
    await tx.delivery.createMany({
      data: {
        ...place,
        id: deliveryId,
        briefId: brief.id,
        number,
        note: input.note,
        deliveredById: me.userId,
        deliveredAt: now,
        countsAsApprovedAt: until,
      },
    });
    const uploadIds = input.items.flatMap(({ uploads }) => uploads);
    await endUploads(tx, { workspaceId: brief.workspaceId, into: 'delivery' }, uploadIds);
    await writeItems(tx, { ...place, briefId: brief.id, deliveryId, deliveredById: me.userId }, items);
    await resumeClock(tx, brief, { at: now });
    await planReviewReminders(tx, brief, { deliveryId, until, now });
    await settleRisks(tx, brief, now);
    await auditBrief(scope, brief, 'brief.delivered', { deliveryId, number });
    await notifyStaff(tx, brief, {
      kind: 'brief.delivered',
      factId: deliveryId,
      at: now,
      write: (words) => deliveryMail(words, { note: input.note, number, until }),
    });
  },
});

/** Nothing is written to disk for somebody who may not deliver. */
async function refuseBeforeStoring(ref: BriefRef, userId: string): Promise<void> {
  await withActor({ kind: 'user', userId }, async (tx, me) => {
    const { facts, actor } = await loadBrief(tx, { ...me, userId }, ref);
    demand(decide(facts, 'deliver', actor));
  });
}
