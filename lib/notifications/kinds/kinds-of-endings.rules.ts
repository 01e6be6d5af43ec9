import { DEFAULTS, type KindFacts } from './kind.rules';

const ENDING = {
  ...DEFAULTS,
  topic: 'People',
  to: 'either',
  contractual: 'You work together. That the work ends, and what is handed back, always reaches both.',
} as const;

/** News on the way to the end of an engagement. Its title is the last day: "Fri 11 Dec". */
export const ENDING_KINDS = {
  'ending.begun': {
    ...ENDING,
    name: 'The end of the work is begun',
    text: ({ title, other }) => `Your work with ${other} ends: the last day is ${title}`,
  },
  'ending.said_done': {
    ...ENDING,
    requests: 'hand_back',
    completes: ['answer_going_on'],
    name: 'The other side has handed everything back',
    text: ({ other }) => `${other} has handed everything back: your turn`,
  },
  'ending.asked_to_go_on': {
    ...ENDING,
    requests: 'answer_going_on',
    completes: ['hand_back'],
    name: 'The other side would like to go on after all',
    text: ({ other }) => `${other} would like to go on after all`,
  },
  'ending.taken_back': {
    ...ENDING,
    completes: ['hand_back', 'answer_going_on'],
    name: 'Work that was to end goes on',
    text: ({ other }) => `Your work with ${other} goes on: its end is taken back`,
  },
  'ending.soon': {
    ...ENDING,
    requests: 'hand_back',
    name: 'The last day is near',
    text: ({ title, other }) =>
      `Your work with ${other} ends on ${title}: see what is still to be handed back`,
  },
  'ending.ended': {
    ...ENDING,
    inQuietHours: 'comes',
    completes: ['hand_back', 'answer_going_on'],
    name: 'The work has ended',
    text: ({ other }) => `Your work with ${other} has ended`,
  },
} as const satisfies Record<`ending.${string}`, KindFacts>;
