// Where forms that choose among what is owed say what is wrong with a part of the choice.

/** @returns where it is said what is wrong with one thing that was chosen. */
export function owedField(id: string): string {
  return `owed.${id}`;
}

/** @returns what tells one payment among several from the others: each assistant gets one in each currency. */
export function partKey(engagementId: string, currency: string): string {
  return `${engagementId} ${currency}`;
}

/** @returns where it is said what is wrong with all that one payment would pay. */
export function partField(key: string): string {
  return `owed.${key}`;
}
