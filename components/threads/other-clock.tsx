'use client';

import { type OtherClock as Clock, placeOf } from '@/lib/platform/time/format';
import { clockFor } from '@/lib/threads/clock.rules';
import { useNow } from './use-now';

type OtherClockProps = {
  /** the reader's zone */
  readonly zone: string;
  /** ISO instant at which the page was made */
  readonly now: string;
  readonly other?: Clock;
};

/** What time it is for whoever will read the message, and whose clock the times of the conversation follow. */
export function OtherClock({ zone, now, other }: OtherClockProps) {
  const instant = useNow(now);
  return (
    <p className="text-sm text-quiet">
      {other ? `It is ${clockFor(instant, zone, other.zone)} for ${other.name}. ` : ''}
      Times here are yours ({placeOf(zone)}).
    </p>
  );
}
