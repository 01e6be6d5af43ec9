'use client';

import { type OtherClock as Clock, placeOf } from '@/lib/platform/time/format';
import { clockFor } from '@/lib/threads/clock.rules';
import { useNow } from './use-now';

type OtherClockProps = {
  /** the reader's zone */
  readonly zone: string;
  readonly other: Clock | undefined;
  /** what the other's clock showed when the page was made */
  readonly shown: string | null;
};

/** What time it is for whoever will read the message, and whose clock the times of the conversation follow. */
export function OtherClock({ zone, other, shown }: OtherClockProps) {
  const instant = useNow();
  const clock = instant && other ? clockFor(instant, zone, other.zone) : shown;
  return (
    <p className="text-sm text-quiet">
      {other ? `It is ${clock} for ${other.name}. ` : ''}
      Times here are yours ({placeOf(zone)}).
    </p>
  );
}
