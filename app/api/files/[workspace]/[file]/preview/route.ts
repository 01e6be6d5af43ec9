import { findFile } from '@/lib/files/queries';
import { currentCaller } from '@/lib/platform/auth/caller';
import { previewOf } from '@/lib/platform/files/previews';
import { SANDBOX } from '@/lib/platform/files/serving';
import { tooOften } from '@/lib/platform/http/rate-limit';
import { isId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly workspace: string; readonly file: string }> };

/**
 * Shows a small preview, to those who may see its file. Missing, not theirs, not a picture and not signed in look the
 * same.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { workspace: workspaceId, file: id } = await params;
  const { signedIn } = await currentCaller();
  if (!signedIn || !isId(workspaceId) || !isId(id)) return gone();
  const refused = await tooOften('preview', signedIn.userId);
  if (refused) return refused;
  const file = await withActor({ kind: 'user', userId: signedIn.userId }, (tx) =>
    findFile(tx, { workspaceId, id }),
  );
  const small = file?.standing.kind === 'free' ? await previewOf(file) : null;
  if (!small) return gone();
  return new Response(small, {
    headers: {
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'content-security-policy': SANDBOX,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}

function gone(): Response {
  return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
}
