import type { AgreementState } from '@/lib/agreements/rules';
import { cadenceInWords } from '@/lib/agreements/terms/terms.rules';
import { type BriefState, OPEN_STATES } from '@/lib/briefs/rules';
import { lastEvaluationOf, nextEvaluation } from '@/lib/evaluations/cadence/cadence.rules';
import { capitalised } from '@/lib/platform/text/capitalised';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { MINUTE_MS } from '@/lib/platform/time/lengths';
import { dateIn } from '@/lib/platform/time/zones';

/** The side that a calendar's reader is on. */
export type Side = 'staff' | 'assistant';

/** Where an entry leads; the code that writes addresses turns it into one. */
export type Leads = {
  readonly to: 'brief' | 'agreement' | 'evaluation' | 'evaluations';
  readonly side: Side;
  readonly workspaceId: string;
  readonly slug: string;
  readonly id: string;
};

/** An entry in a calendar: a span of time, or a whole day. */
export type CalendarEntry = {
  /** the same for as long as it is the same thing, whatever about it changes */
  readonly uid: string;
  /** goes up with each change (RFC 5545, 3.8.7.4) */
  readonly sequence: number;
  readonly stampedAt: Date;
  readonly title: string;
  readonly details: string;
  readonly leads: Leads;
  readonly isCancelled: boolean;
  readonly when:
    | { readonly from: Date; readonly until: Date }
    /** `2026-11-27` */
    | { readonly day: string };
};

type Work = {
  readonly workspaceId: string;
  readonly slug: string;
  readonly business: string;
  readonly assistant: string;
  readonly side: Side;
  readonly version: number;
  readonly changedAt: Date;
};

export type BriefInCalendar = Work & {
  readonly id: string;
  readonly title: string;
  readonly state: BriefState;
  readonly deadlineAt: Date;
  /** since when its clock stands still for a question; null while it runs */
  readonly stoppedAt: Date | null;
  readonly checkIns: readonly {
    readonly id: string;
    readonly at: Date;
    readonly about: string;
  }[];
};

/** A deadline is an instant; it is shown as the half hour before it, since calendars hide zero-length entries. */
const DEADLINE_MS = 30 * MINUTE_MS;
const CHECK_IN_MS = 15 * MINUTE_MS;
/** How many days an ended or cancelled entry stays, so that every calendar has read it. */
export const DAYS_KEPT = 30;

const UNTIL_ANSWERED =
  'The clock stands still until a question is answered. Then the deadline moves by as long as it stood.';

/** Cancelled, or never accepted: its deadline no longer matters to anybody. */
const CALLED_OFF: readonly BriefState[] = ['cancelled', 'declined', 'withdrawn'];

/** @returns a brief's deadline and its check-ins; cancelled when the work is cancelled, or finished before them. */
export function entriesOfBrief(brief: BriefInCalendar): readonly CalendarEntry[] {
  const { id, title, state, deadlineAt, changedAt, stoppedAt } = brief;
  const isOpen = OPEN_STATES.includes(state);
  const isStopped = isOpen && stoppedAt !== null;
  const common = { ...commonOf(brief), leads: leadsTo('brief', brief, id) };
  return [
    {
      ...common,
      uid: `brief-${id}`,
      stampedAt: isStopped ? stoppedAt : changedAt,
      title: `${state === 'approved' ? 'Approved' : isStopped ? 'Due later' : 'Due'}: ${title}`,
      details: isStopped ? `${UNTIL_ANSWERED}\n${partnerOf(brief)}` : partnerOf(brief),
      isCancelled: CALLED_OFF.includes(state),
      when: { from: new Date(deadlineAt.getTime() - DEADLINE_MS), until: deadlineAt },
    },
    ...brief.checkIns.map((checkIn) => ({
      ...common,
      uid: `check-in-${checkIn.id}`,
      title: `Check-in: ${title}`,
      details: `${checkIn.about}\n${partnerOf(brief)}`,
      isCancelled: !isOpen && checkIn.at > changedAt,
      when: {
        from: checkIn.at,
        until: new Date(checkIn.at.getTime() + CHECK_IN_MS),
      },
    })),
  ];
}

export type AgreementInCalendar = Work & {
  readonly id: string;
  readonly engagementId: string;
  readonly title: string;
  readonly state: AgreementState;
  /** the zone in which days are counted: the business's */
  readonly zone: string;
  readonly endsAt: Date | null;
  /** from when the months are counted: the first agreement of this engagement, or an evaluation that was begun early */
  readonly agreedSince: Date;
  /** the first instant of the term that it names */
  readonly termFrom: Date;
  /**
   * the instant of the last opened evaluation, if the cadence named it; null before the first, and if it was begun
   * early
   */
  readonly lastNamed: Date | null;
  readonly lastOpenedAt: Date | null;
  /** the end of the day on which the open evaluation is due; null while none is open */
  readonly openDueAt: Date | null;
  /** that evaluation's: it is there to be written */
  readonly openId: string | null;
  readonly cadenceMonths: number;
  /** whether the engagement has ended */
  readonly hasEnded: boolean;
};

/**
 * @returns an agreement's last day, and the day on which the next evaluation is due, unless it ends earlier; cancelled
 * once it is replaced or over. An open evaluation is done all the same, until the end of the engagement.
 */
export function entriesOfAgreement(agreement: AgreementInCalendar, now: Date): readonly CalendarEntry[] {
  const { id, engagementId, openId, openDueAt, title, state, zone, endsAt, changedAt, hasEnded } = agreement;
  const isInForce = state === 'in_force';
  // for an agreement that is over, the entries that were ahead at its last change are needed, whatever its end: to
  // cancel them
  const due = isInForce ? dayDue(agreement, now) : dayDue({ ...agreement, endsAt: null }, changedAt);
  const common = commonOf(agreement);
  return [
    ...(endsAt === null
      ? []
      : [
          {
            ...common,
            uid: `agreement-end-${id}`,
            title: `Last day: ${title}`,
            details: partnerOf(agreement),
            leads: leadsTo('agreement', agreement, id),
            isCancelled: !isInForce && endsAt > changedAt,
            // it ends where the next day begins
            when: { day: dateIn(lastMomentBefore(endsAt), zone) },
          },
        ]),
    ...(due === null
      ? []
      : [
          {
            ...common,
            // iCalendar needs a number that only grows: an amendment counts its versions from 1 again, time doesn't
            sequence: Math.floor((changedAt.getTime() - Date.UTC(2020, 0)) / MINUTE_MS),
            uid: `evaluation-${engagementId}-${due}`,
            title: `Evaluation due: ${agreement.side === 'staff' ? agreement.assistant : agreement.business}`,
            details: `${capitalised(cadenceInWords(agreement.cadenceMonths))}, as agreed.`,
            leads: openId
              ? leadsTo('evaluation', agreement, openId)
              : leadsTo('evaluations', agreement, engagementId),
            isCancelled: openDueAt === null ? !isInForce : hasEnded,
            when: { day: due },
          },
        ]),
  ];
}

/**
 * @returns the day on which the open evaluation is due, or the next one by the cadence; null when the agreement ends
 * before.
 */
function dayDue(agreement: AgreementInCalendar, at: Date): string | null {
  const { agreedSince, cadenceMonths, zone, endsAt, termFrom, lastNamed, lastOpenedAt, openDueAt } =
    agreement;
  if (openDueAt) return dateIn(lastMomentBefore(openDueAt), zone);
  const last = lastEvaluationOf({ countedFrom: agreedSince, plannedFor: lastNamed, openedAt: lastOpenedAt });
  const cadence = { since: agreedSince, months: cadenceMonths, zone, termFrom, endsAt, last };
  const next = nextEvaluation(cadence, at);
  return next && dateIn(next.dueWith, zone);
}

function commonOf({ version, changedAt }: Work) {
  return { sequence: version, stampedAt: changedAt };
}

function partnerOf({ side, assistant, business }: Work): string {
  return side === 'staff' ? `With ${assistant}` : `For ${business}`;
}

function leadsTo(to: Leads['to'], { side, workspaceId, slug }: Work, id: string): Leads {
  return { to, side, workspaceId, slug, id };
}
