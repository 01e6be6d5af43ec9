/** What makes two reminders of one thing the same: what they say, to whom, and when. */
export type ReminderKey<Kind extends string = string, To extends string | null = string | null> = {
  readonly kind: Kind;
  /** which side of an agreement; null for a brief, which only reminds its assistant */
  readonly party: To;
  readonly dueAt: Date;
};

/**
 * Compares waiting reminders with those called for.
 * @returns those that no longer fit, and those that are missing.
 */
export function reconcile<Waiting extends ReminderKey, Planned extends ReminderKey>(
  waiting: readonly Waiting[],
  planned: readonly Planned[],
): { readonly stale: readonly Waiting[]; readonly missing: readonly Planned[] } {
  return {
    stale: waiting.filter((row) => !planned.some((each) => isSame(each, row))),
    missing: planned.filter((each) => !waiting.some((row) => isSame(each, row))),
  };
}

function isSame(one: ReminderKey, other: ReminderKey): boolean {
  return (
    one.kind === other.kind && one.party === other.party && one.dueAt.getTime() === other.dueAt.getTime()
  );
}
