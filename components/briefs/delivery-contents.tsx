import { deliveryBefore, mentionedCriteria } from '@/lib/briefs/delivery/criteria.rules';
import type { BriefDelivery, BriefDocument } from '@/lib/briefs/document/document.queries';
import { DeliveredCriteria } from './delivered-criteria';
import { DeliveredItems } from './delivered-items';

/** A delivery's contents, by deliverable and criterion, including those no longer asked for. */
export function DeliveryContents({ brief, delivery }: { brief: BriefDocument; delivery: BriefDelivery }) {
  const before = deliveryBefore(brief.deliveries, delivery);
  const touched = [...brief.deliverables, ...brief.retiredDeliverables].filter(
    ({ id }) =>
      delivery.items.some(({ deliverableId }) => deliverableId === id) ||
      mentionedCriteria(delivery, id).length > 0,
  );
  return (
    <ul className="grid gap-4">
      {touched.map(({ id, title }) => (
        <li key={id} className="grid gap-1.5 border-s-2 border-line ps-4">
          <p className="font-semibold">{title}</p>
          <DeliveredItems
            workspaceId={brief.workspaceId}
            deliverableId={id}
            delivery={delivery}
            before={before}
          />
          <DeliveredCriteria deliverableId={id} delivery={delivery} />
        </li>
      ))}
    </ul>
  );
}
