import { Notice } from '@/components/ui/notice';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import type { TimesheetState } from '@/lib/time/rules';
import type { TimesheetPage } from '@/lib/time/weeks/sheet.queries';

type Submission = TimesheetPage['submissions'][number];

type WeekStandingProps = {
  readonly state: TimesheetState;
  /** the latest; null while nothing was handed in */
  readonly submission: Submission | null;
  /** an `approver` answers a week, and only an owner disputes what silence approved */
  readonly reader: 'owner' | 'approver' | 'assistant';
  readonly zone: string;
  readonly now: Date;
};

/** A week's state, and what its last answer said. */
export function WeekStatus({ state, submission, reader, zone, now }: WeekStandingProps) {
  const review = submission?.review ?? null;
  switch (state) {
    case 'open':
      return review?.outcome === 'taken_back' ? (
        <TakenBack at={shownInstant(review.reviewedAt, zone, now)} reader={reader} />
      ) : null;
    case 'closed':
      return <Notice title="Closed without time">There was nothing to approve.</Notice>;
    case 'submitted':
      return (
        <Notice
          meaning={reader === 'assistant' ? 'info' : 'needs'}
          title={reader === 'assistant' ? 'It waits for an answer' : 'It waits for your answer'}
        >
          {submission?.countsAsApprovedAt
            ? `Without one it counts as approved on ${shownInstant(submission.countsAsApprovedAt, zone, now)} your time, as agreed.`
            : 'The agreement doesn’t count silence as approval, so it waits until somebody answers.'}
        </Notice>
      );
    case 'returned':
      return (
        <Notice meaning="risk" title="Sent back">
          <p className="whitespace-pre-wrap">{review?.note}</p>
        </Notice>
      );
    case 'approved':
      return (
        <Notice meaning="done" title="Approved">
          {review
            ? `${shownInstant(review.reviewedAt, zone, now)}${review.byAgreementId ? ', by the agreement: nobody answered in time' : ''}. `
            : ''}
          {finalInWords(review?.disputableUntil ?? null, reader, zone, now)}
          {review?.note ? <p className="mt-1 whitespace-pre-wrap">{review.note}</p> : null}
        </Notice>
      );
  }
}

function TakenBack({ at, reader }: { at: string; reader: WeekStandingProps['reader'] }) {
  return reader === 'assistant' ? (
    <Notice title="You took it back">
      That was {at}. Change what isn’t right, and close the week again.
    </Notice>
  ) : (
    <Notice title="Taken back">
      The assistant took it back {at}, to put something right. It comes to you again once it is handed in.
    </Notice>
  );
}

const MAY_DISPUTE: Record<WeekStandingProps['reader'], string> = {
  owner: 'You can dispute an entry of it',
  approver: 'An owner can dispute an entry of it',
  assistant: 'An entry of it can be disputed',
};

/** Until when an entry of it can be disputed, and what holds from then on. */
function finalInWords(
  until: Date | null,
  reader: WeekStandingProps['reader'],
  zone: string,
  now: Date,
): string {
  if (until === null || until <= now) {
    return 'It can’t be changed any more; a correction is an entry of its own.';
  }
  const when = `until ${shownInstant(until, zone, now)} your time`;
  return `${MAY_DISPUTE[reader]} ${when}, as agreed; then it is final.`;
}
