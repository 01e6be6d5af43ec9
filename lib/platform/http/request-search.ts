import { headers } from 'next/headers';
import { PATH_HEADER } from '@/lib/platform/http/request-headers';

/**
 * The query of this request's address, for a layout, which Next doesn't give it to. A layout isn't rendered again while
 * one moves between its pages; what it shows from the query has to be loaded again when that changes.
 */
export async function searchFromRequest(): Promise<URLSearchParams> {
  const path = (await headers()).get(PATH_HEADER) ?? '/';
  return new URL(path, 'http://here').searchParams;
}
