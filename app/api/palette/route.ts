import { foundInInbox, foundInWorkspace, foundTogether } from '@/components/search/destinations';
import { sessionFromRequest, staffSessionFromRequest } from '@/lib/platform/auth/from-request';
import { tooOften } from '@/lib/platform/rate-limit';
import { searchFewInInbox, searchFewInWorkspace } from '@/lib/search/full.queries';
import { findInInbox, findInWorkspace } from '@/lib/search/palette.queries';

export const dynamic = 'force-dynamic';

/** What the palette finds by name and by words, a few of each group: `q` in the business `in`, or without it in the inbox of whoever asks. */
export async function GET(request: Request): Promise<Response> {
  const session = await sessionFromRequest();
  const refused = session && (await tooOften('look', session.userId));
  if (refused) return refused;
  const search = new URL(request.url).searchParams;
  const found = await find(search.get('in'), search.get('q') ?? '');
  if (!found) return new Response(null, { status: 404 });
  return Response.json(found, { headers: { 'cache-control': 'no-store' } });
}

/** @returns null for whoever isn't signed in, and for a business that isn't theirs to run. */
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
  const asked = await staffSessionFromRequest(slug);
  if (!asked?.workspace) return null;
  const { session, workspace } = asked;
  const [byName, byWords] = await Promise.all([
    findInWorkspace(session.userId, workspace.id, text),
    searchFewInWorkspace(session.userId, workspace.id, text),
  ]);
  return foundTogether({ slug }, foundInWorkspace(slug, byName), byWords);
}
