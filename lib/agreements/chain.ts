import { canonicalJson, type Json, sha256 } from './canonical';

export const EVENT_KINDS = [
  'proposed',
  'viewed',
  'changes_requested',
  'consented',
  'signed',
  'signature_voided',
  'in_force',
  'sealed',
  'sent',
  'downloaded',
  'declined',
  'withdrawn',
  'terminated',
  'expired',
  'superseded',
  'amendment_requested',
  'notice_given',
  'imported',
  'confirmed',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** An event before it has its place in the chain. */
export type NewEvent = {
  readonly kind: EventKind;
  /** null: the product itself, in a job */
  readonly actorUserId: string | null;
  readonly at: Date;
  readonly payload: { readonly [key: string]: Json };
};

/** An event in its place: it holds the hash of the one before. */
export type ChainEvent = {
  readonly sequence: number;
  readonly kind: EventKind;
  readonly actorUserId: string | null;
  readonly at: Date;
  /** canonical JSON */
  readonly payload: string;
  readonly previousHash: string;
  readonly hash: string;
};

/** What the first event holds in place of a hash before it. */
export const GENESIS = '0'.repeat(64);

/** Named in what is hashed, so that a later way of hashing can't be taken for this one. */
export const EVENT_FORMAT = 'handover.agreement-event.v1';

/** @returns a new event with its place after `last`, the last of the chain, or as the first. */
export function chained(agreementId: string, last: ChainEvent | null, event: NewEvent): ChainEvent {
  const unhashed = {
    sequence: (last?.sequence ?? 0) + 1,
    kind: event.kind,
    actorUserId: event.actorUserId,
    at: event.at,
    payload: canonicalJson(event.payload),
    previousHash: last?.hash ?? GENESIS,
  };
  return { ...unhashed, hash: hashOf(agreementId, unhashed) };
}

/**
 * Checks a whole chain, oldest event first.
 * @returns `sound`, or the sequence number at which it stops being so: what was changed, left out, added or moved.
 */
export function verifyChain(
  agreementId: string,
  events: readonly ChainEvent[],
): { readonly sound: true } | { readonly sound: false; readonly brokenAt: number } {
  let previousHash = GENESIS;
  for (const [index, event] of events.entries()) {
    const isInPlace = event.sequence === index + 1 && event.previousHash === previousHash;
    if (!isInPlace || event.hash !== hashOf(agreementId, event)) return { sound: false, brokenAt: index + 1 };
    previousHash = event.hash;
  }
  return { sound: true };
}

/** @returns the very text of an event that is hashed. */
export function eventText(agreementId: string, event: Omit<ChainEvent, 'hash'>): string {
  return canonicalJson({
    format: EVENT_FORMAT,
    agreementId,
    sequence: event.sequence,
    kind: event.kind,
    actorUserId: event.actorUserId,
    at: event.at.toISOString(),
    payload: event.payload,
    previousHash: event.previousHash,
  });
}

function hashOf(agreementId: string, event: Omit<ChainEvent, 'hash'>): string {
  return sha256(eventText(agreementId, event));
}
