import { isId } from '@/lib/platform/ids';
import { shortened } from '@/lib/platform/text/shortened';

/**
 * Shows what a parked job is about: only the ids in its payload, since a payload may one day carry words.
 * @returns each field that holds an id, with the id.
 */
export function idsIn(payload: unknown): readonly { readonly name: string; readonly id: string }[] {
  if (typeof payload !== 'object' || payload === null) return [];
  return Object.entries(payload).flatMap(([name, value]) =>
    typeof value === 'string' && (isId(value) || FOREIGN_ID.test(value)) ? [{ name, id: value }] : [],
  );
}

/** Stripe's ids: a lower-case prefix, and meaningless characters. */
const FOREIGN_ID = /^[a-z]{2,6}_[A-Za-z0-9]{6,80}$/;

const LONGEST = 160;

/**
 * Says why a job failed without what people wrote: an error message may quote the value that caused it.
 * @returns the first line, with everything in quotation marks and every address removed; null when nothing is left.
 */
export function reasonOf(lastError: string | null): string | null {
  const [line = ''] = (lastError ?? '').trim().split('\n');
  const bare = line
    .replace(/(["'`“‘]).*?["'`”’]/g, '…')
    .replace(/\S+@\S+/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/[a-z]{3}/i.test(bare)) return null;
  return shortened(bare, LONGEST);
}
