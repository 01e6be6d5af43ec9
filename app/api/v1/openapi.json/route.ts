import { allEndpoints } from '@/lib/api/endpoints';
import { openApiOf } from '@/lib/api/openapi';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';

export const dynamic = 'force-dynamic';

/** The API's document, for tools and their developers. It holds nobody's data. */
export function GET(): Response {
  return Response.json(openApiOf(allEndpoints, absolute(addresses.api())), {
    headers: { 'cache-control': 'public, max-age=300' },
  });
}
