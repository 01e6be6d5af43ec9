import { Notice } from '@/components/ui/notice';
import { notCarriedOut } from '@/lib/evaluations/adjusting/adjustments.rules';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import { SIDES } from '@/lib/evaluations/rules';
import { lastDayToWrite, writingInWords } from '@/lib/evaluations/showing.rules';
import { dateOf } from '@/lib/platform/time/date-columns';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import { formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { shownDay } from '@/lib/platform/time/shown-instants';

type StandingProps = {
  readonly page: EvaluationPage;
  /** the reader's own; due days are the business's */
  readonly zone: string;
  readonly now: Date;
};

/** What waits for whom now, in a sentence. */
export function EvaluationStatus({ page, zone: own, now }: StandingProps) {
  const { state, hasEnded, workEndsAt, side, dueAt, zone, move, openedBy } = page;
  const otherName = side === 'owner' ? page.assistant.name : page.business.name;
  const dueDay = formatDay(lastMomentBefore(dueAt), zone, now);
  const day = lastDayToWrite(page, now);
  const isOverdue = dueAt <= now && state !== 'done' && !hasEnded;
  return (
    <>
      {isOverdue ? (
        <Notice meaning="risk" title={`It was due ${dueDay}`}>
          <p>It can’t be dismissed. It is done once both of you have signed.</p>
        </Notice>
      ) : null}
      {workEndsAt && !hasEnded && state !== 'done' ? (
        <Notice
          meaning="needs"
          title={`Your work together ends: the last day is ${formatDay(lastMomentBefore(workEndsAt), zone, now)}`}
        >
          <p>
            Both sign before it is over. Anything unfinished by then stays as it is, and nobody can sign it
            alone.
          </p>
        </Notice>
      ) : null}
      <p role="status" className="max-w-measure">
        {waitingInWords({ ...page, own, otherName, day }, now)}
      </p>
      {state === 'done' && workEndsAt === null ? <ToCarryOut page={page} /> : null}
      {openedBy ? (
        <p className="text-sm text-quiet">
          {openedBy === side ? 'You began it' : `${otherName} began it`} before its time.
          {hasEnded || workEndsAt !== null ? '' : ' The next is counted from this one.'}
        </p>
      ) : null}
      {move ? (
        <p className="max-w-measure text-sm text-quiet">
          {move.party === side ? 'You moved it' : `${otherName} moved it`} from{' '}
          {shownDay(lastMomentBefore(move.fromDueAt), zone, now)}: “{move.reason}”
        </p>
      ) : null}
    </>
  );
}

/** What both signed isn't carried out by itself: the button is beside the adjustment, far below. */
function ToCarryOut({ page: { adjustments, side } }: { readonly page: EvaluationPage }) {
  const { count, firstBy } = notCarriedOut(adjustments);
  if (count === 0) return null;
  const by = firstBy && `${count === 1 ? 'by' : 'the first by'} ${dateInWords(dateOf(firstBy))}`;
  return (
    <Notice
      meaning={side === 'owner' ? 'needs' : 'info'}
      title={`${count === 1 ? 'One change waits' : `${count} changes wait`} to be carried out${by ? `, ${by}` : ''}`}
    >
      <p>
        <a href="#changes">What you change</a> says who sees to it.
      </p>
    </Notice>
  );
}

type Waiting = Pick<EvaluationPage, 'state' | 'hasEnded' | 'facts' | 'side' | 'closedAt' | 'zone'> & {
  readonly otherName: string;
  /** the reader's zone; `zone` is the business's */
  readonly own: string;
  /** after which what is in is revealed */
  readonly day: string;
};

/** @returns what waits for whom, for the reader. */
function waitingInWords(waiting: Waiting, now: Date): string {
  const { state, hasEnded, facts, side, closedAt, zone, own, otherName, day } = waiting;
  if (hasEnded && state !== 'done') {
    return 'Your work together ended before both of you had signed, so it stays as it was on the last day.';
  }
  switch (state) {
    case 'open':
      if (!facts.handedIn.includes(side)) return writingInWords({ facts, zone }, now);
      return `Yours is in. You can both read it once ${otherName} has handed in as well, or when ${day} is over.`;
    case 'revealed':
      if (!facts.handedIn.includes(side))
        return `${otherName} has handed in, and you can read it. Hand in yours as well: neither of you can sign before.`;
      if (facts.handedIn.length < SIDES.length)
        return `What you wrote is shown. ${otherName} hasn’t handed in, and still can: neither of you can sign before.`;
      return 'Read what each of you wrote, talk about it, and say what changes. Then both of you sign.';
    case 'signed_by_one':
      return facts.signatures.some(({ party }) => party === side)
        ? `You have signed. It is done once ${otherName} has signed as well.`
        : `${otherName} has signed. Read it to the end, and sign as well; or open it again, and say what isn’t right.`;
    case 'done':
      return `Both of you signed it${closedAt ? `, ${formatDay(closedAt, own, now)}` : ''}. It stays as it is.`;
  }
}
