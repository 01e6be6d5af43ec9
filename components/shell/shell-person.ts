import type { SignedIn } from '@/lib/platform/auth/signed-in';
import type { KeptZones } from '@/lib/platform/tenancy/find-session';
import { offsetMinutes } from '@/lib/platform/time/zones';

/** Whom a shell is for, and when its page was made: data only, so that a shell travels as one thing. */
export type ShellPerson = {
  readonly id: string;
  readonly name: string;
  /** the zone they read times in, and by how many minutes its clock is ahead of UTC now */
  readonly zone: string;
  readonly minutesAhead: number;
  /** zones of devices about which they have been asked */
  readonly keptZones: readonly string[];
  /** when the server made the page, in milliseconds since 1970 */
  readonly madeAt: number;
};

/** @returns what a shell needs to know of who is signed in, for a page made `at` that instant. */
export function shellPerson(
  { userId, name, timeZone, keptZones }: Pick<SignedIn, 'userId' | 'name' | 'timeZone'> & KeptZones,
  at: Date,
): ShellPerson {
  return {
    id: userId,
    name,
    zone: timeZone,
    minutesAhead: offsetMinutes(at, timeZone),
    keptZones,
    madeAt: at.getTime(),
  };
}
