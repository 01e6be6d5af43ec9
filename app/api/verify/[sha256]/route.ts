import { askRecord } from '@/lib/agreements/verifying/queries';
import { Sha256 } from '@/lib/agreements/verifying/schema';
import { factsFrom } from '@/lib/platform/auth/request-facts';
import { Refused, retryAfter } from '@/lib/platform/result';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly sha256: string }> };

/** Says what anybody holding a copy may know about it, by its hash alone. For anybody; nothing is uploaded. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const hash = Sha256.safeParse((await params).sha256);
  if (!hash.success) return answer({ error: hash.error.issues[0]?.message }, 400);
  try {
    return answer(await askRecord(hash.data, factsFrom(request.headers).ip), 200);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return answer({ error: error.message }, 429, retryAfter(error.refusal));
  }
}

function answer(body: object, status: number, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}
