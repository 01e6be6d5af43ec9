import { capitalised } from '@/lib/platform/text/capitalised';
import { broken, type Finding, good } from './findings';

/** Deadlines and links are exact to the minute; a signed event is good for five. */
const MAY_BE_APART_MS = 2_000;

type Reading = {
  /** what the other clock said, in milliseconds since 1970 */
  readonly theirs: number;
  /** when it was asked, and when it answered, by this machine's clock */
  readonly asked: number;
  readonly answered: number;
  /** its resolution: a `Date` header cuts off fractions of a second */
  readonly grainMs: number;
};

/**
 * Compares another clock with this machine's.
 * @param whose "the database": completes "the clocks of this machine and …"
 * @returns good while they are less than two seconds apart, after allowing for the round trip and the other clock's
 * resolution.
 */
export function judgeClock(whose: string, { theirs, asked, answered, grainMs }: Reading): Finding {
  if (Number.isNaN(theirs))
    return broken(
      `${capitalised(whose)} doesn’t say what time it is.`,
      'Look at what stands between the two.',
    );
  // it read its clock somewhere between the question and the answer, and the true time is up to one unit later than it
  // says
  const early = asked - (theirs + grainMs);
  const late = theirs - answered;
  const apartMs = Math.max(0, early, late);
  if (apartMs < MAY_BE_APART_MS) return good(`The clocks of this machine and ${whose} agree.`);
  return broken(
    `The clocks of this machine and ${whose} are at least ${(apartMs / 1000).toFixed(1)} s apart.`,
    'Have this machine, and the database’s, set by NTP.',
  );
}
