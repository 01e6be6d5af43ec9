import type { ReactNode } from 'react';
import { MarkdownText } from '@/components/ui/markdown';
import { StateLabel } from '@/components/ui/state-label';
import type { BriefDelivery, BriefDocument } from '@/lib/briefs/document/document.queries';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { DeliveryContents } from './delivery-contents';

type BriefDeliveriesProps = {
  readonly brief: BriefDocument;
  readonly zone: string;
  readonly now: Date;
  /** how a delivery without a review is shown, instead of its contents */
  readonly whenOpen?: (delivery: BriefDelivery) => ReactNode;
  /** what follows the contents of a delivery without a review */
  readonly afterOpen?: (delivery: BriefDelivery) => ReactNode;
};

/** The deliveries, newest first, each with its review. */
export function BriefDeliveries({ brief, zone, now, whenOpen, afterOpen }: BriefDeliveriesProps) {
  const newestFirst = [...brief.deliveries].reverse();
  return (
    <ol className="grid gap-10">
      {newestFirst.map((delivery) => (
        <li key={delivery.id} id={`delivery-${delivery.number}`} className="grid max-w-measure gap-4">
          <div>
            <h3>{delivery.number === 1 ? 'Delivery' : `Delivery ${delivery.number}`}</h3>
            <p className="text-sm text-quiet">
              By {delivery.deliveredBy}, {shownInstant(delivery.deliveredAt, zone, now)}
            </p>
          </div>
          {delivery.note ? <MarkdownText>{delivery.note}</MarkdownText> : null}
          {(delivery.review ? null : whenOpen?.(delivery)) ?? (
            <DeliveryContents brief={brief} delivery={delivery} />
          )}
          {delivery.review ? (
            <Review review={delivery.review} zone={zone} now={now} />
          ) : (
            afterOpen?.(delivery)
          )}
        </li>
      ))}
    </ol>
  );
}

type ReviewProps = {
  readonly review: NonNullable<BriefDelivery['review']>;
  readonly zone: string;
  readonly now: Date;
};

const OUTCOMES = {
  approved: { meaning: 'done', words: 'Approved' },
  revision: { meaning: 'needs', words: 'Sent back' },
  refused: { meaning: 'info', words: 'Not accepted' },
  taken_back: { meaning: 'info', words: 'Taken back' },
} as const;

/** Whether it was approved, by whom and when; unmet criteria are marked above. */
function Review({ review, zone, now }: ReviewProps) {
  const { meaning, words } = OUTCOMES[review.outcome];
  return (
    <div className="grid gap-2 border-t border-line pt-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateLabel meaning={meaning}>{words}</StateLabel>
        <span className="text-sm text-quiet">
          by {review.reviewedBy ?? 'the agreement, not by a person'},{' '}
          {shownInstant(review.reviewedAt, zone, now)}
        </span>
      </p>
      {review.note ? <MarkdownText>{review.note}</MarkdownText> : null}
    </div>
  );
}
