import { describe, expect, it } from 'vitest';
import { allKinds, factsOf, type NotificationKind } from '@/lib/notifications/kinds/registry.rules';
import {
  type Event,
  type MailChoice,
  type Preferences,
  planNotification,
} from '@/lib/notifications/planning/planning.rules';

const NOON = new Date('2026-11-26T12:00:00Z');
const NIGHT = new Date('2026-11-26T23:00:00Z');
const MORNING = new Date('2026-11-27T07:00:00Z');
const EIGHT = new Date('2026-11-27T08:00:00Z');
const MONDAY = new Date('2026-11-30T08:00:00Z');
const plus = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

const WISHES: Preferences = {
  inApp: null,
  mail: null,
  push: null,
  zone: 'UTC',
  quiet: { from: 22 * 60, until: 7 * 60 },
  digest: { at: 8 * 60, weekday: 1 },
};
const ALONE: Event = { gatheredBy: null, gatheredUntil: null, isLate: false };
const THREAD: Event = { ...ALONE, gatheredBy: 'thread:1' };

type Case = {
  readonly says: string;
  readonly kind: NotificationKind;
  readonly preferences?: Partial<Preferences>;
  readonly event?: Event;
  readonly now?: Date;
  /** when it is mailed, and with what; null: not at all */
  readonly mail: readonly [Date, string | null] | null;
};

const CASES: readonly Case[] = [
  { says: 'a mail goes at once by day', kind: 'brief.question', mail: [NOON, null] },
  { says: 'a mail waits for the morning', kind: 'brief.question', now: NIGHT, mail: [MORNING, 'quiet'] },
  {
    says: 'without quiet hours it doesn’t wait',
    kind: 'brief.question',
    preferences: { quiet: null },
    now: NIGHT,
    mail: [NIGHT, null],
  },
  {
    says: 'two hours before a deadline the night doesn’t count',
    kind: 'reminder.deadline_2h',
    now: NIGHT,
    mail: [NIGHT, null],
  },
  { says: 'nor when it is overdue', kind: 'reminder.deadline_overdue', now: NIGHT, mail: [NIGHT, null] },
  { says: 'a day before it, it does', kind: 'reminder.deadline_24h', now: NIGHT, mail: [MORNING, 'quiet'] },
  {
    says: 'what isn’t wanted by mail isn’t mailed',
    kind: 'brief.approved',
    preferences: { mail: 'off' },
    mail: null,
  },
  {
    says: 'what is wanted once a day waits for that',
    kind: 'brief.approved',
    preferences: { mail: 'daily' },
    mail: [EIGHT, 'daily'],
  },
  {
    says: 'what is wanted once a week waits longer',
    kind: 'brief.approved',
    preferences: { mail: 'weekly' },
    mail: [MONDAY, 'weekly'],
  },
  {
    says: 'a digest that falls into quiet hours comes when they end',
    kind: 'brief.approved',
    preferences: { mail: 'daily', digest: { at: 5 * 60, weekday: 1 } },
    mail: [MORNING, 'quiet'],
  },
  {
    says: 'a first message waits five minutes for others',
    kind: 'thread.message',
    event: THREAD,
    mail: [plus(NOON, 5), 'thread:1'],
  },
  {
    says: 'a question in the same thread waits for nothing',
    kind: 'brief.question',
    event: THREAD,
    mail: [NOON, null],
  },
  {
    says: 'a later message goes with the first',
    kind: 'thread.message',
    event: { ...THREAD, gatheredUntil: plus(NOON, 2) },
    mail: [plus(NOON, 2), 'thread:1'],
  },
  {
    says: 'messages of the night are one mail in the morning',
    kind: 'thread.message',
    event: THREAD,
    now: NIGHT,
    mail: [MORNING, 'quiet'],
  },
  {
    says: 'messages that begin before quiet hours and end in them wait too',
    kind: 'thread.message',
    event: THREAD,
    now: plus(NIGHT, -62),
    mail: [MORNING, 'quiet'],
  },
  {
    says: 'what a standstill missed comes with the rest of it',
    kind: 'reminder.deadline_24h',
    event: { ...ALONE, isLate: true },
    mail: [plus(NOON, 2), 'late'],
  },
  {
    says: 'what is contractual can’t be turned off',
    kind: 'agreement.in_force',
    preferences: { mail: 'off' },
    mail: [NOON, null],
  },
  {
    says: 'nor put into a digest',
    kind: 'agreement.proposed',
    preferences: { mail: 'weekly' },
    mail: [NOON, null],
  },
  {
    says: 'at night it waits as a mail of its own',
    kind: 'agreement.proposed',
    now: NIGHT,
    mail: [MORNING, null],
  },
  { says: 'unless it binds at once', kind: 'agreement.in_force', now: NIGHT, mail: [NIGHT, null] },
  {
    says: 'after a standstill it is still a mail of its own',
    kind: 'reminder.approval_24h',
    event: { ...ALONE, isLate: true },
    mail: [NOON, null],
  },
];

describe('when a mail is sent', () => {
  it.each(CASES)('$says', ({ kind, preferences, event = ALONE, now = NOON, mail }) => {
    const planned = planNotification(factsOf(kind), { ...WISHES, ...preferences }, event, now).mail;

    expect(planned && [planned.at, planned.gathering]).toEqual(mail);
  });

  const everything = allKinds().flatMap((kind) =>
    ([null, 'at_once', 'daily', 'weekly', 'off'] as const).map((mail) => ({ kind, mail })),
  );
  it.each(everything)(
    '$kind with the choice $mail is never sent before it has happened',
    ({ kind, mail }) => {
      const facts = factsOf(kind);
      for (const now of [NOON, NIGHT]) {
        for (const event of [ALONE, THREAD, { ...ALONE, isLate: true }]) {
          const plan = planNotification(facts, { ...WISHES, mail }, event, now);

          expect(plan.mail === null).toBe(isOff(kind, mail));
          if (plan.mail) expect(plan.mail.at.getTime()).toBeGreaterThanOrEqual(now.getTime());
          if (facts.contractual !== null) expect(plan.mail?.gathering).toBeNull();
          if (now === NIGHT && facts.inQuietHours === 'waits' && plan.mail)
            expect(plan.mail.at.getTime()).toBeGreaterThanOrEqual(MORNING.getTime());
        }
      }
    },
  );
});

function isOff(kind: NotificationKind, mail: MailChoice | null): boolean {
  return factsOf(kind).contractual === null && (mail ?? 'at_once') === 'off';
}

describe('the list in the app', () => {
  it.each(allKinds())('has %s unless it was turned off, and contractual notifications always', (kind) => {
    const isListed = (inApp: boolean | null) =>
      planNotification(factsOf(kind), { ...WISHES, inApp }, ALONE, NOON).isListed;

    expect(isListed(null)).toBe(true);
    expect(isListed(true)).toBe(true);
    expect(isListed(false)).toBe(factsOf(kind).contractual !== null);
  });
});

describe('a device', () => {
  it('is notified at once by day, in the morning of what may wait, and not of what was turned off', () => {
    const pushAt = (kind: NotificationKind, push: boolean | null, now: Date) =>
      planNotification(factsOf(kind), { ...WISHES, push }, ALONE, now).pushAt;

    expect(pushAt('brief.question', null, NOON)).toEqual(NOON);
    expect(pushAt('brief.question', null, NIGHT)).toEqual(MORNING);
    expect(pushAt('reminder.deadline_2h', null, NIGHT)).toEqual(NIGHT);
    expect(pushAt('brief.question', false, NOON)).toBeNull();
  });
});
