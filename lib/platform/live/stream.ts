import { now } from '@/lib/platform/clock';
import { log } from '@/lib/platform/logging/log';
import { measure } from '@/lib/platform/observing/measures';
import { onStopping } from '@/lib/platform/process/stopping';
import { type LiveEvent, liveHub } from './hub';
import { type Hearer, type Resumed, resume } from './missed';
import { type Cursor, changesAccess, endsSession, mayHear, writeCursor } from './rules';

/** Proxies close quiet connections after 30 s or more, and a browser that hears nothing reconnects. */
const HEARTBEAT_MS = 20_000;
/** After this the browser reconnects, and with that the session is checked again: it may have expired. */
const LIFETIME_MS = 5 * 60_000;

/** Who listens, and from where on. */
export type Hearing = Hearer & {
  /** where they stopped hearing, if they listened before */
  readonly after: Cursor | null;
  /** when the listening page was made, in milliseconds since 1970 */
  readonly since: number | null;
};

type Heard = Extract<LiveEvent, { readonly type: 'change' }>;

/**
 * A stream of server-sent events for one person: `hello` once they listen, `change` and `resync` when there is
 * something to look at, `here` now and then. Each carries the cursor to resume from.
 * @param onEnd called once, however the stream ends
 */
export function hearingStream(
  hearing: Hearing,
  aborted: AbortSignal,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let close = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      const write = (event: string, data: object, askFrom: number | null) => {
        if (!isOpen) return;
        const at = now().getTime();
        const id = askFrom === null ? '' : `id: ${writeCursor({ askFrom, at })}\n`;
        controller.enqueue(encoder.encode(`${id}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
      };
      const ears = earsOf(hearing, write, () => close());
      const unsubscribe = liveHub().subscribe(
        ears.hear,
        hearing.after === null && hearing.since !== null ? new Date(hearing.since) : undefined,
      );
      void ears.begin();
      const heartbeat = setInterval(() => write('here', {}, liveHub().askFrom), HEARTBEAT_MS);
      const end = setTimeout(() => close(), LIFETIME_MS);
      const stay = onStopping(() => close());
      measure()?.listening(1);
      close = () => {
        if (!isOpen) return;
        isOpen = false;
        measure()?.listening(-1);
        unsubscribe();
        stay();
        clearInterval(heartbeat);
        clearTimeout(end);
        onEnd();
        try {
          controller.close();
        } catch {
          // the browser closed it first, which is the same to us
        }
      };
      aborted.addEventListener('abort', () => close());
      // the browser may have gone while its reader was looked up: no event tells of that afterwards
      if (aborted.aborted) close();
    },
    cancel: () => close(),
  });
}

type Write = (event: string, data: object, askFrom: number | null) => void;

/**
 * While it isn't known what the reader may hear, events wait; then comes what was missed, then what waited. If it can't
 * be found out, or the session has ended, the stream ends and the browser tries again. The session is checked then as
 * well: it may have ended before this process heard anything.
 */
function earsOf({ after, ...hearer }: Hearing, write: Write, close: () => void) {
  let me: Resumed['me'] | null = null;
  const waiting: LiveEvent[] = [];
  const hear = (event: LiveEvent) => {
    if (endsSession(hearer.sessionId, event)) close();
    else if (me === null) waiting.push(event);
    else if (changesAccess(hearer, event)) void standAnew(event);
    else if (event.type === 'change' && mayHear(me, event.change)) writeChange(event);
  };
  const writeChange = ({ at, change: { kind, id, askFrom } }: Heard) =>
    write('change', { at, kind, id }, askFrom ?? null);
  /** Looks again at what the reader may hear, holding events back until then; then says that something changed. */
  const standAnew = (event: LiveEvent) =>
    looking(null, () => {
      if (event.type === 'change') writeChange(event);
      else write('resync', { at: event.at }, null);
    });
  const begin = () =>
    looking(after, ({ missed }) => {
      const at = now().getTime();
      write('hello', { at }, liveHub().askFrom);
      if (missed !== 'nothing') write('resync', { at }, null);
    });
  const looking = async (from: Cursor | null, tell: (resumed: Resumed) => void) => {
    me = null;
    try {
      const resumed = await resume(hearer, from, now());
      if (!resumed) return close();
      me = resumed.me;
      tell(resumed);
      for (const event of waiting.splice(0)) hear(event);
    } catch (err) {
      log.warn({ err }, 'what a page may hear could not be read');
      close();
    }
  };
  return { hear, begin };
}
