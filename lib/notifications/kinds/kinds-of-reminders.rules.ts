import { DEFAULTS, type KindFacts, type Words } from './kind.rules';

const DEADLINE = { ...DEFAULTS, topic: 'Deadlines', to: 'assistant' } as const;
const WEEK = { ...DEFAULTS, topic: 'Time and pay', to: 'owners', managers: 'approvers' } as const;
const SILENCE = 'Your agreement lets silence count as approval, so both of you are always told ahead.';
/** So near that waiting for the morning would be too late. */
const URGENT = { inQuietHours: 'comes' } as const;

const soon = (title: string, when: string | null) => `“${title}” is due${when === null ? '' : ` ${when}`}`;
const waited = ({ title, other, when }: Words) =>
  `${other} has waited for your answer to “${title}”${when === null ? '' : ` since ${when}`}`;
const approval = (title: string, when: string | null) =>
  `Without an answer “${title}” counts as approved${when === null ? '' : ` ${when}`}`;

/** Reminders by the clock: rows planned from a deadline, a delivery, an agreement; each is sent once (reminding.ts). */
export const REMINDER_KINDS = {
  'reminder.deadline_48h': {
    ...DEADLINE,
    name: 'Two days before a deadline',
    text: ({ title, when }) => soon(title, when),
  },
  'reminder.deadline_24h': {
    ...DEADLINE,
    name: 'A day before a deadline',
    text: ({ title, when }) => soon(title, when),
  },
  'reminder.deadline_2h': {
    ...DEADLINE,
    ...URGENT,
    name: 'Two hours before a deadline',
    text: ({ title, when }) => soon(title, when),
  },
  'reminder.deadline_overdue': {
    ...DEADLINE,
    ...URGENT,
    name: 'A deadline has passed',
    text: ({ title, when }) => `“${title}” is overdue${when === null ? '' : ` since ${when}`}`,
  },
  'reminder.check_in': {
    ...DEADLINE,
    to: 'either',
    inQuietHours: 'comes',
    name: 'A check-in you agreed on',
    text: ({ title, other, when }) =>
      `Check-in with ${other} on “${title}”${when === null ? '' : `, agreed for ${when}`}`,
  },
  'reminder.delivery_waiting_1d': {
    ...DEADLINE,
    to: 'staff',
    requests: 'review_delivery',
    name: 'A delivery has waited for a day',
    text: waited,
  },
  'reminder.delivery_waiting_3d': {
    ...DEADLINE,
    to: 'staff',
    requests: 'review_delivery',
    name: 'A delivery has waited for three days',
    text: waited,
  },
  'reminder.delivery_waiting_7d': {
    ...DEADLINE,
    to: 'staff',
    requests: 'review_delivery',
    name: 'A delivery has waited for a week',
    text: waited,
  },
  'reminder.question_waiting': {
    ...DEADLINE,
    to: 'staff',
    requests: 'answer_late_question',
    name: 'A question has waited longer than you agreed',
    text: ({ title, other }) => `${other} has waited longer than agreed for your answer on “${title}”`,
  },
  'reminder.hand_over_waiting': {
    ...DEADLINE,
    requests: 'take_on',
    name: 'A brief has waited longer than you agreed for your yes or no',
    text: ({ title, other }) =>
      `${other} has waited longer than agreed to hear whether you take on “${title}”`,
  },
  'reminder.change_waiting': {
    ...DEADLINE,
    to: 'either',
    requests: 'answer_late_change',
    name: 'A request for other terms has waited longer than you agreed',
    text: ({ title, other }) =>
      `${other} has waited longer than agreed for your answer on the terms of “${title}”`,
  },
  'reminder.approval_48h': {
    ...DEADLINE,
    to: 'staff',
    contractual: SILENCE,
    requests: 'review_delivery',
    name: 'Two days before silence counts as approval',
    text: ({ title, when }) => approval(title, when),
  },
  'reminder.approval_24h': {
    ...DEADLINE,
    to: 'staff',
    contractual: SILENCE,
    requests: 'review_delivery',
    name: 'A day before silence counts as approval',
    text: ({ title, when }) => approval(title, when),
  },
  'reminder.approval_soon': {
    ...DEADLINE,
    contractual: SILENCE,
    name: 'Silence will count as approval of your delivery',
    text: ({ title, when }) => approval(title, when),
  },
  'reminder.timesheet_waiting_1d': {
    ...WEEK,
    requests: 'answer_week',
    name: 'A week of time has waited for a day',
    text: ({ title }) => title,
  },
  'reminder.timesheet_waiting_3d': {
    ...WEEK,
    requests: 'answer_week',
    name: 'A week of time has waited for three days',
    text: ({ title }) => title,
  },
  'reminder.timesheet_waiting_7d': {
    ...WEEK,
    requests: 'answer_week',
    name: 'A week of time has waited for a week',
    text: ({ title }) => title,
  },
} as const satisfies Record<`reminder.${string}`, KindFacts>;
