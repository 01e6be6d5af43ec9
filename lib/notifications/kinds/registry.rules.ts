import { DEFAULTS, type KindFacts, REQUESTED_ACTIONS, type RequestedAction, type Topic } from './kind.rules';
import { AGREEMENT_KINDS } from './kinds-of-agreements.rules';
import { BRIEF_KINDS } from './kinds-of-briefs.rules';
import { ENDING_KINDS } from './kinds-of-endings.rules';
import { EVALUATION_KINDS } from './kinds-of-evaluations.rules';
import { PAY_KINDS } from './kinds-of-pay.rules';
import { REMINDER_KINDS } from './kinds-of-reminders.rules';

const WORKS = 'You work together. What one of you pauses always reaches both.';

const PEOPLE_KINDS = {
  'people.joined': {
    ...DEFAULTS,
    topic: 'People',
    to: 'owners',
    name: 'Somebody you invited has joined',
    text: ({ other }) => `${other} has joined`,
  },
  'people.paused': {
    ...DEFAULTS,
    topic: 'People',
    to: 'either',
    contractual: WORKS,
    name: 'Work is paused',
    // the title is who of the reader's own side did it
    text: ({ title, other }) =>
      title === ''
        ? `${other} paused the work with you`
        : `${title === 'you' ? 'You' : title} paused the work with ${other}`,
  },
  'people.resumed': {
    ...DEFAULTS,
    topic: 'People',
    to: 'either',
    contractual: WORKS,
    name: 'Paused work goes on',
    text: ({ title, other }) =>
      title === '' ? `${other} has resumed the work` : `Your work with ${other} goes on`,
  },
} as const satisfies Record<`people.${string}`, KindFacts>;

const THREAD_KINDS = {
  'thread.message': {
    ...DEFAULTS,
    topic: 'Conversations',
    to: 'either',
    mail: 'together',
    name: 'Messages from the other side',
    text: ({ title, other }) => (title === '' ? `${other} wrote to you` : `${other} wrote about “${title}”`),
  },
  'thread.mention': {
    ...DEFAULTS,
    topic: 'Conversations',
    to: 'either',
    mail: 'together',
    name: 'Messages that name you',
    text: ({ title, other }) => (title === '' ? `${other} named you` : `${other} named you in “${title}”`),
  },
} as const satisfies Record<`thread.${string}`, KindFacts>;

/**
 * Everything that the product tells a person by itself: who is told, what it says, the default channels, and whether it
 * can be turned off. Nobody is told anything that isn't here: `notify` takes no other kind, and
 * tests/unit/notifications/registry.test.ts looks for mails that bypass it.
 *
 * Turning one off goes through `turnOff(personId, kind, channel, workspaceId)` in ./choosing.ts, and through nothing
 * else: the settings page calls it, and so does the one-click address in a mail's List-Unsubscribe header. It refuses
 * what is contractual. Another channel is a name in CHANNELS (./kind.rules.ts), its default in `KindFacts`, and a
 * branch in `planNotification` (./planning.rules.ts).
 */
export const REGISTRY = {
  ...BRIEF_KINDS,
  ...REMINDER_KINDS,
  ...THREAD_KINDS,
  ...AGREEMENT_KINDS,
  ...EVALUATION_KINDS,
  ...PAY_KINDS,
  ...PEOPLE_KINDS,
  ...ENDING_KINDS,
} as const satisfies Record<string, KindFacts>;

export type NotificationKind = keyof typeof REGISTRY;
export type NotificationKindOf<Family extends string> = Extract<NotificationKind, `${Family}.${string}`>;

/**
 * Mails that nobody can turn off. Those to an address rather than a known person were requested, or reply to a
 * mail. Changes to how one signs in, or that something may act as a person or read what is due for them, are always
 * told to that person. A running timer is between its person and us, so it is kept out of the business's mails.
 * What a business pays with is about no one assistant, and without it nobody is paid. A message that couldn't be
 * delivered goes back to its author, who may have nothing to do with that business any more. A planned deletion,
 * and changes to who runs a business, are always told to everybody concerned.
 */
export const TRANSACTIONAL_KINDS = [
  'people.sign_in',
  'people.other_address',
  'people.address_moved',
  'people.second_step',
  'api.token_made',
  'calendar.link_made',
  'api.webhook_off',
  'api.webhook_missed',
  'people.invitation',
  'people.who_runs_it',
  'agreement.copy',
  'thread.reply_refused',
  'thread.reply_files_left_out',
  'thread.reply_not_an_answer',
  'thread.not_delivered',
  'time.forgotten_timer',
  'pay.method_gone',
  'archive.ready',
  'archive.failed',
  'deletion.workspace_pending',
  'deletion.workspace_kept',
  'deletion.workspace_held',
  'deletion.workspace_erased',
  'deletion.account_pending',
  'deletion.account_kept',
  'deletion.account_held',
  'operating.proof',
] as const;

export type TransactionalKind = (typeof TRANSACTIONAL_KINDS)[number];

/** @returns what is decided in advance about a kind. */
export function factsOf(kind: NotificationKind): KindFacts {
  return REGISTRY[kind];
}

/** @returns whether a kind says the same of one thing, time after time, until somebody acts. */
export function repeats(kind: NotificationKind): boolean {
  return kind.startsWith('reminder.') || kind === 'pay.overdue';
}

type Asking = Record<'subject' | 'fact', readonly NotificationKind[]>;

/**
 * @returns the kinds that ask for what another kind announces as done: those found by their subject, and those found by
 * the announced row.
 */
export function kindsCompletedBy(kind: NotificationKind): Asking {
  return kindsRequesting(factsOf(kind).completes);
}

/** @returns the same for actions. */
export function kindsRequesting(actions: readonly RequestedAction[]): Asking {
  const foundBy = (way: 'subject' | 'fact') =>
    allKinds().filter((each) => {
      const { requests } = factsOf(each);
      return requests !== null && actions.includes(requests) && REQUESTED_ACTIONS[requests] === way;
    });
  return { subject: foundBy('subject'), fact: foundBy('fact') };
}

/** @returns whether a name is a kind in the registry: rows and addresses carry names. */
export function isNotificationKind(name: string): name is NotificationKind {
  return Object.hasOwn(REGISTRY, name);
}

/** As many as a link in a mail's header has room for. */
const MOST_STOPPED = 12;

/**
 * @param told the kinds in a mail
 * @returns what its reader unsubscribes from with one click: a digest as a whole, since it was asked for; else mails of
 * each kind in it. None if something in it has to be sent.
 */
export function unsubscribedBy(mailKind: string, told: readonly string[]): readonly string[] {
  if (mailKind === 'notices.digest') return [mailKind];
  const kinds = [...new Set(told)].sort();
  const isFree = kinds.every((kind) => isNotificationKind(kind) && factsOf(kind).contractual === null);
  return isFree && kinds.length <= MOST_STOPPED ? kinds : [];
}

/** @returns every kind, in the order in which they are chosen. */
export function allKinds(): readonly NotificationKind[] {
  return Object.keys(REGISTRY).filter(isNotificationKind);
}

/** What is between the owners and an assistant, on either side. */
const OWNERS_ALONE: readonly Topic[] = ['Agreements', 'Evaluations', 'Time and pay'];

/** Somebody's role in a business, which decides what they are told. */
export type BusinessRole = 'owner' | 'manager' | 'assistant';

/** @returns whether somebody in that role is ever told this kind: what never comes needs no choosing. */
export function reaches(kind: NotificationKind, role: BusinessRole): boolean {
  const { to, topic, managers } = factsOf(kind);
  if (role === 'assistant') return to === 'assistant' || to === 'either';
  if (to === 'assistant') return false;
  // a manager is told about the briefs they wrote, and about what they may do for the business's side
  return (
    role === 'owner' ||
    managers !== null ||
    to === 'staff' ||
    (to === 'either' && !OWNERS_ALONE.includes(topic))
  );
}
