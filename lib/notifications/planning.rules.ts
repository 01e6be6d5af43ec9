import type { KindFacts } from './kind.rules';
import { type DigestTime, nextDigest, type QuietHours, quietUntil } from './quiet.rules';

/** How somebody wants a kind by mail: as it happens, in a digest, or not at all. */
export const MAIL_CHOICES = ['at_once', 'daily', 'weekly', 'off'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** What a person has said about a kind in a business, and about their days; null: nothing. */
export type Wishes = {
  readonly inApp: boolean | null;
  readonly mail: MailChoice | null;
  readonly push: boolean | null;
  readonly quiet: QuietHours | null;
  readonly digest: DigestTime;
  readonly zone: string;
};

/** What has happened, as far as it decides when somebody is told. */
export type Event = {
  /** what is told together with the like of it, such as a thread; null: by itself */
  readonly gatheredBy: string | null;
  /** when what is gathered under the same name goes out already; null: nothing waits */
  readonly gatheredUntil: Date | null;
  /** its moment has gone by, in a standstill: with all that was missed it is one mail */
  readonly isLate: boolean;
};

/** A mail or a word on a device: when, and together with what. */
export type Planned = {
  readonly at: Date;
  /** all that is due under one name is one mail; null: a letter of its own */
  readonly gathering: string | null;
};

export type Plan = {
  readonly isListed: boolean;
  readonly mail: Planned | null;
  readonly pushAt: Date | null;
};

/** product.md: ten messages in five minutes are one mail. */
const GATHERED_MS = 5 * 60_000;
/** Long enough for a worker that comes back to find all that it has missed. */
const CAUGHT_UP_MS = 2 * 60_000;

/**
 * Decides how and when a person is told of something.
 * @returns whether it is listed in the app; when its mail goes, at the earliest `now`; when devices show it. What is
 * contractual is listed and mailed, whatever was wished; only quiet hours may keep it, where its kind lets them.
 */
export function planNotice(kind: KindFacts, wishes: Wishes, event: Event, now: Date): Plan {
  const isFree = kind.contractual === null;
  const wantsPush = wishes.push ?? kind.push;
  return {
    isListed: !isFree || (wishes.inApp ?? true),
    mail: planMail(kind, wishes, event, now),
    pushAt: wantsPush ? afterQuiet(kind, wishes, now) : null,
  };
}

function planMail(kind: KindFacts, wishes: Wishes, event: Event, now: Date): Planned | null {
  const isFree = kind.contractual === null;
  const choice = isFree ? (wishes.mail ?? (kind.mail === 'off' ? 'off' : 'at_once')) : 'at_once';
  if (choice === 'off') return null;
  const first =
    choice === 'at_once'
      ? asItHappens(kind, event, now)
      : { at: nextDigest(now, choice, wishes.digest, wishes.zone), gathering: choice };
  const at = afterQuiet(kind, wishes, first.at);
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

function afterQuiet(kind: KindFacts, { quiet, zone }: Wishes, at: Date): Date {
  if (kind.inQuietHours === 'comes') return at;
  return quietUntil(at, quiet, zone) ?? at;
}
