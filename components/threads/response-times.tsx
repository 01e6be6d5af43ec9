import { PageSection } from '@/components/ui/page';
import type { ResponseTimes as Times } from '@/lib/threads/responses/responses.queries';
import { inHours, usualAnswer } from './answering-words';

type ResponseTimesProps = { readonly times: Times };

/** How fast each side answers the other, against what they have agreed: the same words for both, read by both. */
export function ResponseTimes({ times }: ResponseTimesProps) {
  const { agreedHours, sides } = times;
  if (sides.every(({ counted }) => counted === 0)) return null;
  return (
    <PageSection title="How fast you answer each other">
      <dl className="grid max-w-measure gap-3">
        {sides.map((side) => (
          <div key={side.side} className="grid gap-0.5">
            <dt className="font-semibold">{side.name}</dt>
            <dd>{usualAnswer(side)}</dd>
            {side.inTime !== null && side.counted > 0 ? (
              <dd>
                In time, as agreed: {side.inTime} of {side.counted}
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
      <p className="mt-3 max-w-measure text-sm text-quiet">
        {agreedHours === null
          ? 'No answer time is agreed.'
          : `Agreed: within ${inHours(agreedHours * 60)} on working days.`}{' '}
        This counts the newest of the last 90 days: messages that ask something, and questions about briefs,
        until the other side says something in the same place. You both see the same figures.
      </p>
    </PageSection>
  );
}
