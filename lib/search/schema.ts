import { z } from 'zod';
import { readRowPlace } from '@/lib/platform/paging/row-place';
import { GROUPS } from './query.rules';

/** The address's query; anything in it that can't be read is ignored. */
export const SearchAddress = z.object({
  q: z.string().trim().catch(''),
  kind: z.preprocess((sent) => (typeof sent === 'string' ? [sent] : sent), z.array(z.enum(GROUPS))).catch([]),
  after: z.unknown().optional().transform(readRowPlace),
});
export type SearchAddress = z.infer<typeof SearchAddress>;

/** @returns whether this is the first page of a search over everything, which also shows people by name. */
export function looksEverywhere({ kind, after }: SearchAddress): boolean {
  return kind.length === 0 && after === null;
}
