/** One pay period of a retainer that is for so many hours. Minutes. */
export type RetainerPeriod = {
  /** what the retainer is for in it; by its days in the first and the last */
  readonly ownMinutes: number;
  readonly workedMinutes: number;
};

export type HoursStanding = RetainerPeriod & {
  /** unused in the period before, up to what was agreed */
  readonly carriedMinutes: number;
};

/**
 * @param periods of one agreement, the oldest first
 * @param mostCarried at most so many minutes are carried into the next period; 0: none
 * @returns each period with what was carried into it. What is worked beyond a period takes nothing from the next.
 */
export function withCarried(
  periods: readonly RetainerPeriod[],
  mostCarried: number,
): readonly HoursStanding[] {
  let carriedMinutes = 0;
  return periods.map((period) => {
    const standing = { ...period, carriedMinutes };
    const left = period.ownMinutes + carriedMinutes - period.workedMinutes;
    carriedMinutes = Math.min(Math.max(0, left), mostCarried);
    return standing;
  });
}
