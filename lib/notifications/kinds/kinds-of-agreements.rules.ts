import { DEFAULTS, type KindFacts, type Words } from './kind.rules';

const AGREEMENT = { ...DEFAULTS, topic: 'Agreements' } as const;
const TO_ASSISTANT = { ...AGREEMENT, to: 'assistant' } as const;
const TO_OWNERS = { ...AGREEMENT, to: 'owners' } as const;
const TO_EITHER = { ...AGREEMENT, to: 'either' } as const;

const PARTY = 'You are a party to it. What both of you sign, change or end always reaches both.';
/** An act that binds at once, with its documents: day or night, it is on record that it was sent. */
const BINDS = { contractual: PARTY, inQuietHours: 'comes' } as const;

const UNSIGNED = {
  ...TO_EITHER,
  requests: 'sign_agreement',
  text: ({ title }: Words) => `Your signature is missing under “${title}”`,
} as const;
const AWAITED = {
  ...TO_OWNERS,
  requests: 'write_new_version',
  text: ({ title, other }: Words) => `${other} waits for your new version of “${title}”`,
} as const;
const ends = ({ title, when }: Words) => `“${title}” ends${when === null ? ' soon' : ` at ${when}`}`;

/** News about an agreement, for its other party, or both. */
export const AGREEMENT_KINDS = {
  'agreement.proposed': {
    ...TO_ASSISTANT,
    requests: 'sign_agreement',
    completes: ['write_new_version'],
    name: 'An agreement is proposed to you',
    contractual: PARTY,
    text: ({ title, other }) => `${other} proposes “${title}”, to read and sign`,
  },
  'agreement.imported': {
    ...TO_ASSISTANT,
    requests: 'sign_agreement',
    name: 'An agreement signed elsewhere is to be confirmed',
    contractual: PARTY,
    text: ({ title, other }) => `${other} asks you to confirm “${title}”, which you signed elsewhere`,
  },
  'agreement.withdrawn': {
    ...TO_ASSISTANT,
    completes: ['sign_agreement', 'write_new_version'],
    name: 'A proposal is withdrawn',
    contractual: PARTY,
    text: ({ title, other }) => `${other} has withdrawn “${title}”`,
  },
  'agreement.wording_declined': {
    ...TO_ASSISTANT,
    completes: ['answer_wording'],
    name: 'Your wording for a clause is declined',
    text: ({ title, other }) => `${other} keeps the wording of a clause in “${title}”`,
  },
  'agreement.changes_requested': {
    ...TO_OWNERS,
    requests: 'write_new_version',
    completes: ['sign_agreement'],
    name: 'An assistant asks for changes',
    contractual: PARTY,
    text: ({ title, other }) => `${other} asks for changes to “${title}”`,
  },
  'agreement.declined': {
    ...TO_OWNERS,
    completes: ['sign_agreement', 'write_new_version'],
    name: 'An agreement is declined',
    contractual: PARTY,
    text: ({ title, other }) => `${other} declined “${title}”`,
  },
  'agreement.amendment_requested': {
    ...TO_OWNERS,
    name: 'An assistant asks to amend an agreement in force',
    contractual: PARTY,
    text: ({ title, other }) => `${other} asks to amend “${title}”`,
  },
  'agreement.wording_proposed': {
    ...TO_OWNERS,
    requests: 'answer_wording',
    name: 'Other wording for a clause is proposed',
    text: ({ title, other }) => `${other} proposes other wording for a clause of “${title}”`,
  },
  'agreement.your_turn': {
    ...TO_EITHER,
    requests: 'sign_agreement',
    name: 'The other side has signed',
    contractual: PARTY,
    text: ({ title, other }) => `${other} has signed “${title}”: your turn`,
  },
  'agreement.signature_taken_back': {
    ...TO_EITHER,
    name: 'The other side takes its signature back',
    contractual: PARTY,
    text: ({ title, other }) => `The signature of ${other} under “${title}” was taken back`,
  },
  'agreement.in_force': {
    ...TO_EITHER,
    ...BINDS,
    completes: ['sign_agreement', 'write_new_version'],
    name: 'An agreement is in force, with your copy',
    text: ({ title }) => `“${title}” is in force, and your copy is there`,
  },
  'agreement.comment': {
    ...TO_EITHER,
    name: 'Comments on clauses',
    text: ({ title, other }) => `${other} commented on clauses of “${title}”`,
  },
  'agreement.notice_given': {
    ...TO_EITHER,
    ...BINDS,
    name: 'Notice is given',
    text: ({ title }) => `Notice is given for “${title}”`,
  },
  'agreement.terminated': {
    ...TO_EITHER,
    ...BINDS,
    name: 'An agreement has ended by notice',
    text: ({ title }) => `“${title}” has ended, by the notice that was given`,
  },
  'agreement.expired': {
    ...TO_EITHER,
    ...BINDS,
    completes: ['sign_agreement', 'write_new_version'],
    name: 'An agreement has run out',
    text: ({ title }) => `“${title}” has run out`,
  },
  'reminder.unsigned_2d': { ...UNSIGNED, name: 'Your signature is missing, after 2 days' },
  'reminder.unsigned_5d': { ...UNSIGNED, name: 'Your signature is missing, after 5 days' },
  'reminder.unsigned_10d': { ...UNSIGNED, name: 'Your signature is missing, after 10 days' },
  'reminder.unsigned_20d': { ...UNSIGNED, name: 'Your signature is missing, after 20 days' },
  'reminder.respond_by_2d': {
    ...TO_EITHER,
    requests: 'sign_agreement',
    name: 'Two days left to sign',
    text: ({ title, when }) =>
      `Two days are left to sign “${title}”${when === null ? '' : `: until ${when}`}`,
  },
  'reminder.changes_2d': { ...AWAITED, name: 'Your new version is awaited, after 2 days' },
  'reminder.changes_5d': { ...AWAITED, name: 'Your new version is awaited, after 5 days' },
  'reminder.changes_10d': { ...AWAITED, name: 'Your new version is awaited, after 10 days' },
  'reminder.changes_20d': { ...AWAITED, name: 'Your new version is awaited, after 20 days' },
  'reminder.changes_by_2d': {
    ...TO_OWNERS,
    requests: 'write_new_version',
    name: 'Two days left to propose a new version',
    text: ({ title, when }) =>
      `Two days are left to propose “${title}” again${when === null ? '' : `: until ${when}`}`,
  },
  'reminder.ends_30d': { ...TO_EITHER, name: 'An agreement ends in 30 days', text: ends },
  'reminder.ends_7d': { ...TO_EITHER, name: 'An agreement ends in 7 days', text: ends },
  'reminder.notice_7d': { ...TO_EITHER, name: 'A notice takes effect in 7 days', text: ends },
} as const satisfies Record<`${'agreement' | 'reminder'}.${string}`, KindFacts>;
