import { DEFAULTS, type KindFacts } from './kind.rules';

const BRIEF = { ...DEFAULTS, topic: 'Briefs' } as const;
const TO_ASSISTANT = { ...BRIEF, to: 'assistant' } as const;
const TO_STAFF = { ...BRIEF, to: 'staff' } as const;

const CALLED_OFF = 'It says to stop working on something. Anybody who misses it works for nothing.';
const TERMS = 'It is about terms that you both agreed on, and an answer binds you.';
const SILENCE = 'Your agreement lets silence count as approval, so both of you are always told ahead.';

/** "…, due Fri 27 Nov, 17:00" if there is a time to name. */
const due = (when: string | null) => (when === null ? '' : `, due ${when}`);

/** News about a brief, for whoever didn't act. */
export const BRIEF_KINDS = {
  'brief.handed_over': {
    ...TO_ASSISTANT,
    requests: 'take_on',
    name: 'A brief is handed to you',
    text: ({ title, other, when }) => `${other} hands you “${title}”${due(when)}`,
  },
  'brief.withdrawn': {
    ...TO_ASSISTANT,
    completes: ['take_on'],
    name: 'A brief is withdrawn before you accepted it',
    text: ({ title, other }) => `${other} withdrew “${title}”`,
  },
  'brief.cancelled': {
    ...TO_ASSISTANT,
    name: 'Work you accepted is cancelled',
    contractual: CALLED_OFF,
    text: ({ title, other }) => `${other} cancelled “${title}”`,
  },
  'brief.answer': {
    ...TO_ASSISTANT,
    completes: ['answer_question', 'answer_late_question'],
    name: 'Your question is answered',
    text: ({ title, other, when }) => `${other} answered your question on “${title}”${due(when)}`,
  },
  'brief.approved': {
    ...TO_ASSISTANT,
    completes: ['review_delivery'],
    name: 'Your delivery is approved',
    text: ({ title, other }) => `${other} approved “${title}”`,
  },
  'brief.sent_back': {
    ...TO_ASSISTANT,
    completes: ['review_delivery'],
    name: 'Your delivery is sent back',
    text: ({ title, other, when }) => `${other} sent “${title}” back${due(when)}`,
  },
  'brief.refused': {
    ...TO_ASSISTANT,
    completes: ['review_delivery'],
    name: 'Your last delivery isn’t accepted',
    contractual: 'It says what happens to work that you delivered, and what is owed for it.',
    text: ({ title, other }) => `${other} didn’t accept “${title}”, and your work together has ended`,
  },
  'brief.question': {
    ...TO_STAFF,
    requests: 'answer_question',
    name: 'An assistant asks a question',
    text: ({ title, other }) => `${other} asks about “${title}”`,
  },
  'brief.question_withdrawn': {
    ...TO_STAFF,
    completes: ['answer_question', 'answer_late_question'],
    name: 'An assistant takes back a question',
    push: false,
    text: ({ title, other }) => `${other} took back a question about “${title}”`,
  },
  'brief.at_risk': {
    ...TO_STAFF,
    name: 'An assistant reports a risk',
    inQuietHours: 'comes',
    text: ({ title, other, when }) => `${other} says that “${title}” is at risk${due(when)}`,
  },
  'brief.declined': {
    ...TO_STAFF,
    completes: ['take_on'],
    name: 'A brief is declined',
    text: ({ title, other }) => `${other} declined “${title}”`,
  },
  'brief.delivered': {
    ...TO_STAFF,
    requests: 'review_delivery',
    name: 'A brief is delivered',
    text: ({ title, other }) => `${other} delivered “${title}”, which waits for your review`,
  },
  'brief.delivery_taken_back': {
    ...TO_STAFF,
    completes: ['review_delivery'],
    name: 'A delivery is taken back',
    push: false,
    text: ({ title, other, when }) => `${other} took back what they delivered for “${title}”${due(when)}`,
  },
  'brief.change_requested': {
    ...BRIEF,
    to: 'either',
    requests: 'answer_change',
    name: 'The other side asks for other terms',
    contractual: TERMS,
    text: ({ title, other }) => `${other} asks to change what you agreed on “${title}”`,
  },
  'brief.change_accepted': {
    ...BRIEF,
    to: 'either',
    completes: ['answer_change', 'answer_late_change'],
    name: 'Your request for other terms is accepted',
    contractual: TERMS,
    text: ({ title, other, when }) => `${other} accepted your change to “${title}”${due(when)}`,
  },
  'brief.change_declined': {
    ...BRIEF,
    to: 'either',
    completes: ['answer_change', 'answer_late_change'],
    name: 'Your request for other terms is declined',
    contractual: TERMS,
    text: ({ title, other }) => `${other} declined your change to “${title}”: what you agreed holds`,
  },
  'brief.approved_by_agreement': {
    ...BRIEF,
    to: 'either',
    completes: ['review_delivery'],
    name: 'Silence has counted as approval',
    contractual: SILENCE,
    text: ({ title }) => `“${title}” counts as approved, by the agreement`,
  },
  'schedule.not_handed_over': {
    ...TO_STAFF,
    name: 'A recurring brief could not be handed over',
    text: ({ title, when }) => `“${title}” was not handed over${when === null ? '' : `, ${when}`}`,
  },
  'schedule.stands_still': {
    ...TO_STAFF,
    name: 'A recurring brief keeps failing, by a fault of ours',
    text: ({ title }) => `“${title}” isn’t handed over any more until you try again`,
  },
  'schedule.caught_up': {
    ...TO_STAFF,
    name: 'A recurring brief was handed over late',
    text: ({ title }) => `“${title}” was handed over once for several missed times`,
  },
} as const satisfies Record<`${'brief' | 'schedule'}.${string}`, KindFacts>;
