/** Sealing takes seconds; a worker that was restarted takes some minutes. */
const USUAL_MS = 10 * 60_000;

/** @returns the state of a requested file that isn't made yet, as part of a sentence. */
export function sealingInWords(askedAt: Date, now: Date): string {
  return isSealingLate(askedAt, now)
    ? `and not made yet. ${SEALING_LATE}`
    : 'being sealed: look again in a minute.';
}

/** @returns whether a file has waited longer to be sealed than sealing takes when all is well. */
export function isSealingLate(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() > USUAL_MS;
}

/** What the two people are told then: they can do nothing about it, and needn't wait. */
export const SEALING_LATE =
  'Sealing takes longer than it should. It is tried again automatically, what was signed counts meanwhile, and whoever runs this Handover can see that it is waiting.';
