// Where forms that choose among what is owed report what is wrong with a part of the choice.

/** @returns where a fault in one chosen item is reported. */
export function owedField(id: string): string {
  return `owed.${id}`;
}

/** @returns what identifies one payment among several: each assistant gets one per currency. */
export function partKey(engagementId: string, currency: string): string {
  return `${engagementId} ${currency}`;
}

/** @returns where a fault in everything that one payment would pay is reported. */
export function partField(key: string): string {
  return `owed.${key}`;
}
