/** Time that is owed: one week's, at one rate, in one pay period. Minor units of one currency. */
export type OwedTime = {
  readonly id: string;
  /** what the minutes that aren't conceded come to */
  readonly leftMinor: number;
  /** the limit of the pay period; null: none */
  readonly capMinor: number | null;
  /** what is owed for it now, with the corrections from earlier concessions */
  readonly owedMinor: number;
};

export type Corrected = { readonly id: string; readonly byMinor: number };

/**
 * Recomputes a pay period's time under its limit once some of it has been conceded, in the order of approval. What was
 * conceded is no longer owed, unless the limit had already kept it from being owed; and it makes room for what the
 * limit had cut from later weeks. So the result is the same in whatever order weeks are approved and entries conceded.
 * @returns by how much each is to be corrected; unchanged ones are left out.
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
