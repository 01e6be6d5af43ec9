import { foundInInbox, foundInWorkspace, foundTogether } from '@/components/search/destinations';
import { sessionFromRequest, staffSessionFromRequest } from '@/lib/platform/auth/from-request';
import { tooOften } from '@/lib/platform/http/rate-limit';
import { searchFewInInbox, searchFewInWorkspace } from '@/lib/search/full.queries';
import { findInInbox, findInWorkspace } from '@/lib/search/palette.queries';

export const dynamic = 'force-dynamic';

/**
 * The palette's results by name and content, a few of each group: `q` in the business `in`, or without it in the
 * caller's inbox.
 */
export async function GET(request: Request): Promise<Response> {
  const session = await sessionFromRequest();
  const refused = session && (await tooOften('look', session.userId));
  if (refused) return refused;
  const search = new URL(request.url).searchParams;
  const found = await find(search.get('in'), search.get('q') ?? '');
  if (!found) return new Response(null, { status: 404 });
  return Response.json(found, { headers: { 'cache-control': 'no-store' } });
}

/** @returns null when nobody is signed in, or the business isn't theirs to run. */
async function find(slug: string | null, text: string) {
  if (slug === null) {
    const session = await sessionFromRequest();
    if (!session) return null;
    const [byName, byWords] = await Promise.all([
      findInInbox(session.userId, text),
      searchFewInInbox(session.userId, text),
    ]);
    return foundTogether('inbox', foundInInbox(byName), byWords);
  }
  const staffSession = await staffSessionFromRequest(slug);
  if (!staffSession?.workspace) return null;
  const { session, workspace } = staffSession;
  const [byName, byWords] = await Promise.all([
    findInWorkspace(session.userId, workspace.id, text),
    searchFewInWorkspace(session.userId, workspace.id, text),
  ]);
  return foundTogether({ slug }, foundInWorkspace(slug, byName), byWords);
}
