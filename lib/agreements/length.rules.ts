import { accept, type Result, refuse } from '@/lib/platform/result';
import { countLines } from '@/lib/platform/text/nesting';

/** A copy of this many lines has forty pages, and takes some five seconds to lay out (adr/0160, adr/0169). */
const MOST_LINES = 2_000;

/**
 * Decides whether an agreement can be printed as the copy that both keep. Asked before it is proposed: what two have
 * signed has to be sealed, however long that takes, and no other PDF is made meanwhile.
 * @returns accepted, or refused with `too_long`.
 */
export function decideLength(clauses: readonly { readonly body: string }[]): Result {
  const lines = countLines(clauses.map(({ body }) => body));
  if (lines <= MOST_LINES) return accept(undefined);
  return refuse(
    'too_long',
    `This agreement has ${lines} lines, and the copy that you both keep can have ${MOST_LINES}. Shorten it first.`,
  );
}
