import { CauseNote } from '@/components/briefs/delivered-criteria';
import { MarkdownText } from '@/components/ui/markdown';
import { PageSection } from '@/components/ui/page';
import { latestStanding } from '@/lib/briefs/delivery/criteria.rules';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { shownInstant } from '@/lib/platform/time/shown-instants';

/** What came back and why, before anything else on the page of a brief in revision. */
export function UnmetFirst({ brief, zone, now }: { brief: BriefDocument; zone: string; now: Date }) {
  const review = latestStanding(brief.deliveries)?.review;
  if (brief.state !== 'revision' || !review) return null;
  const asked = new Set(brief.deliverables.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  return (
    <PageSection title="Not met yet" className="mb-10">
      <div className="grid max-w-measure gap-4">
        <dl className="grid gap-3">
          {review.unmet.map(({ criterionId, criterion, reason, cause }) => (
            <div key={criterionId} className="border-s-2 border-needs ps-4">
              <dt className="font-semibold">
                {criterion}
                {asked.has(criterionId) ? null : <span className="font-normal"> (no longer asked for)</span>}
              </dt>
              <dd className="whitespace-pre-line">{reason}</dd>
              {cause === 'brief' ? (
                <dd>
                  <CauseNote cause={cause} />
                </dd>
              ) : null}
            </div>
          ))}
        </dl>
        {review.note ? <MarkdownText>{review.note}</MarkdownText> : null}
        <p className="text-sm text-quiet">
          {review.reviewedBy}, {shownInstant(review.reviewedAt, zone, now)}
        </p>
      </div>
    </PageSection>
  );
}
