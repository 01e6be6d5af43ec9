import { stateOf } from './outcome';

/**
 * PostgreSQL's codes for ending the slower of two concurrent transactions: the faster one already wrote what must be
 * unique (unique_violation, exclusion_violation), or closed what is never rewritten (restrict_violation, raised by our
 * triggers), or the two conflicted (serialization_failure, deadlock_detected).
 */
const SLOWER: ReadonlySet<string> = new Set(['23505', '23P01', '23001', '40001', '40P01']);

/**
 * Runs a transaction, and a second time if it was the slower of two. The second time it sees what the faster one has
 * done, so its rule answers to that: done already, or why not.
 * @param begin begins it, with nothing left over from an earlier try
 * @throws what the second try throws, and whatever the first throws for another reason.
 */
export async function againWhenSlower<T>(begin: () => Promise<T>): Promise<T> {
  try {
    return await begin();
  } catch (error) {
    if (!SLOWER.has(stateOf(error) ?? '')) throw error;
    return begin();
  }
}
