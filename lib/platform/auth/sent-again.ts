/** For so long a press that let somebody in may be sent again, because its answer may have been lost (adr/0161). */
const AGAIN_MINUTES = 5;

/** @returns since when a press must have come that is sent again at `at`. */
export function againSince(at: Date): Date {
  return new Date(at.getTime() - AGAIN_MINUTES * 60_000);
}
