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
  // 204 tells EventSource to stop trying (HTML standard, 9.2.3)
  if (!signedIn) return new Response(null, { status: 204 });
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
      const unsubscribe = liveHub().subscribe(tell);
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
