import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { optionalProse } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { CurrencyCode } from '@/lib/platform/money/currency-code';
import { parseMoney } from '@/lib/platform/money/money';

const HOURS = 'Give hours as a number, such as 40 or 12.5.';
/** As many as a year has. */
const MOST_HOURS = 8_784;

/** Typed hours, with a comma or a point, as minutes. */
const Hours = z
  .string()
  .trim()
  .max(12)
  .transform((typed) => typed.replace(',', '.'))
  .pipe(z.string().regex(/^\d{1,5}(\.\d{1,2})?$/, HOURS))
  .transform(Number)
  .pipe(z.number().max(MOST_HOURS, 'A year has no more than 8,784 hours.'))
  .transform((hours) => Math.round(hours * 60));

const Amount = z.string().trim().max(40);
/** A limit below which every sum over a year is exact. */
const MOST_MINOR = 100_000_000_000;

/** An owner's assumptions for whether the money was well spent. */
export const SaveReturnEstimate = z
  .object({
    workspaceId: Id,
    id: Id,
    /** the version of the calculation as it was seen; 0 before its first save */
    version: SeenVersion,
    freedLow: Hours,
    freedHigh: Hours,
    own: Hours,
    hourLow: Amount,
    hourHigh: Amount,
    currency: CurrencyCode,
    usedFor: optionalProse(4_000),
    isShared: z.literal('on').optional(),
  })
  .transform(({ isShared, hourLow, hourHigh, freedLow, freedHigh, own, ...rest }, context) => {
    const hours = {
      hourLow: parseHour(hourLow, rest.currency),
      hourHigh: parseHour(hourHigh, rest.currency),
    };
    for (const path of ['hourLow', 'hourHigh'] as const) {
      if (hours[path] === null) refuseAt(context, path, `Give an amount in ${rest.currency}, such as 60.`);
    }
    if (freedHigh < freedLow) refuseAt(context, 'freedHigh', TOO_LOW);
    const [hourMinorLow, hourMinorHigh] = [hours.hourLow ?? 0, hours.hourHigh ?? hours.hourLow ?? 0];
    if (hourMinorHigh < hourMinorLow) refuseAt(context, 'hourHigh', TOO_LOW);
    return {
      ...rest,
      freedMinutesLow: freedLow,
      freedMinutesHigh: freedHigh,
      ownMinutes: own,
      hourMinorLow,
      hourMinorHigh,
      isShared: isShared === 'on',
    };
  });

const TOO_LOW = 'At most can’t be less than at least.';

/**
 * @returns what an hour is worth, in the smallest unit; null if it isn't an amount, or more than any hour could be
 * worth.
 */
function parseHour(typed: string, currency: string): number | null {
  const minor = parseMoney(typed, currency);
  return minor !== null && minor <= MOST_MINOR ? minor : null;
}

function refuseAt(context: z.RefinementCtx, path: string, message: string): void {
  context.addIssue({ code: 'custom', path: [path], message });
}
