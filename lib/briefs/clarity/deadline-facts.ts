/**
 * How a deadline falls on the assistant's clock. Worked out where zones are known, so that the rules needn't know them.
 */
export type DeadlineFacts = {
  /** the assistant's first name */
  readonly name: string;
  readonly status:
    | { readonly kind: 'working' }
    /** "a Saturday", "Bonifacio Day" */
    | { readonly kind: 'day_off'; readonly day: string }
    /** `time` is the assistant's: "03:00" */
    | { readonly kind: 'outside_hours'; readonly time: string; readonly hours: string };
  /** working minutes between now and the deadline; null while their hours aren’t known */
  readonly workingMinutesLeft: number | null;
  /** the nearest time in their working hours, as the deadline's own inputs would say it */
  readonly better: { readonly date: string; readonly time: string; readonly words: string } | null;
};
