import { currentCaller } from '@/lib/platform/auth/caller';
import { type LiveEvent, liveHub } from '@/lib/platform/live/hub';
import { changesStanding, mayHear } from '@/lib/platform/live/rules';
import { log } from '@/lib/platform/log';
import { onStopping } from '@/lib/platform/stopping';
import { type Standing, withActor } from '@/lib/platform/tenancy';

export const dynamic = 'force-dynamic';

/** Proxies close quiet connections after 30 s or more; a comment line keeps this one open. */
const HEARTBEAT_MS = 20_000;
/** After this the browser reconnects, and with that the session and what it may hear are looked at again. */
const LIFETIME_MS = 5 * 60_000;

type HeardChange = Extract<LiveEvent, { readonly type: 'change' }>;

/** Server-sent events: tells an open page that something it may see has changed, so that it looks again. */
export async function GET(request: Request): Promise<Response> {
  const { signedIn } = await currentCaller();
  if (!signedIn) return new Response(null, { status: 401 });
  let me = await standingOf(signedIn.userId);

  const encoder = new TextEncoder();
  let close = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = (event: LiveEvent) => {
        if (event.type === 'resync') write(sentence('resync', { at: event.at }));
        else if (changesStanding(me, event.change)) void standAnew(event);
        else if (mayHear(me, event.change)) write(changeSentence(event));
      };
      /** Looks again at what may be heard, then says that something did change. */
      const standAnew = async (event: HeardChange) => {
        try {
          me = await standingOf(signedIn.userId);
          if (isOpen) write(changeSentence(event));
        } catch (err) {
          log.warn({ err }, 'what a page may hear could not be read again');
          close();
        }
      };
      write('retry: 2000\n\n');
      const unsubscribe = liveHub().subscribe(tell, pageMadeAt(request));
      const heartbeat = setInterval(() => write(': here\n\n'), HEARTBEAT_MS);
      const end = setTimeout(() => close(), LIFETIME_MS);
      const stay = onStopping(() => close());
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

function standingOf(userId: string): Promise<Standing> {
  return withActor({ kind: 'user', userId }, async (_tx, standing) => standing);
}

/** One event as a stream says it. */
function sentence(event: LiveEvent['type'], data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

function changeSentence({ at, change: { kind, id } }: HeardChange): string {
  return sentence('change', { at, kind, id });
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
