import { refusalIn } from '@/components/forms/unanswered';
import type { WrittenText } from '@/components/forms/written-texts';
import { plainRefusal, writtenIn } from '@/lib/platform/actions/plain-refusals';

/** What was posted without scripts and refused, by the request that a page answers. */
export type RefusedHere = {
  /** when, in milliseconds since 1970 */
  readonly at: number;
  readonly refusal: string;
  readonly texts: readonly WrittenText[];
};

/** @returns what this request posted in vain; null for nearly every page. */
export async function refusedHere(): Promise<RefusedHere | null> {
  const refused = await plainRefusal();
  if (!refused) return null;
  const texts = writtenIn(refused.values).map((text) => ({ label: 'What you had written', text }));
  return { at: refused.at, refusal: refusalIn(refused) ?? '', texts };
}
