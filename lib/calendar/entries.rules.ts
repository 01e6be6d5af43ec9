import type { AgreementState } from '@/lib/agreements/rules';
import { cadenceInWords } from '@/lib/agreements/terms.rules';
import { type BriefState, OPEN_STATES } from '@/lib/briefs/rules';
import { lastOf, nextEvaluation } from '@/lib/evaluations/cadence.rules';
import { capitalised } from '@/lib/platform/capitalised';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { dateIn } from '@/lib/platform/time/zones';

/** Which side of the work the reader of a calendar is on. */
export type Side = 'staff' | 'assistant';

/** Where an entry leads, for whoever writes addresses. */
export type Leads = {
  readonly to: 'brief' | 'agreement' | 'evaluation' | 'evaluations';
  readonly side: Side;
  readonly workspaceId: string;
  readonly slug: string;
  readonly id: string;
};

/** Something that stands in a calendar: a span of time on a clock, or a whole day. */
export type CalendarEntry = {
  /** the same for as long as it is the same thing, whatever changes about it */
  readonly uid: string;
  /** counts up with each change (RFC 5545, 3.8.7.4) */
  readonly sequence: number;
  readonly stampedAt: Date;
  readonly title: string;
  readonly details: string;
  readonly leads: Leads;
  readonly isCancelled: boolean;
  readonly when:
    | { readonly from: Date; readonly until: Date; readonly zone: string }
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
  readonly zone: string;
  readonly checkIns: readonly {
    readonly id: string;
    readonly at: Date;
    readonly zone: string;
    readonly about: string;
  }[];
};

const MINUTE_MS = 60_000;
/** A deadline is an instant; it is shown as the half hour before it, since calendars hide what takes no time. */
const DEADLINE_MS = 30 * MINUTE_MS;
const CHECK_IN_MS = 15 * MINUTE_MS;
/** For so many days what is over or was called off still stands in a calendar, so that every calendar has heard of it. */
export const DAYS_KEPT = 30;

/** What was called off, or never taken on: its deadline is nobody's any more. */
const CALLED_OFF: readonly BriefState[] = ['cancelled', 'declined', 'withdrawn'];

/** @returns the deadline of a brief and its check-ins; cancelled when the work is called off, or done before them. */
export function entriesOfBrief(brief: BriefInCalendar): readonly CalendarEntry[] {
  const { id, title, state, deadlineAt, zone, changedAt } = brief;
  const isOpen = OPEN_STATES.includes(state);
  const common = { ...commonOf(brief), leads: leadsTo('brief', brief, id) };
  return [
    {
      ...common,
      uid: `brief-${id}`,
      title: `${state === 'approved' ? 'Approved' : 'Due'}: ${title}`,
      details: partnerOf(brief),
      isCancelled: CALLED_OFF.includes(state),
      when: { from: new Date(deadlineAt.getTime() - DEADLINE_MS), until: deadlineAt, zone },
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
        zone: checkIn.zone,
      },
    })),
  ];
}

export type AgreementInCalendar = Work & {
  readonly id: string;
  readonly engagementId: string;
  readonly title: string;
  readonly state: AgreementState;
  /** in which days are counted: the business's */
  readonly zone: string;
  readonly endsAt: Date | null;
  /** from when the months are counted: the first agreement of this engagement, or an evaluation that was begun early */
  readonly agreedSince: Date;
  /** the first moment of the term that it names */
  readonly termFrom: Date;
  /** the moment of the evaluation opened last, if the cadence named it; null before the first, and where it was begun early */
  readonly lastNamed: Date | null;
  readonly lastOpenedAt: Date | null;
  /** the end of the day on which the evaluation is due that isn't done; null while none is open */
  readonly openDueAt: Date | null;
  /** of that evaluation: it is there to be written */
  readonly openId: string | null;
  readonly cadenceMonths: number;
  /** whether the work of the two has ended */
  readonly hasEnded: boolean;
};

/**
 * @returns the last day of an agreement, and the day on which the next evaluation is due, if it doesn't end earlier; cancelled once
 * it is replaced or over. An evaluation that is open is done all the same, until the work of the two has ended.
 */
export function entriesOfAgreement(agreement: AgreementInCalendar, now: Date): readonly CalendarEntry[] {
  const { id, engagementId, openId, openDueAt, title, state, zone, endsAt, changedAt, hasEnded } = agreement;
  const isInForce = state === 'in_force';
  // of one that is over, what lay ahead of its last change is wanted, whatever its end: that entry is to be cancelled
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
            // iCalendar wants a number that only grows: an amendment counts its versions from 1 again, time doesn't
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

/** @returns the day on which the open evaluation is due, or the one that the cadence names next; null when the agreement ends before. */
function dayDue(agreement: AgreementInCalendar, at: Date): string | null {
  const { agreedSince, cadenceMonths, zone, endsAt, termFrom, lastNamed, lastOpenedAt, openDueAt } =
    agreement;
  if (openDueAt) return dateIn(lastMomentBefore(openDueAt), zone);
  const last = lastOf({ countedFrom: agreedSince, plannedFor: lastNamed, openedAt: lastOpenedAt });
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
