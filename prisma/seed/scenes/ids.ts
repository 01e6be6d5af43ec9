import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

/**
 * The ids that a browser's form would send. They are made from what they name, so that the same story has the same ids,
 * and from its instant, so that they sort by time as all ids do (UUIDv7, RFC 9562).
 */
export function idOf(name: string, at: Date): string {
  return v7({ msecs: at.getTime(), random: createHash('sha256').update(name).digest().subarray(0, 16) });
}
