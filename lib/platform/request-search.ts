import { headers } from 'next/headers';
import { PATH_HEADER } from '@/lib/platform/request-headers';

/**
 * What the address of this request asks for: for a layout, which Next gives no search of its own. A layout stays as it
 * is while one goes from page to page below it; what it shows from the search has to be asked for anew when that changes.
 */
export async function searchFromRequest(): Promise<URLSearchParams> {
  const path = (await headers()).get(PATH_HEADER) ?? '/';
  return new URL(path, 'http://here').searchParams;
}
