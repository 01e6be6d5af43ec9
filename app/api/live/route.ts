import { currentCaller } from '@/lib/platform/auth/caller';
import { type LiveEvent, liveHub } from '@/lib/platform/live/hub';
import { mayHear } from '@/lib/platform/live/rules';
import { onStopping } from '@/lib/platform/stopping';
import { withActor } from '@/lib/platform/tenancy';

export const dynamic = 'force-dynamic';

/** Proxies close quiet connections after 30 s or more; a comment line keeps this one open. */
const HEARTBEAT_MS = 20_000;
/** After this the browser reconnects, and with that the session and what it may hear are looked at again. */
const LIFETIME_MS = 5 * 60_000;

/** Server-sent events: tells an open page that something it may see has changed, so that it looks again. */
export async function GET(request: Request): Promise<Response> {
  const { signedIn } = await currentCaller();
  if (!signedIn) return new Response(null, { status: 401 });
  const me = await withActor({ kind: 'user', userId: signedIn.userId }, async (_tx, standing) => standing);

  const encoder = new TextEncoder();
  let close = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = (event: LiveEvent) => {
        if (event.type === 'resync') write('event: resync\ndata: {}\n\n');
        else if (mayHear(me, event.change)) {
          write(
            `event: change\ndata: ${JSON.stringify({ kind: event.change.kind, id: event.change.id })}\n\n`,
          );
        }
      };
      write('retry: 2000\n\n');
      const unsubscribe = liveHub().subscribe(tell, pageMadeAt(request));
      const heartbeat = setInterval(() => write(': here\n\n'), HEARTBEAT_MS);
      const end = setTimeout(() => close(), LIFETIME_MS);
      const stay = onStopping(() => close());
      let isOpen = true;
      close = () => {
        if (!isOpen) return;
        isOpen = false;
        unsubscribe();
        stay();
        clearInterval(heartbeat);
        clearTimeout(end);
        try {
          controller.close();
        } catch {
          // the browser closed it first, which is the same to us
        }
      };
      request.signal.addEventListener('abort', () => close());
    },
    cancel: () => close(),
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

/** For a page that can't hear: whether the server is there, and still knows who is asking. */
export async function HEAD(): Promise<Response> {
  const { signedIn } = await currentCaller();
  return new Response(null, { status: signedIn ? 200 : 401, headers: { 'cache-control': 'no-store' } });
}

/** @returns when the page that listens was made, in case it says so. */
function pageMadeAt(request: Request): Date | undefined {
  const since = Number(new URL(request.url).searchParams.get('since'));
  return since > 0 ? new Date(since) : undefined;
}
