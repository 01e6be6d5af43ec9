import { z } from 'zod';
import { readRowPlace } from '@/lib/platform/row-place';
import { GROUPS } from './asking.rules';

/** What the address says; whatever can't be read is as if it weren't there. */
export const SearchAddress = z.object({
  q: z.string().trim().catch(''),
  kind: z.preprocess((sent) => (typeof sent === 'string' ? [sent] : sent), z.array(z.enum(GROUPS))).catch([]),
  after: z.unknown().optional().transform(readRowPlace),
});
export type SearchAddress = z.infer<typeof SearchAddress>;

/** @returns whether all is looked through from its beginning, and so also who is called so. */
export function looksEverywhere({ kind, after }: SearchAddress): boolean {
  return kind.length === 0 && after === null;
}
