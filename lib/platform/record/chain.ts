import { canonicalJson, type Json, sha256 } from './canonical';

/** An event before it has its place in the chain. */
export type NewLink<Kind extends string> = {
  readonly kind: Kind;
  /** null: the product itself, in a job */
  readonly actorUserId: string | null;
  readonly at: Date;
  readonly payload: { readonly [key: string]: Json };
};

/** An event in its place in the chain: it holds the previous one's hash. */
export type Link<Kind extends string> = {
  readonly sequence: number;
  readonly kind: Kind;
  readonly actorUserId: string | null;
  readonly at: Date;
  /** canonical JSON */
  readonly payload: string;
  readonly previousHash: string;
  readonly hash: string;
};

/** The columns of an events table that make up a `Link`. */
export const LINK_COLUMNS = `sequence, kind::text, actor_user_id AS "actorUserId", at, payload,
  previous_hash AS "previousHash", hash`;

/** What the first event holds as the previous hash. */
export const GENESIS = '0'.repeat(64);

/**
 * @returns the chain's last hash, as a copy's evidence names it.
 * @throws Error for a chain without events: there is nothing to seal.
 */
export function endOfChain(events: readonly { readonly hash: string }[]): string {
  const last = events.at(-1);
  if (!last) throw new Error('a chain without events has no end');
  return last.hash;
}

export type ChainCheck = { readonly sound: true } | { readonly sound: false; readonly brokenAt: number };

/**
 * @param format named in what is hashed, so that a later hashing scheme can't be mistaken for this one
 * @param subject what the hashed text calls the id of the record these events belong to: `agreementId`
 * @returns the functions that chain such records' events by hash: each holds the previous one's hash.
 */
export function chainOf<Kind extends string>(format: string, subject: string) {
  type Event = Link<Kind>;

  /** @returns exactly the text of an event that is hashed. */
  function eventText(id: string, event: Omit<Event, 'hash'>): string {
    return canonicalJson({
      format,
      [subject]: id,
      sequence: event.sequence,
      kind: event.kind,
      actorUserId: event.actorUserId,
      at: event.at.toISOString(),
      payload: event.payload,
      previousHash: event.previousHash,
    });
  }

  /** @returns a new event placed after `last`, the chain's last one, or as the first. */
  function chained(id: string, last: Event | null, event: NewLink<Kind>): Event {
    const unhashed = {
      sequence: (last?.sequence ?? 0) + 1,
      kind: event.kind,
      actorUserId: event.actorUserId,
      at: event.at,
      payload: canonicalJson(event.payload),
      previousHash: last?.hash ?? GENESIS,
    };
    return { ...unhashed, hash: sha256(eventText(id, unhashed)) };
  }

  /**
   * Checks a whole chain, oldest event first.
   * @returns `sound`, or the sequence number where it stops being so: something was changed, removed, added or moved.
   */
  function verify(id: string, events: readonly Event[]): ChainCheck {
    let previousHash = GENESIS;
    for (const [index, event] of events.entries()) {
      const isInPlace = event.sequence === index + 1 && event.previousHash === previousHash;
      if (!isInPlace || event.hash !== sha256(eventText(id, event))) {
        return { sound: false, brokenAt: index + 1 };
      }
      previousHash = event.hash;
    }
    return { sound: true };
  }

  return { format, subject, eventText, chained, verify };
}
