/** Time that is owed: of one week, at one rate, in one pay period. Minor units of one currency. */
export type OwedTime = {
  readonly id: string;
  /** what the minutes that aren't conceded come to */
  readonly leftMinor: number;
  /** the limit of the pay period; null: none */
  readonly capMinor: number | null;
  /** what is owed for it now, with what earlier concessions corrected */
  readonly owedMinor: number;
};

export type Corrected = { readonly id: string; readonly byMinor: number };

/**
 * Reckons the time of a pay period anew under its limit once some of it has been conceded, each in the order in which it was approved.
 * What was conceded is owed no longer, as far as the limit hadn't kept it from being owed; and it leaves room for what the limit
 * had cut of later weeks. So it comes to the same in whatever order weeks are approved and entries conceded one by one.
 * @returns by how much each is to be corrected; those that stay as they are aren't there.
 */
export function correctedUnderLimit(parts: readonly OwedTime[]): readonly Corrected[] {
  let earlierMinor = 0;
  return parts.flatMap(({ id, leftMinor, capMinor, owedMinor }) => {
    const dueMinor =
      capMinor === null ? leftMinor : Math.min(leftMinor, Math.max(0, capMinor - earlierMinor));
    earlierMinor += dueMinor;
    return dueMinor === owedMinor ? [] : [{ id, byMinor: dueMinor - owedMinor }];
  });
}
