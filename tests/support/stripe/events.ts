import type Stripe from 'stripe';
import type { Clock } from './clock';
import { Kept, newId, type Owner, PLATFORM } from './kept';

export type EventType = Exclude<Stripe.WebhookEndpointCreateParams.EnabledEvent, '*'>;

/** An event as it is kept and sent: the object is as it was when it happened. */
export interface KeptEvent {
  id: string;
  object: 'event';
  account?: string;
  api_version: string;
  created: number;
  data: { object: unknown; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: EventType;
}

/** The request that is being worked on: an event says which one caused it. */
export interface Cause {
  id: string | null;
  idempotency_key: string | null;
}

export const BY_ITSELF: Cause = { id: null, idempotency_key: null };

interface Context {
  owner?: Owner;
  previous?: Record<string, unknown>;
}

/** What happened, in order; the sender of webhooks is told. */
export class Events {
  readonly kept = new Kept<KeptEvent>('event');
  cause: Cause = BY_ITSELF;
  readonly #clock: Clock;
  readonly #version: string;
  #listener: (event: KeptEvent, owner: Owner) => void = () => undefined;

  constructor(clock: Clock, version: string) {
    this.#clock = clock;
    this.#version = version;
  }

  onEvent(listener: (event: KeptEvent, owner: Owner) => void): void {
    this.#listener = listener;
  }

  tell(type: EventType, object: object, { owner = PLATFORM, previous }: Context = {}): void {
    const event: KeptEvent = {
      id: newId('evt'),
      object: 'event',
      ...(owner !== PLATFORM && { account: owner }),
      api_version: this.#version,
      created: this.#clock.now(),
      data: {
        object: structuredClone(object),
        ...(previous && { previous_attributes: structuredClone(previous) }),
      },
      livemode: false,
      pending_webhooks: 0,
      request: this.cause,
      type,
    };
    // the platform sees the events of the accounts connected to it
    this.kept.add(event, owner);
    this.#listener(event, owner);
  }
}
