import { capitalised } from '@/lib/platform/capitalised';
import { broken, type Finding, good } from './findings';

/** Deadlines and links are told to the minute; a signature of news is good for five. */
const MAY_BE_APART_MS = 2_000;

type Reading = {
  /** what the other clock said, in milliseconds since 1970 */
  readonly theirs: number;
  /** when it was asked, and when it answered, by this machine's clock */
  readonly asked: number;
  readonly answered: number;
  /** how coarsely it tells the time: a `Date` header cuts off what is less than a second */
  readonly grainMs: number;
};

/**
 * Compares another clock with this machine's.
 * @param whose "the database": ends "the clocks of this machine and …"
 * @returns good while they are less than two seconds apart, with nothing held against them that the way there and back, or
 *   how coarsely the other tells the time, may have made.
 */
export function judgeClock(whose: string, { theirs, asked, answered, grainMs }: Reading): Finding {
  if (Number.isNaN(theirs))
    return broken(
      `${capitalised(whose)} doesn’t say what time it is.`,
      'Look at what stands between the two.',
    );
  // it read its clock somewhere between the asking and the answer, and up to one grain later than it says
  const early = asked - (theirs + grainMs);
  const late = theirs - answered;
  const apartMs = Math.max(0, early, late);
  if (apartMs < MAY_BE_APART_MS) return good(`The clocks of this machine and ${whose} agree.`);
  return broken(
    `The clocks of this machine and ${whose} are at least ${(apartMs / 1000).toFixed(1)} s apart.`,
    'Have this machine, and the database’s, set by NTP.',
  );
}
