import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { DAY, HOUR, MINUTE, type Seconds } from './clock';
import type { KeptEvent } from './events';
import { type Owner, PLATFORM } from './kept';
import { Troubles } from './troubles';
import type { KeptEndpoint, World } from './world';

/**
 * What can go wrong with an event on its way: `delay` delivers it an hour later, `reorder` after the one that follows.
 */
export const Switch = z.strictObject({
  kind: z.enum(['duplicate', 'delay', 'reorder', 'drop', 'mis_sign']),
  /** which events, as a regular expression over their type; left out: any */
  on: z.string().default(''),
  /** left out: until it is cleared. One that was used up unnoticed would let pass what a test means to keep away. */
  times: z.number().int().positive().optional(),
});

/** The retries of an event that wasn't answered with 2xx; Stripe goes on for three days. */
const RETRY_AFTER: readonly Seconds[] = [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, DAY];
const DELAY: Seconds = HOUR;
const ANSWER_WITHIN_MS = 10_000;

/**
 * Sends events to the endpoints that asked for them, signed as Stripe signs (docs.stripe.com/webhooks#verify-manually).
 */
export class Webhooks {
  readonly #world: World;
  /** what goes wrong with events on their way */
  readonly switches = new Troubles(Switch);
  #queue: Promise<void> = Promise.resolve();
  /** an event that waits for the next to overtake it */
  #overtaken: (() => void) | null = null;
  #isStopped = false;
  /** what is replayed was delivered then */
  isSilent = false;

  constructor(world: World) {
    this.#world = world;
    world.events.onEvent((event, owner) => this.#send(event, owner));
  }

  /** Waits until nothing is on its way; what is delayed or to be retried waits for the clock. */
  async settled(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== this.#queue; ) {
      seen = this.#queue;
      await seen;
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  #send(event: KeptEvent, owner: Owner): void {
    const wanting = this.#world.endpoints.newestFirst().filter(({ endpoint, isForConnected }) => {
      const { status, enabled_events: types } = endpoint;
      const asked = types.includes('*') || types.includes(event.type);
      return status === 'enabled' && asked && isForConnected === (owner !== PLATFORM);
    });
    if (this.isSilent) return;
    event.pending_webhooks = wanting.length;
    for (const kept of wanting) this.#set(event, kept);
  }

  #set(event: KeptEvent, kept: KeptEndpoint): void {
    const kind = this.switches.strike(event.type);
    const before = this.#overtaken;
    this.#overtaken = null;
    const go = (isMisSigned = false) => this.#enqueue(event, kept, 0, isMisSigned);
    if (kind === 'reorder') this.#overtaken = go;
    else if (kind === 'delay') this.#world.clock.at(this.#world.clock.now() + DELAY, go);
    else if (kind !== 'drop') go(kind === 'mis_sign');
    if (kind === 'duplicate') go();
    before?.();
  }

  #enqueue(event: KeptEvent, kept: KeptEndpoint, tries: number, isMisSigned: boolean): void {
    this.#queue = this.#queue.then(async () => {
      if (this.#isStopped) return;
      const isTaken = await post(kept, JSON.stringify(event), isMisSigned);
      if (isTaken) event.pending_webhooks = Math.max(0, event.pending_webhooks - 1);
      const pause = RETRY_AFTER[tries];
      if (isTaken || pause === undefined) return;
      this.#world.clock.at(this.#world.clock.now() + pause, () =>
        this.#enqueue(event, kept, tries + 1, false),
      );
    });
  }
}

async function post(
  { endpoint, secret }: KeptEndpoint,
  payload: string,
  isMisSigned: boolean,
): Promise<boolean> {
  // the real time, not the stand-in's: a signature says when it was really sent
  const at = Math.floor(Date.now() / 1000);
  const key = isMisSigned ? `${secret}x` : secret;
  const signature = createHmac('sha256', key).update(`${at}.${payload}`).digest('hex');
  const answer = await fetch(endpoint.url, {
    method: 'POST',
    body: payload,
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': `t=${at},v1=${signature}`,
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    },
  }).catch(() => null);
  return answer?.ok === true;
}
