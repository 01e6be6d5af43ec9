/** Sealing takes seconds, and a worker that was restarted some minutes. */
const USUAL_MS = 10 * 60_000;

/** @returns what became of a file that was asked for and isn't made yet, as a part of a sentence. */
export function sealingInWords(askedAt: Date, now: Date): string {
  return isSealingLate(askedAt, now)
    ? `and not made yet. ${SEALING_LATE}`
    : 'being sealed: look again in a minute.';
}

/** @returns whether a file has been waiting to be sealed for longer than sealing takes when all is well. */
export function isSealingLate(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() > USUAL_MS;
}

/** What is said then: to the two that it is for, who can do nothing about it but wait, and needn't. */
export const SEALING_LATE =
  'Sealing takes longer than it should. It is tried again by itself, what was signed stands meanwhile, and whoever runs this Handover sees that it waits.';
