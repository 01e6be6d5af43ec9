/** One pay period of a retainer with included hours. Minutes. */
export type RetainerPeriod = {
  /** what the retainer includes in it; pro rata in the first and the last */
  readonly ownMinutes: number;
  readonly workedMinutes: number;
};

export type RetainerPeriodHours = RetainerPeriod & {
  /** unused in the previous period, up to the agreed maximum */
  readonly carriedMinutes: number;
};

/**
 * @param periods of one agreement, oldest first
 * @param mostCarried the most minutes carried into the next period; 0: none
 * @returns each period with what was carried into it. Working more than a period includes takes nothing from the next.
 */
export function withCarried(
  periods: readonly RetainerPeriod[],
  mostCarried: number,
): readonly RetainerPeriodHours[] {
  let carriedMinutes = 0;
  return periods.map((period) => {
    const standing = { ...period, carriedMinutes };
    const left = period.ownMinutes + carriedMinutes - period.workedMinutes;
    carriedMinutes = Math.min(Math.max(0, left), mostCarried);
    return standing;
  });
}
