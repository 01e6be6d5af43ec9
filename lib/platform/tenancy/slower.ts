import { stateOf } from './outcome';

/**
 * By what PostgreSQL ends the slower of two transactions at once: what the faster one wrote is there but once
 * (unique_violation, exclusion_violation), what it closed is never rewritten (restrict_violation, which our triggers say), or
 * the two got in each other's way (serialization_failure, deadlock_detected).
 */
const SLOWER: ReadonlySet<string> = new Set(['23505', '23P01', '23001', '40001', '40P01']);

/**
 * Runs a transaction, and once more when it was the slower of two at once. The second time it sees what the faster one has
 * done, so that its rule answers to that: done already, or why not.
 * @param begin begins it, with nothing of an earlier try left over
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
