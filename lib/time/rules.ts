import { accept, type Result, refuse } from '@/lib/platform/result';

/** The states of a week's time, in the order a reader meets them (payments.md, "What is owed"). */
export const TIMESHEET_STATES = ['open', 'submitted', 'returned', 'approved', 'closed'] as const;
export type TimesheetState = (typeof TIMESHEET_STATES)[number];

/** How a submission ended: with an answer, or by being taken back. */
export const WEEK_OUTCOMES = ['approved', 'returned', 'taken_back'] as const;
export type WeekOutcome = (typeof WEEK_OUTCOMES)[number];

/** What people do with a week: record time in it, close it with or without time, take it back, answer it. */
export const TIMESHEET_ACTIONS = ['write', 'submit', 'closeEmpty', 'takeBack', 'approve', 'return'] as const;
export type TimesheetAction = (typeof TIMESHEET_ACTIONS)[number];

/** An `approver` is a manager whom an owner allows to approve time. */
export const TIMESHEET_ROLES = ['owner', 'approver', 'manager', 'assistant'] as const;
export type TimesheetRole = (typeof TIMESHEET_ROLES)[number];

type Move = {
  readonly by: readonly TimesheetRole[];
  readonly from: Partial<Record<TimesheetState, TimesheetState>>;
};

const ASSISTANT = ['assistant'] as const;
const APPROVERS = ['owner', 'approver'] as const;

/**
 * The whole life of a week. Each line reads: who, from which state, to which state. A week closed without time was
 * never approved, so that forgotten time can still be recorded in it.
 */
const MOVES: Record<TimesheetAction, Move> = {
  write: { by: ASSISTANT, from: { open: 'open', returned: 'returned', closed: 'open' } },
  submit: { by: ASSISTANT, from: { open: 'submitted', returned: 'submitted' } },
  closeEmpty: { by: ASSISTANT, from: { open: 'closed', returned: 'closed' } },
  takeBack: { by: ASSISTANT, from: { submitted: 'open' } },
  approve: { by: APPROVERS, from: { submitted: 'approved' } },
  return: { by: APPROVERS, from: { submitted: 'returned' } },
};

const STATE_WORDS: Record<TimesheetState, string> = {
  open: 'open',
  submitted: 'handed in',
  returned: 'sent back',
  approved: 'approved',
  closed: 'closed without time',
};

/** The next step, told to somebody who wanted to do something else. */
const WHAT_NEXT: Record<TimesheetState, string> = {
  open: 'The assistant closes it first.',
  // only the person who worked it is refused something here: the others answer it
  submitted: 'Take it back to change it, as long as nobody has answered.',
  returned: 'The assistant fixes it first, and closes it again.',
  approved: 'It stays as it is: an owner puts it right by a correction on the statement.',
  closed: 'The assistant can still add what was forgotten.',
};

/** The same, for the person who worked it: what is with them needs nobody else. */
const WITH_YOU: Partial<Record<TimesheetState, string>> = {
  open: 'It is with you: change it, and close it once it is right.',
  returned: 'It is with you: fix it, and close it again.',
};

/** @returns the state in words that complete "This week is …". */
export function stateInWords(state: TimesheetState): string {
  return STATE_WORDS[state];
}

/**
 * Decides whether somebody may do something with a week's time now. A manager may not, unless an owner allows it:
 * approving time is spending.
 * @returns the next state, or a refusal written for that person.
 */
export function decide(
  state: TimesheetState,
  action: TimesheetAction,
  role: TimesheetRole,
): Result<TimesheetState> {
  const move = MOVES[action];
  if (!move.by.includes(role)) {
    return refuse(
      'not_yours',
      move.by.includes('owner')
        ? 'Only an owner approves time or sends it back, or a manager whom an owner lets do so.'
        : 'Only the assistant records their time and hands it in.',
    );
  }
  const next = move.from[state];
  if (next === undefined) {
    const whatNext = (role === 'assistant' ? WITH_YOU[state] : undefined) ?? WHAT_NEXT[state];
    return refuse('wrong_state', `This week is ${stateInWords(state)}. ${whatNext}`);
  }
  return accept(next);
}

export type AnsweredWeek = {
  readonly state: TimesheetState;
  /** whether the work of the two is over: then nobody is there to correct a week and hand it in again */
  readonly hasEnded: boolean;
};

/**
 * As `decide`, for the two answers to a week.
 * @returns the next state, or a refusal written for that person: also `ended`, for sending back after the end.
 */
export function decideAnswer(
  { state, hasEnded }: AnsweredWeek,
  action: 'approve' | 'return',
  role: TimesheetRole,
): Result<TimesheetState> {
  const next = decide(state, action, role);
  if (!next.ok || action === 'approve' || !hasEnded) return next;
  return refuse('ended', NOT_SENT_BACK);
}

/** What those who answer a week read once the work of the two is over. */
export const NOT_SENT_BACK =
  'Your work together has ended, so it can’t be sent back any more. Approve it; if something in it isn’t right, an owner puts it right by a correction on the statement.';

/**
 * Silence is an answer from its set time on, even before that is recorded: otherwise an hour's delay on our side would
 * decide.
 * @param countsAsApprovedAt from when it counts for the latest submission; null: never, or there is none
 * @returns refused (`counts_as_approved`) from that time on, for sending the week back or taking it back
 */
export function decideBeforeSilence(countsAsApprovedAt: Date | null, now: Date): Result {
  if (countsAsApprovedAt === null || countsAsApprovedAt > now) return accept(undefined);
  return refuse(
    'counts_as_approved',
    `Nobody answered this week in the agreed time, so it counts as approved. ${WHAT_NEXT.approved}`,
  );
}

export type SubmittedWeek = {
  readonly state: TimesheetState;
  /** from when silence counts as approval of the latest submission; null: never, or there is none */
  readonly countsAsApprovedAt: Date | null;
};

/**
 * Decides whether somebody may take back a submitted week now: only the person who worked it, and only before there is
 * an answer, silence included.
 * @returns the next state, or a refusal written for that person.
 */
export function decideTakingBack(
  { state, countsAsApprovedAt }: SubmittedWeek,
  role: TimesheetRole,
  now: Date,
): Result<TimesheetState> {
  const next = decide(state, 'takeBack', role);
  if (!next.ok) return next;
  const unanswered = decideBeforeSilence(countsAsApprovedAt, now);
  return unanswered.ok ? next : unanswered;
}
