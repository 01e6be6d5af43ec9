import { canonicalJson, type Json, sha256 } from './canonical';

/** An event before it has its place in the chain. */
export type NewLink<Kind extends string> = {
  readonly kind: Kind;
  /** null: the product itself, in a job */
  readonly actorUserId: string | null;
  readonly at: Date;
  readonly payload: { readonly [key: string]: Json };
};

/** An event in its place: it holds the hash of the one before. */
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

/** The columns of a table of events that make a `Link`. */
export const LINK_COLUMNS = `sequence, kind::text, actor_user_id AS "actorUserId", at, payload,
  previous_hash AS "previousHash", hash`;

/** What the first event holds in place of a hash before it. */
export const GENESIS = '0'.repeat(64);

/**
 * @returns the hash that a chain ends in, as the evidence in a copy names it.
 * @throws Error for a chain without events: nothing is sealed of which nothing happened.
 */
export function endOfChain(events: readonly { readonly hash: string }[]): string {
  const last = events.at(-1);
  if (!last) throw new Error('a chain without events has no end');
  return last.hash;
}

export type ChainCheck = { readonly sound: true } | { readonly sound: false; readonly brokenAt: number };

/**
 * @param format named in what is hashed, so that a later way of hashing can't be taken for this one
 * @param subject what the hashed text calls the id of the record whose events these are: `agreementId`
 * @returns how events of such records are chained by hash: each holds the hash of the one before.
 */
export function chainOf<Kind extends string>(format: string, subject: string) {
  type Event = Link<Kind>;

  /** @returns the very text of an event that is hashed. */
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

  /** @returns a new event with its place after `last`, the last of the chain, or as the first. */
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
   * @returns `sound`, or the sequence number at which it stops being so: what was changed, left out, added or moved.
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
