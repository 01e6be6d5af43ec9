import type { KindFacts } from '../kinds/kind.rules';
import { type DigestTime, nextDigest, type QuietHours, quietUntil } from './quiet.rules';

/** How somebody wants a kind by mail: as it happens, in a digest, or not at all. */
export const MAIL_CHOICES = ['at_once', 'daily', 'weekly', 'off'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

/**
 * How a person wants to be told a kind of thing in a business: their choice in each channel (null: the kind's default),
 * and their quiet hours and digest.
 */
export type Preferences = {
  readonly inApp: boolean | null;
  readonly mail: MailChoice | null;
  readonly push: boolean | null;
  readonly quiet: QuietHours | null;
  readonly digest: DigestTime;
  readonly zone: string;
};

/** The facts that decide when somebody is told. */
export type Event = {
  /** the name under which it is told with others, such as a thread; null: by itself */
  readonly gatheredBy: string | null;
  /** when what is gathered under that name is already due; null: nothing waits */
  readonly gatheredUntil: Date | null;
  /** it became due during an outage: everything missed becomes one mail */
  readonly isLate: boolean;
};

/** A mail or push: when, and together with what. */
export type Planned = {
  readonly at: Date;
  /** everything due under one name is one mail; null: its own */
  readonly gathering: string | null;
};

export type Plan = {
  readonly isListed: boolean;
  readonly mail: Planned | null;
  readonly pushAt: Date | null;
};

/** product.md: ten messages in five minutes are one mail. */
const GATHERED_MS = 5 * 60_000;
/** Long enough for a worker that comes back to find everything it missed. */
const CAUGHT_UP_MS = 2 * 60_000;

/**
 * Decides how and when a person is told something.
 * @returns whether it is listed in the app; when its mail is sent, at the earliest `now`; when devices show it. What is
 * contractual is always listed and mailed; only quiet hours may delay it, if its kind allows that.
 */
export function planNotification(kind: KindFacts, preferences: Preferences, event: Event, now: Date): Plan {
  const isFree = kind.contractual === null;
  const wantsPush = preferences.push ?? kind.push;
  return {
    isListed: !isFree || (preferences.inApp ?? true),
    mail: planMail(kind, preferences, event, now),
    pushAt: wantsPush ? afterQuiet(kind, preferences, now) : null,
  };
}

/**
 * Replans a waiting mail after its reader has changed what its time depends on: quiet hours, digest or zone.
 * @returns the same where it doesn't depend on them. What was to come together after the quiet hours still does, now if
 * they are over; a kind that was turned off meanwhile is sent as it was planned.
 */
export function replanMail(kind: KindFacts, preferences: Preferences, waiting: Planned, now: Date): Planned {
  const { at, gathering } = waiting;
  const isGathered = gathering !== null && !['quiet', 'daily', 'weekly', 'late'].includes(gathering);
  const event = {
    gatheredBy: isGathered ? gathering : null,
    gatheredUntil: isGathered ? at : null,
    isLate: gathering === 'late',
  };
  const planned = planMail(kind, preferences, event, now);
  if (planned === null) return waiting;
  return gathering === 'quiet' && planned.gathering === null ? { ...planned, gathering } : planned;
}

function planMail(kind: KindFacts, preferences: Preferences, event: Event, now: Date): Planned | null {
  const isFree = kind.contractual === null;
  const choice = isFree ? (preferences.mail ?? (kind.mail === 'off' ? 'off' : 'at_once')) : 'at_once';
  if (choice === 'off') return null;
  const first =
    choice === 'at_once'
      ? asItHappens(kind, event, now)
      : { at: nextDigest(now, choice, preferences.digest, preferences.zone), gathering: choice };
  const at = afterQuiet(kind, preferences, first.at);
  if (at.getTime() === first.at.getTime()) return first;
  return { at, gathering: isFree ? 'quiet' : null };
}

function asItHappens(kind: KindFacts, event: Event, now: Date): Planned {
  if (kind.contractual !== null) return { at: now, gathering: null };
  if (event.isLate) return { at: new Date(now.getTime() + CAUGHT_UP_MS), gathering: 'late' };
  if (kind.mail !== 'together' || event.gatheredBy === null) return { at: now, gathering: null };
  const at = event.gatheredUntil ?? new Date(now.getTime() + GATHERED_MS);
  return { at, gathering: event.gatheredBy };
}

/** @returns `at`, or the end of the quiet hours that it lies in, where they hold a kind back. */
export function afterQuiet(kind: KindFacts, { quiet, zone }: Preferences, at: Date): Date {
  if (kind.inQuietHours === 'comes') return at;
  return quietUntil(at, quiet, zone) ?? at;
}
