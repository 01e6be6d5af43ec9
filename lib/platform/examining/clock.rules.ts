import { type ClockReading, clocksApartMs } from '@/lib/platform/clock/apart.rules';
import { capitalised } from '@/lib/platform/text/capitalised';
import { broken, type Finding, good } from './findings';

/** Deadlines and links are exact to the minute; a signed event is good for five. */
const MAY_BE_APART_MS = 2_000;

/**
 * Compares another clock with this machine's.
 * @param whose "the database": completes "the clocks of this machine and …"
 * @returns good while they are less than two seconds apart, after allowing for the round trip and the other clock's
 * resolution.
 */
export function judgeClock(whose: string, reading: ClockReading): Finding {
  const apartMs = clocksApartMs(reading);
  if (Number.isNaN(apartMs))
    return broken(
      `${capitalised(whose)} doesn’t say what time it is.`,
      'Look at what stands between the two.',
    );
  if (apartMs < MAY_BE_APART_MS) return good(`The clocks of this machine and ${whose} agree.`);
  return broken(
    `The clocks of this machine and ${whose} are at least ${(apartMs / 1000).toFixed(1)} s apart.`,
    'Have this machine, and the database’s, set by NTP.',
  );
}
