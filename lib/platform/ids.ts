import { v7 } from 'uuid';
import { z } from 'zod';

/** @returns a new UUIDv7 (RFC 9562): sorted by time, so indexes grow at their end. */
export function newId(): string {
  return v7();
}

/** An id that came from outside. */
export const Id = z.uuid('That link is not complete.');
