const AT = new Date('2027-03-09T14:00:00Z');

/** Two hours written down by hand, as a page shows them: without a brief, and undisputed. */
export const SHOWN_ENTRY = {
  id: 'e1',
  version: 1,
  kind: 'manual',
  day: '2027-03-09',
  startedAt: AT,
  endedAt: AT,
  minutes: 120,
  zone: 'UTC',
  note: 'Packed the fair',
  brief: null,
  dispute: null,
} as const;
