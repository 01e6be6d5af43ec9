import { allEndpoints } from '@/lib/api/endpoints';
import { serveApi } from '@/lib/api/serving/serve';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly path: readonly string[] }> };

/** The API: its endpoints (lib/api/endpoints) define which addresses there are, and what each does. */
async function serve(request: Request, { params }: Context): Promise<Response> {
  return serveApi(allEndpoints, request, `/${(await params).path.join('/')}`);
}

export const GET = serve;
export const POST = serve;
export const PUT = serve;
export const PATCH = serve;
export const DELETE = serve;
