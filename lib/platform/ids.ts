import { v7 } from 'uuid';
import { z } from 'zod';

/** @returns a new UUIDv7 (RFC 9562): sorted by time, so indexes grow at their end. */
export function newId(): string {
  return v7();
}

/** What is said of anything that a page of ours put into its own address or form, and that came back otherwise. */
export const INCOMPLETE_LINK = 'That link is not complete.';

/** @returns what reads an id that came from outside, or says that it is none. */
export function idOr(message: string) {
  // PostgreSQL takes both cases for the same id: locks, jobs and lists go by its letters, and would take it for two
  return z.uuid(message).toLowerCase();
}

/** An id that came from outside. */
export const Id = idOr(INCOMPLETE_LINK);

/** @returns whether a part of an address can be an id at all; PostgreSQL refuses to compare what isn't. */
export function isId(text: string): boolean {
  return Id.safeParse(text).success;
}
