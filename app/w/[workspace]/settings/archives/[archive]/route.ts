import { decideSaving } from '@/lib/archive/archive-states.rules';
import { findArchive } from '@/lib/archive/queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { SIGN_IN_AGAIN } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { signLink } from '@/lib/platform/files/links';
import { noFile } from '@/lib/platform/files/serving';
import { isId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';

type Params = { params: Promise<{ workspace: string; archive: string }> };

/**
 * Redirects an owner who has just signed in to a link that hands out the archive for two minutes; one whose sign-in is
 * older signs in first and comes back to the page.
 */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { workspace: slug, archive: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const { userId, sessionId: signedInBy, authenticatedAt } = signedIn;
  if (!isId(id)) return noFile();
  const place = { workspaceId: workspace.id, id };
  const archive = await withActor({ kind: 'user', userId }, (tx) => findArchive(tx, place));
  const decided = decideSaving(role, archive ? 'ready' : 'over', { authenticatedAt, now: now() });
  if (decided.ok) {
    const link = signLink({ workspaceId: workspace.id, fileId: id, userId, signedInBy }, now());
    return leadTo(`${addresses.signedFile()}${link}`);
  }
  if (decided.refusal.code === SIGN_IN_AGAIN) {
    return leadTo(addresses.signIn(`${addresses.workspaceSettings(slug)}#archive`));
  }
  return noFile();
}

function leadTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
