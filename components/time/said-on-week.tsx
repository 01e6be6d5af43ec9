import { formatInstant } from '@/lib/platform/time/format';
import type { TimesheetPage } from '@/lib/time/sheet.queries';

type SaidOnWeekProps = {
  /** the latest first */
  readonly submissions: TimesheetPage['submissions'];
  readonly zone: string;
  readonly now: Date;
};

/** What was said when a week was handed in, and what was said to it before it was handed in again. */
export function SaidOnWeek({ submissions, zone, now }: SaidOnWeekProps) {
  const [latest, ...before] = submissions;
  const earlier = before
    .toReversed()
    .flatMap(({ id, note, submittedAt, review }) => [
      { id, said: 'Handed in', note, at: submittedAt },
      ...(review
        ? [{ id: `${id} review`, said: 'Sent back', note: review.note, at: review.reviewedAt }]
        : []),
    ])
    .filter(({ note }) => note !== '');
  return (
    <>
      {latest?.note ? <p className="max-w-measure whitespace-pre-wrap">{latest.note}</p> : null}
      {earlier.length > 0 ? (
        <ul aria-label="What was said before" className="grid max-w-measure gap-3">
          {earlier.map(({ id, said, note, at }) => (
            <li key={id} className="border-s-2 border-line ps-3">
              <p className="text-sm text-quiet">
                {said} {formatInstant(at, zone, now)}
              </p>
              <p className="whitespace-pre-wrap">{note}</p>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
