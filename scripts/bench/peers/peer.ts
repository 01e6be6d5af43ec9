import type { Running } from '@/scripts/steps/lifecycle';
import type { Target } from '../rounds';

/** What somebody would use instead of the product: run here by the bench, or reported as missing. */
export type Peer = PresentPeer | AbsentPeer;

interface PresentPeer {
  name: string;
  isHere: true;
  /**
   * Starts it on a database of its own on that server, as full as ours.
   * @returns its pages, as a signed-in person sees them.
   */
  start: (adminUrl: string, running: Running) => Promise<Target[]>;
}

interface AbsentPeer {
  name: string;
  isHere: false;
  /** what is missing, and how to install it */
  why: string;
}

/** How many things the person has done or has still to do, as in our database with the fewest briefs. */
export const PAST = 1_000;
/** How many of those are still open: as many as are in Maria's inbox (filling.sql). */
export const OPEN = 24;
