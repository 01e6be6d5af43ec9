/** How somebody may be told: in the list of the app, by mail, on a device of theirs. */
export const CHANNELS = ['in_app', 'mail', 'push'] as const;
export type Channel = (typeof CHANNELS)[number];

/** On which side of an engagement somebody is told. */
export type Side = 'owner' | 'assistant';

/**
 * Who is told: the assistant; the owners and the manager who wrote the brief (`staff`); the owners alone; whichever side
 * didn't do it, or both (`either`).
 */
export type Recipient = 'assistant' | 'staff' | 'owners' | 'either';

/** The headings under which kinds are chosen, in this order. */
export const TOPICS = [
  'Briefs',
  'Deadlines',
  'Conversations',
  'Agreements',
  'Evaluations',
  'Time and pay',
  'People',
] as const;
export type Topic = (typeof TOPICS)[number];

/** What every text may say. */
export type Words = {
  /** of the brief, the agreement, the schedule */
  readonly title: string;
  /** the other side, by name, as the reader knows it */
  readonly other: string;
  /** the instant it is about, on the reader's clock: "Fri 27 Nov, 17:00"; null when it has none */
  readonly when: string | null;
};

/**
 * What notices ask somebody of a side for, which one of them does for all, and by what the notices of it are found: by the thing that
 * they are about; or, where several may wait in one thing, by the row that was told.
 */
export const DEEDS = {
  take_on: 'subject',
  answer_question: 'fact',
  answer_late_question: 'subject',
  answer_change: 'fact',
  answer_late_change: 'subject',
  review_delivery: 'subject',
  sign_agreement: 'subject',
  write_new_version: 'subject',
  answer_wording: 'fact',
  assess: 'subject',
  finish_evaluation: 'subject',
  sign_evaluation: 'subject',
  answer_week: 'subject',
  talk_over_time: 'fact',
  answer_expense: 'fact',
  confirm_payment: 'subject',
  settle_payment: 'subject',
  hand_back: 'subject',
  answer_going_on: 'subject',
} as const satisfies Record<string, 'subject' | 'fact'>;
export type Deed = keyof typeof DEEDS;

/** All that is decided about a kind of notice before it happens. A kind that leaves one of these out doesn't compile. */
export type KindFacts = {
  readonly to: Recipient;
  /**
   * Which managers hear of it as well, since they may do what it is about: `all` of the business; `approvers`: while an owner lets them
   * approve time; null: none but whom `to` names.
   */
  readonly managers: 'all' | 'approvers' | null;
  readonly topic: Topic;
  /** what it is called where it is chosen */
  readonly name: string;
  /** the line in the list, on a device, and in a mail that tells several things; alone, a letter has its own words */
  readonly text: (words: Words) => string;
  /** what it asks for; null: nothing that one could do for all */
  readonly asks: Deed | null;
  /** what is done, or needs no doing any more, once it is told: notices that asked for that count as read, whoever's they are */
  readonly tells: readonly Deed[];
  /** why it can't be turned off, to its reader; null: it can be */
  readonly contractual: string | null;
  /** by mail, unless somebody chooses otherwise: a letter at once, or all of some minutes in one */
  readonly mail: 'at_once' | 'together' | 'off';
  /** on a device that was asked for, unless somebody chooses otherwise */
  readonly push: boolean;
  /** whether mail and devices keep it until quiet hours are over */
  readonly inQuietHours: 'waits' | 'comes';
};

/** As most kinds are: asks for nothing, may be turned off, a letter at once, a word on a device, and not at night. */
export const USUAL = {
  managers: null,
  asks: null,
  tells: [],
  contractual: null,
  mail: 'at_once',
  push: true,
  inQuietHours: 'waits',
} as const;
