import { DEFAULTS, type KindFacts } from './kind.rules';

const PAY = { ...DEFAULTS, topic: 'Time and pay' } as const;
const TO_ASSISTANT = { ...PAY, to: 'assistant' } as const;
const TO_OWNERS = { ...PAY, to: 'owners' } as const;
const TO_APPROVERS = { ...TO_OWNERS, managers: 'approvers' } as const;
const TO_EITHER = { ...PAY, to: 'either' } as const;

const SILENCE = 'Your agreement lets silence count as approval, so both of you are always told.';
const MONEY = 'It says what one of you has put on record about money between you, and waits for the other.';

const LATE = 'It was to be paid by a day that you have agreed on, so both of you are told.';

/** A line about money names the amount, as its mail's subject does. */
const said = ({ title }: { readonly title: string }) => title;

/** News about weeks of time, expenses and payments. */
export const PAY_KINDS = {
  'time.handed_in': {
    ...TO_APPROVERS,
    requests: 'answer_week',
    name: 'A week of time is handed in',
    text: said,
  },
  'time.taken_back': {
    ...TO_APPROVERS,
    completes: ['answer_week'],
    name: 'A week of time is taken back',
    text: said,
  },
  'time.approved': { ...TO_ASSISTANT, completes: ['answer_week'], name: 'Your week is approved', text: said },
  'time.returned': {
    ...TO_ASSISTANT,
    completes: ['answer_week'],
    name: 'Your week is sent back',
    text: said,
  },
  'time.silence_ahead': {
    ...TO_EITHER,
    requests: 'answer_week',
    name: 'Silence will count as approval of a week',
    contractual: SILENCE,
    text: said,
  },
  'time.approved_by_agreement': {
    ...TO_EITHER,
    completes: ['answer_week'],
    name: 'Silence has approved a week',
    contractual: SILENCE,
    text: said,
  },
  'time.final_ahead': {
    ...TO_EITHER,
    name: 'Time that silence approved will be final',
    contractual: SILENCE,
    text: said,
  },
  'time.disputed': { ...TO_ASSISTANT, name: 'Time of yours is disputed', contractual: MONEY, text: said },
  'time.dispute_withdrawn': {
    ...TO_ASSISTANT,
    completes: ['talk_over_time'],
    name: 'Time of yours isn’t disputed any more',
    text: said,
  },
  'time.dispute_conceded': { ...TO_OWNERS, name: 'Time that you disputed is conceded', text: said },
  'time.dispute_stood_by': {
    ...TO_OWNERS,
    requests: 'talk_over_time',
    name: 'Time that you disputed is stood by',
    text: said,
  },
  'pay.expense': {
    ...TO_OWNERS,
    requests: 'answer_expense',
    name: 'An expense waits for your answer',
    text: said,
  },
  'pay.expense_approved': {
    ...TO_ASSISTANT,
    completes: ['answer_expense'],
    name: 'Your expense is approved',
    text: said,
  },
  'pay.expense_declined': {
    ...TO_ASSISTANT,
    completes: ['answer_expense'],
    name: 'Your expense is declined',
    text: said,
  },
  'pay.extra': { ...TO_ASSISTANT, name: 'A bonus, an allowance or a correction', text: said },
  'pay.recovered': { ...TO_ASSISTANT, name: 'Part of your pay goes towards an advance', text: said },
  'pay.overdue': {
    ...TO_EITHER,
    name: 'Pay is overdue',
    contractual: LATE,
    text: said,
  },
  'pay.recorded': {
    ...TO_ASSISTANT,
    requests: 'confirm_payment',
    name: 'A payment to you is recorded',
    contractual: MONEY,
    text: said,
  },
  'pay.withdrawn': {
    ...TO_ASSISTANT,
    completes: ['confirm_payment', 'settle_payment'],
    name: 'A record of a payment is taken back',
    contractual: MONEY,
    text: said,
  },
  'pay.confirmed': {
    ...TO_OWNERS,
    completes: ['confirm_payment'],
    name: 'A payment has arrived',
    text: said,
  },
  'pay.settled': {
    ...TO_OWNERS,
    completes: ['confirm_payment', 'settle_payment'],
    name: 'A disputed payment is settled',
    text: said,
  },
  'pay.disputed': {
    ...TO_OWNERS,
    requests: 'settle_payment',
    completes: ['confirm_payment'],
    name: 'A payment hasn’t arrived',
    contractual: MONEY,
    text: said,
  },
  'pay.sent': { ...TO_ASSISTANT, name: 'A payment to you is sent', contractual: MONEY, text: said },
  'pay.bank_refused': {
    ...TO_ASSISTANT,
    name: 'Your bank sent a payment back',
    contractual: MONEY,
    text: said,
  },
  'pay.held_up': {
    ...TO_ASSISTANT,
    name: 'A payment to you is held up',
    contractual: MONEY,
    text: said,
  },
  'pay.paid_back': { ...TO_ASSISTANT, name: 'A payment to you went back', contractual: MONEY, text: said },
  'pay.stopped': { ...TO_OWNERS, name: 'A pay run couldn’t be collected', contractual: MONEY, text: said },
  'pay.not_sent': { ...TO_OWNERS, name: 'A payment couldn’t be sent on', contractual: MONEY, text: said },
  'pay.came_back': {
    ...TO_EITHER,
    name: 'A payment was taken from an account at Stripe again',
    contractual: MONEY,
    text: said,
  },
  'pay.not_given_back': {
    ...TO_OWNERS,
    name: 'A payment that you took back didn’t reach you',
    contractual: MONEY,
    text: said,
  },
  'pay.charge_disputed': {
    ...TO_OWNERS,
    name: 'Your bank disputes a charge',
    contractual: MONEY,
    text: said,
  },
  'pay.refunded_by_hand': {
    ...TO_OWNERS,
    name: 'A charge was refunded without your asking',
    contractual: MONEY,
    text: said,
  },
} as const satisfies Record<`${'time' | 'pay'}.${string}`, KindFacts>;
