import { type InboxPart, inboxRows } from '@/components/inbox/inbox-rows';
import { getInbox } from '@/lib/briefs/inbox/inbox-list.queries';
import { readView, writeView } from '@/lib/briefs/inbox/inbox-view.rules';
import { currentCaller } from '@/lib/platform/auth/caller';
import { now } from '@/lib/platform/clock';
import { tooOften } from '@/lib/platform/http/rate-limit';

export const dynamic = 'force-dynamic';

/** What an infinite list asks for at once. */
const PART = 200;

/** Part of the inbox, as an infinite list shows it. */
export async function GET(request: Request): Promise<Response> {
  const { signedIn } = await currentCaller();
  if (!signedIn) return new Response(null, { status: 401 });
  const refused = await tooOften('look', signedIn.userId);
  if (refused) return refused;
  const view = readView(Object.fromEntries(new URL(request.url).searchParams));
  const at = now();
  const inbox = await getInbox(signedIn, view, at, PART);
  const answer: InboxPart = {
    groups: inboxRows({ ...inbox, view: { ...view, after: null } }, at, signedIn.timeZone),
    next: inbox.next ? writeView({ ...view, after: inbox.next }) : null,
  };
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
}
