import { Client } from 'pg';
import { z } from 'zod';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

/** A hint that something changed; never the thing itself. */
export const Change = z.object({
  workspaceId: z.uuid(),
  engagementId: z.uuid(),
  kind: z.enum(['message', 'brief', 'clarification', 'agreement', 'risk']),
  id: z.uuid(),
});
export type Change = z.infer<typeof Change>;

/** `resync`: the listener was away for a while; whoever listens should look again. */
export type LiveEvent = { readonly type: 'change'; readonly change: Change } | { readonly type: 'resync' };

type Listener = (event: LiveEvent) => void;

const CHANNEL = 'handover_live';
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 15_000;
const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 500;

/**
 * One LISTEN connection per process, direct (a pooler in transaction mode can't carry LISTEN), shared by all
 * open pages of this process. It connects with the first listener and reconnects with back-off.
 */
class LiveHub {
  readonly #listeners = new Set<Listener>();
  #client: Client | undefined;
  #retryMs = FIRST_RETRY_MS;
  #connecting = false;
  #recent: { readonly at: number; readonly change: Change }[] = [];

  /**
   * Hears every change; the caller decides who may be told.
   * @param since what has changed from this instant on, and not longer ago than half a minute, is told at once: a page
   * opens a moment before it can listen
   * @returns how to stop hearing.
   */
  subscribe(listener: Listener, since?: Date): () => void {
    this.#listeners.add(listener);
    void this.#connect();
    if (since) {
      for (const { at, change } of this.#recent) {
        if (at >= since.getTime()) listener({ type: 'change', change });
      }
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
      // a listener never speaks, so only the operating system can notice that the other end is gone
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
      this.#retryMs = FIRST_RETRY_MS;
      this.#tell({ type: 'resync' });
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
    this.#retryLater();
  }

  #retryLater(): void {
    if (this.#listeners.size === 0) return;
    setTimeout(() => void this.#connect(), this.#retryMs).unref();
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #hear(payload: string | undefined): void {
    const change = readHint(payload ?? '');
    if (!change) {
      log.warn('a live hint could not be read');
      return;
    }
    const at = Date.now();
    this.#recent = [...this.#recent.filter((hint) => hint.at > at - REMEMBERED_MS), { at, change }];
    this.#recent = this.#recent.slice(-MOST_REMEMBERED);
    this.#tell({ type: 'change', change });
  }

  #tell(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** Anybody who may connect to the database may NOTIFY, so a hint is judged like any other input. */
function readHint(payload: string): Change | null {
  try {
    return Change.parse(JSON.parse(payload));
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
