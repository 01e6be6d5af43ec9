import { currentCaller } from '@/lib/platform/auth/caller';
import { now } from '@/lib/platform/clock';
import { tooMany, tooOften } from '@/lib/platform/http/rate-limit';
import { resume } from '@/lib/platform/live/missed';
import { takePlace } from '@/lib/platform/live/places';
import { readCursor, writeCursor } from '@/lib/platform/live/rules';
import { type Hearing, hearingStream } from '@/lib/platform/live/stream';

export const dynamic = 'force-dynamic';

/**
 * How long until a page that was refused a stream may try again: by then one of theirs has ended, or its page keeps
 * polling.
 */
const ANOTHER_TRY_SECONDS = 60;

/**
 * Server-sent events: tell an open page that something it may see has changed, so that it reloads. With `poll`, the
 * same in one response, for a browser behind a proxy that holds streams back.
 */
export async function GET(request: Request): Promise<Response> {
  const { signedIn } = await currentCaller();
  if (!signedIn) return signedOut();
  const refused = await tooOften('hear', signedIn.userId);
  if (refused) return refused;
  const search = new URL(request.url).searchParams;
  const hearing: Hearing = {
    userId: signedIn.userId,
    sessionId: signedIn.sessionId,
    after: readCursor(request.headers.get('last-event-id') ?? search.get('after')),
    since: Number(search.get('since')) || null,
  };
  if (search.has('poll')) return polled(hearing);
  const leave = takePlace(signedIn.userId);
  if (!leave) return tooMany(ANOTHER_TRY_SECONDS);
  return new Response(hearingStream(hearing, request.signal, leave), {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

/** Whether there is news since the last poll. The first time that is unknown: then there may be. */
async function polled({ after, ...hearer }: Hearing): Promise<Response> {
  const resumed = await resume(hearer, after, now());
  if (!resumed) return signedOut();
  const { askFrom, missed } = resumed;
  const at = now().getTime();
  const news = after === null || missed !== 'nothing';
  return Response.json(
    { at, cursor: writeCursor({ askFrom, at }), news },
    { headers: { 'cache-control': 'no-store' } },
  );
}

function signedOut(): Response {
  return new Response(null, { status: 401, headers: { 'cache-control': 'no-store' } });
}
