/** The channels: in the app's list, by mail, on a device. */
export const CHANNELS = ['in_app', 'mail', 'push'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The side of an engagement on which somebody is told. */
export type Side = 'owner' | 'assistant';

/**
 * Who is told: the assistant; the owners and the manager who wrote the brief (`staff`); only the owners; the side that
 * didn't act, or both (`either`).
 */
export type Recipient = 'assistant' | 'staff' | 'owners' | 'either';

/** The headings of the settings grid, in order. */
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

/** What every text may use. */
export type Words = {
  /** of the brief, the agreement, the schedule */
  readonly title: string;
  /** the other side, by name, as the reader knows it */
  readonly other: string;
  /** the instant it is about, on the reader's clock: "Fri 27 Nov, 17:00"; null if it has none */
  readonly when: string | null;
};

/**
 * What notifications ask of one side, where one person acts for all, and how the matching ones are found: by their
 * subject or, if several may wait in one subject, by the row that was announced.
 */
export const REQUESTED_ACTIONS = {
  take_on: 'subject',
  answer_question: 'fact',
  // by the reminder, which may be about several questions
  answer_late_question: 'fact',
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
export type RequestedAction = keyof typeof REQUESTED_ACTIONS;

/** Everything decided in advance about a kind of notification. A kind that leaves one of these out doesn't compile. */
export type KindFacts = {
  readonly to: Recipient;
  /**
   * Which managers are told as well, since they may act on it: `all` in the business; `approvers`: while an owner lets
   * them approve time; null: none except whom `to` names.
   */
  readonly managers: 'all' | 'approvers' | null;
  readonly topic: Topic;
  /** its name in the settings */
  readonly name: string;
  /** the line in the list, on a device, and in a mail with several things; a mail of its own has its own words */
  readonly text: (words: Words) => string;
  /** what it asks for; null: nothing that one person could do for all */
  readonly requests: RequestedAction | null;
  /**
   * what is done, or no longer needs doing, once it is announced: notifications that asked for it count as read, for
   * everybody
   */
  readonly completes: readonly RequestedAction[];
  /** why it can't be turned off, for its reader; null: it can be */
  readonly contractual: string | null;
  /** by mail, by default: at once, or everything within some minutes in one */
  readonly mail: 'at_once' | 'together' | 'off';
  /** on a registered device, by default */
  readonly push: boolean;
  /** whether mail and push wait for the end of quiet hours */
  readonly inQuietHours: 'waits' | 'comes';
};

/** The usual kind: asks for nothing, may be turned off, mailed at once, pushed, and not at night. */
export const DEFAULTS = {
  managers: null,
  requests: null,
  completes: [],
  contractual: null,
  mail: 'at_once',
  push: true,
  inQuietHours: 'waits',
} as const;
