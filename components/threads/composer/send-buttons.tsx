'use client';

import { Submit } from '@/components/forms/fields';
import { formatForBoth, formatTime, type OtherClock } from '@/lib/platform/time/format';
import { reachesAt } from '@/lib/threads/reaching.rules';
import { useNow } from '../use-now';

type Reaching = {
  readonly other: OtherClock;
  /** the working times of the other that lie ahead, in milliseconds since 1970 */
  readonly windows: readonly { readonly start: number; readonly end: number }[];
};

export type SendClock = {
  /** the reader's zone */
  readonly zone: string;
  /** ISO instant at which the page was made */
  readonly now: string;
  /** left out while nobody knows when the other works */
  readonly reaching: Reaching | null;
};

/**
 * Sends the message: when the other is at work, at once; else when their working day begins, unless it is urgent. What the
 * button says is what happens, whatever the clock does meanwhile.
 */
export function SendButtons({ zone, now, reaching }: SendClock) {
  const instant = useNow(now);
  const at = reaching ? reachesAt(instant, reaching.windows) : null;
  if (!reaching || !at) {
    return (
      <Submit look="quiet" pending="Sending…">
        Send
      </Submit>
    );
  }
  const { other } = reaching;
  return (
    <div className="grid gap-2">
      <p className="text-sm text-quiet">
        Delivered to {other.name} on {formatForBoth(at, zone, instant, other)}, unless it is urgent.
      </p>
      <div className="flex flex-wrap gap-2">
        <Submit look="quiet" pending="Sending…" name="when" value="theirs">
          Send for {formatTime(at, other.zone)}
        </Submit>
        <Submit look="quiet" pending="Sending…" name="when" value="now">
          It’s urgent: send now
        </Submit>
      </div>
    </div>
  );
}
