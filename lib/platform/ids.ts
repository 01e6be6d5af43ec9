import { v7 } from 'uuid';
import { z } from 'zod';

/** @returns a new UUIDv7 (RFC 9562): sorted by time, so indexes grow at their end. */
export function newId(): string {
  return v7();
}

/** The nil UUID (RFC 9562, 5.9): before any other, so a walk through all ids begins here. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** What is said about an id that one of our own pages put into its address or form, and that came back altered. */
export const INCOMPLETE_LINK = 'That link is not complete.';

/** @returns a schema for an id from outside, with a message for anything else. */
export function idOr(message: string) {
  // PostgreSQL treats both cases as the same id; locks, jobs and lists compare letters, and would see two
  return z.uuid(message).toLowerCase();
}

/** An id from outside. */
export const Id = idOr(INCOMPLETE_LINK);

/** @returns whether a part of an address can be an id at all; PostgreSQL fails when comparing anything else. */
export function isId(text: string): boolean {
  return Id.safeParse(text).success;
}
