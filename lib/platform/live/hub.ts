import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { z } from 'zod';
import { env } from '@/lib/platform/env/env';
import { log } from '@/lib/platform/logging/log';
import { withActor } from '@/lib/platform/tenancy';

/** A hint that something changed; never the thing itself. */
export const Change = z.object({
  workspaceId: z.uuid(),
  engagementId: z.uuid(),
  kind: z.enum([
    'message',
    'brief',
    'clarification',
    'agreement',
    'risk',
    'change',
    'engagement',
    'timesheet',
    'payment',
    'expense',
    'evaluation',
    'file',
    'notice',
  ]),
  id: z.uuid(),
  /**
   * for an engagement: whose it is, which can begin or end while their pages listen; for a notification, or for
   * recorded time: the one person who hears of it
   */
  userId: z.uuid().nullish(),
  /**
   * whoever has heard this hint has heard of every transaction before this one (app.hint), and asks from here on next
   * time
   */
  askFrom: z.number().int().nonnegative().nullish(),
});
export type Change = z.infer<typeof Change>;

/** What somebody may hear has changed; with a session: that one has ended. */
const StandingChange = z.object({ standing: z.uuid(), sessionId: z.uuid().nullable() });

/** A hub sends itself a hint now and then, to know that it still hears, and up to where. */
const Probe = z.object({ probe: z.uuid(), askFrom: z.number().int().nonnegative() });

/** Everything a hub can hear. */
const Hint = z.union([Probe, StandingChange, Change]);

/**
 * `at`: when it was heard, in milliseconds since 1970; a page made later already knows. `resync`: something may have
 * been missed until then; listeners should look again. `standing`: what somebody may hear has changed; with a session:
 * that one has ended.
 */
export type LiveEvent =
  | { readonly type: 'change'; readonly at: number; readonly change: Change }
  | { readonly type: 'resync'; readonly at: number }
  | {
      readonly type: 'standing';
      readonly at: number;
      readonly userId: string;
      readonly sessionId: string | null;
    };

type Listener = (event: LiveEvent) => void;

const CHANNEL = 'handover_live';
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 15_000;
/** A failed machine doesn't even refuse: the system would wait for two minutes. */
const CONNECT_MS = 10_000;
const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 500;
const PROBE_EVERY_MS = 30_000;
/** After this an unheard probe counts as lost: the connection is dead, or a pooler stands in between. */
const PROBE_LOST_MS = 10_000;

/**
 * One LISTEN connection per process, direct (a pooler in transaction mode can't carry LISTEN), shared by all open pages
 * of this process. It connects with the first listener, probes itself now and then, and reconnects with back-off. Each
 * time it connects, all pages look again; where it can never listen, that is every half minute or so.
 */
class LiveHub {
  readonly #id = randomUUID();
  readonly #listeners = new Set<Listener>();
  #client: Client | undefined;
  #retryMs = FIRST_RETRY_MS;
  #connecting = false;
  #recent: { readonly at: number; readonly change: Change }[] = [];
  /** from then on every change is in `#recent`; earlier ones may be missing */
  #remembersFrom = Number.POSITIVE_INFINITY;
  #askFrom: number | null = null;
  #probing: ReturnType<typeof setInterval> | undefined;
  #lost: ReturnType<typeof setTimeout> | undefined;

  /** The transaction to ask from for somebody who has heard everything until now; null before the first hint. */
  get askFrom(): number | null {
    return this.#askFrom;
  }

  /**
   * Hears every change; the caller decides who may be told.
   * @param since changes from this instant on are told at once: a page is rendered a moment before it can listen. If
   * that is longer ago than is remembered, it is told to look again
   * @returns a function that stops the listening.
   */
  subscribe(listener: Listener, since?: Date): () => void {
    this.#listeners.add(listener);
    void this.#connect();
    if (since && this.#client) {
      const missed: LiveEvent[] =
        since.getTime() < this.#remembersFrom
          ? [{ type: 'resync', at: Date.now() }]
          : this.#recent
              .filter(({ at }) => at >= since.getTime())
              .map((hint) => ({ type: 'change', ...hint }));
      for (const event of missed) listener(event);
    }
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async #connect(): Promise<void> {
    if (this.#client || this.#connecting) return;
    this.#connecting = true;
    const client = new Client({
      connectionString: env().DATABASE_DIRECT_URL ?? env().DATABASE_APP_URL,
      application_name: 'handover live',
      connectionTimeoutMillis: CONNECT_MS,
      // a listener never sends, so only the operating system can notice that the other end is gone
      keepAlive: true,
    });
    client.on('notification', (notification) => this.#hear(notification.payload));
    client.on('error', (err) => {
      log.warn({ err }, 'the live connection broke');
      this.#reconnect(client);
    });
    client.on('end', () => this.#reconnect(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.#client = client;
      this.#recent = [];
      this.#remembersFrom = Date.now();
      this.#tell({ type: 'resync', at: this.#remembersFrom });
      this.#probe(client);
      this.#probing = setInterval(() => this.#probe(client), PROBE_EVERY_MS).unref();
    } catch (err) {
      log.warn({ err }, 'the live connection could not be made');
      await client.end().catch(() => undefined);
      this.#retryLater();
    } finally {
      this.#connecting = false;
    }
  }

  #reconnect(broken: Client): void {
    if (this.#client !== broken) return;
    this.#client = undefined;
    clearInterval(this.#probing);
    clearTimeout(this.#lost);
    this.#retryLater();
  }

  #probe(client: Client): void {
    this.#lost ??= setTimeout(() => {
      this.#lost = undefined;
      log.error(
        'live updates are not heard: behind a pooler in transaction mode, DATABASE_DIRECT_URL has to lead straight to PostgreSQL',
      );
      this.#reconnect(client);
      client.end().catch(() => undefined);
    }, PROBE_LOST_MS).unref();
    // over another connection: behind a pooler, a connection may hear what it sends itself and nothing else
    withActor(
      { kind: 'auth' },
      (tx) => tx.$executeRaw`
        SELECT pg_notify(${CHANNEL}, json_build_object('probe', ${this.#id}::text,
          'askFrom', pg_snapshot_xmin(pg_current_snapshot())::text::bigint)::text)`,
    ).catch((err: unknown) => log.warn({ err }, 'the live connection could not be tried'));
  }

  #retryLater(): void {
    if (this.#listeners.size === 0) return;
    setTimeout(() => void this.#connect(), this.#retryMs).unref();
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #hear(payload: string | undefined): void {
    const heard = readHint(payload ?? '');
    if (!heard) {
      log.warn('a live hint could not be read');
      return;
    }
    if ('standing' in heard) {
      const { standing: userId, sessionId } = heard;
      this.#tell({ type: 'standing', at: Date.now(), userId, sessionId });
      return;
    }
    this.#askFrom = Math.max(this.#askFrom ?? 0, heard.askFrom ?? 0) || null;
    if ('probe' in heard) this.#wasHeard(heard.probe);
    else this.#hearChange(heard);
  }

  #hearChange(change: Change): void {
    const at = Date.now();
    this.#remember({ at, change });
    this.#tell({ type: 'change', at, change });
  }

  #wasHeard(probe: string): void {
    if (probe !== this.#id) return;
    clearTimeout(this.#lost);
    this.#lost = undefined;
    this.#retryMs = FIRST_RETRY_MS;
  }

  #remember(hint: { readonly at: number; readonly change: Change }): void {
    const all = [...this.#recent, hint];
    this.#recent = all.filter(({ at }) => at > hint.at - REMEMBERED_MS).slice(-MOST_REMEMBERED);
    const forgotten = all.at(-this.#recent.length - 1);
    if (forgotten) this.#remembersFrom = forgotten.at + 1;
  }

  #tell(event: LiveEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (err) {
        // one page that can't be reached any more must not keep hints from the others
        log.warn({ err }, 'a page could not be told of a change');
        this.#listeners.delete(listener);
      }
    }
  }
}

/** Anybody who may connect to the database may NOTIFY, so a hint is checked like any other input. */
function readHint(payload: string): z.infer<typeof Hint> | null {
  try {
    return Hint.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}

declare global {
  var handoverLive: LiveHub | undefined;
}

/** @returns this process's hub. On globalThis, because Next keeps module state apart for pages and route handlers. */
export function liveHub(): LiveHub {
  globalThis.handoverLive ??= new LiveHub();
  return globalThis.handoverLive;
}
