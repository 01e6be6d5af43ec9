import type { ReactNode } from 'react';
import { FileLink } from '@/components/ui/file-link';
import { MarkdownText } from '@/components/ui/markdown';
import { StateLabel } from '@/components/ui/state-label';
import type { BriefDelivery, BriefDocument } from '@/lib/briefs/document.queries';
import { addresses } from '@/lib/platform/addresses';
import { formatInstant } from '@/lib/platform/time/format';

type BriefDeliveriesProps = {
  readonly brief: BriefDocument;
  readonly zone: string;
  readonly now: Date;
  /** what belongs below a delivery without a review */
  readonly whenOpen?: (delivery: BriefDelivery) => ReactNode;
};

/** What has been delivered, newest first, each with its review. */
export function BriefDeliveries({ brief, zone, now, whenOpen }: BriefDeliveriesProps) {
  const newestFirst = [...brief.deliveries].reverse();
  return (
    <ol className="grid gap-10">
      {newestFirst.map((delivery) => (
        <li key={delivery.id} id={`delivery-${delivery.number}`} className="grid max-w-measure gap-4">
          <div>
            <h3>{delivery.number === 1 ? 'Delivery' : `Delivery ${delivery.number}`}</h3>
            <p className="text-sm text-quiet">
              By {delivery.deliveredBy}, {formatInstant(delivery.deliveredAt, zone, now)}
            </p>
          </div>
          {delivery.note ? <MarkdownText>{delivery.note}</MarkdownText> : null}
          <Items brief={brief} delivery={delivery} />
          {delivery.review ? <Review review={delivery.review} zone={zone} now={now} /> : whenOpen?.(delivery)}
        </li>
      ))}
    </ol>
  );
}

function Items({ brief, delivery }: { brief: BriefDocument; delivery: BriefDelivery }) {
  return (
    <ul className="grid gap-4">
      {[...brief.deliverables, ...brief.retiredDeliverables].map(({ id, title }) => {
        const items = delivery.items.filter(({ deliverableId }) => deliverableId === id);
        if (items.length === 0) return null;
        return (
          <li key={id} className="border-s-2 border-line ps-4">
            <p className="font-semibold [overflow-wrap:anywhere]">{title}</p>
            <ul className="grid gap-1.5">
              {items.map((item) => (
                <Item key={item.id} item={item} workspaceId={brief.workspaceId} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function Item({ item, workspaceId }: { item: BriefDelivery['items'][number]; workspaceId: string }) {
  return (
    <li className="grid gap-1 [overflow-wrap:anywhere]">
      {item.note ? <MarkdownText>{item.note}</MarkdownText> : null}
      {item.link === null ? null : <DeliveredLink link={item.link} />}
      {item.file ? <FileLink {...item.file} href={addresses.file(workspaceId, item.file.id)} /> : null}
    </li>
  );
}

/** Only what a browser opens as a page is a link; anything else stays text. */
function DeliveredLink({ link }: { link: string }) {
  if (!/^https?:\/\//i.test(link)) return <span>{link}</span>;
  return (
    <a href={link} rel="noopener nofollow noreferrer" target="_blank">
      {link}
    </a>
  );
}

function Review({
  review,
  zone,
  now,
}: {
  review: NonNullable<BriefDelivery['review']>;
  zone: string;
  now: Date;
}) {
  const isApproved = review.outcome === 'approved';
  return (
    <div className="grid gap-2 border-t border-line pt-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateLabel meaning={isApproved ? 'done' : 'needs'}>
          {isApproved ? 'Approved' : 'Sent back'}
        </StateLabel>
        <span className="text-sm text-quiet">
          by {review.reviewedBy}, {formatInstant(review.reviewedAt, zone, now)}
        </span>
      </p>
      {review.unmet.length > 0 ? (
        <dl className="grid gap-2">
          {review.unmet.map(({ criterionId, criterion, reason }) => (
            <div key={criterionId} className="[overflow-wrap:anywhere]">
              <dt className="font-semibold">Not met: {criterion}</dt>
              <dd className="whitespace-pre-line">{reason}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {review.note ? <MarkdownText>{review.note}</MarkdownText> : null}
    </div>
  );
}
