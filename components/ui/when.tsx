import { formatForBoth, type OtherClock } from '@/lib/platform/time/format';
import { shownDates } from '@/lib/platform/time/shown-dates';

type WhenProps = {
  readonly instant: Date;
  readonly zone: string;
  readonly now: Date;
  readonly other?: OtherClock;
};

/** An instant in its reader's time, and beside it the other's clock. */
export function When({ instant, zone, now, other }: WhenProps) {
  return <time dateTime={instant.toISOString()}>{shownDates(formatForBoth(instant, zone, now, other))}</time>;
}
