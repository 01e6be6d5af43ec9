import { findFile } from '@/lib/files/queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { currentCaller } from '@/lib/platform/auth/caller';
import { now } from '@/lib/platform/clock';
import { signLink } from '@/lib/platform/files/links';
import { noFile } from '@/lib/platform/files/serving';
import { isId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';

export const dynamic = 'force-dynamic';

type Context = { readonly params: Promise<{ readonly workspace: string; readonly file: string }> };

/**
 * Redirects those who may see a file to a link of their own that works for two minutes. Missing, not theirs and not
 * signed in look the same.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { workspace: workspaceId, file: id } = await params;
  const { signedIn } = await currentCaller();
  if (!signedIn || !isId(workspaceId) || !isId(id)) return noFile();
  const { userId, sessionId: signedInBy } = signedIn;
  const file = await withActor({ kind: 'user', userId }, (tx) => findFile(tx, { workspaceId, id }));
  if (!file) return noFile();
  const location = `${addresses.signedFile()}${signLink({ workspaceId, fileId: id, userId, signedInBy }, now())}`;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
