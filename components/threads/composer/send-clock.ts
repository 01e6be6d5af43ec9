import { formatForBoth, formatTime, type OtherClock } from '@/lib/platform/time/format';
import { reachesAt } from '@/lib/threads/reaching.rules';

/** When a message that isn't urgent reaches the other, as both clocks say it. */
export type ReachesInWords = { readonly forBoth: string; readonly theirs: string };

type Reaching = {
  readonly other: OtherClock;
  /** the working times of the other that lie ahead, in milliseconds since 1970 */
  readonly windows: readonly { readonly start: number; readonly end: number }[];
};

export type SendClock = {
  /** the reader's zone */
  readonly zone: string;
  /** left out if the other's hours aren't known */
  readonly reaching: Reaching | null;
  /** as it was when the page was made; null: at once */
  readonly shown: ReachesInWords | null;
};

/** @returns the facts that a composer's buttons depend on, made with the page. */
export function sendClock(
  { zone, now }: { readonly zone: string; readonly now: Date },
  other: OtherClock | undefined,
  windows: Reaching['windows'],
): SendClock {
  const reaching = other ? { other, windows } : null;
  return { zone, reaching, shown: reachesInWords({ zone, reaching }, now) };
}

/** @returns when a message sent at an instant reaches the other; null: at once, or unknown. */
export function reachesInWords(
  { zone, reaching }: Pick<SendClock, 'zone' | 'reaching'>,
  instant: Date,
): ReachesInWords | null {
  const at = reaching ? reachesAt(instant, reaching.windows) : null;
  if (!reaching || !at) return null;
  const { other } = reaching;
  return { forBoth: formatForBoth(at, zone, instant, other), theirs: formatTime(at, other.zone) };
}
