import { shownInstant } from '@/lib/platform/time/shown-instants';
import type { TimesheetPage } from '@/lib/time/weeks/sheet.queries';

type WeekNotesProps = {
  /** the latest first */
  readonly submissions: TimesheetPage['submissions'];
  readonly zone: string;
  readonly now: Date;
};

/** The notes to a week: with each time it was handed in, with each answer, and when it was taken back. */
export function WeekNotes({ submissions, zone, now }: WeekNotesProps) {
  const waits = submissions[0]?.review?.outcome !== 'taken_back';
  const latest = waits ? submissions[0] : undefined;
  const earlier = (waits ? submissions.slice(1) : submissions)
    .toReversed()
    .flatMap(({ id, note, submittedAt, review }) => {
      const isTakenBack = review?.outcome === 'taken_back';
      const ended = isTakenBack ? 'Taken back' : 'Sent back';
      const said = [
        { id, said: 'Handed in', note, at: submittedAt },
        ...(review ? [{ id: `${id} review`, said: ended, note: review.note, at: review.reviewedAt }] : []),
      ];
      return isTakenBack ? said : said.filter(({ note }) => note !== '');
    });
  return (
    <>
      {latest?.note ? <p className="max-w-measure whitespace-pre-wrap">{latest.note}</p> : null}
      {earlier.length > 0 ? (
        <ul aria-label="What was said before" className="grid max-w-measure gap-3">
          {earlier.map(({ id, said, note, at }) => (
            <li key={id} className="border-s-2 border-line ps-3">
              <p className="text-sm text-quiet">
                {said} {shownInstant(at, zone, now)}
              </p>
              {note ? <p className="whitespace-pre-wrap">{note}</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
