import { noteDownload } from '@/lib/agreements/downloading';
import { findFile } from '@/lib/files/queries';
import { currentCaller } from '@/lib/platform/auth/caller';
import { serveFile } from '@/lib/platform/files/serving';
import { Id } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly workspace: string; readonly file: string }> };

/** Hands out a file to whoever may see it. Not there, not theirs and not signed in look the same. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { workspace, file: id } = await params;
  const { signedIn } = await currentCaller();
  if (!signedIn || !Id.safeParse(workspace).success || !Id.safeParse(id).success) return gone();

  const { userId } = signedIn;
  const file = await withActor({ kind: 'user', userId }, async (tx) => {
    const found = await findFile(tx, { workspaceId: workspace, id });
    if (found) await noteDownload(tx, { workspaceId: workspace, fileId: id, userId });
    return found;
  });
  return (file && (await serveFile(file))) ?? gone();
}

function gone(): Response {
  return new Response('That file isn’t here, or it isn’t yours to see.', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
