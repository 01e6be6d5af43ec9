import type { Destination } from '@/components/search/destinations';
import { addresses } from '@/lib/platform/addresses/addresses';

/**
 * Asks the server for things by name.
 * @param slug the business to search; null for the inbox
 * @returns the results; null when the server can't be reached: pages and actions are found all the same.
 */
export async function findByName(slug: string | null, text: string): Promise<readonly Destination[] | null> {
  try {
    const answer = await fetch(addresses.findByName(slug, text));
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
