import type { Running } from '@/scripts/steps/lifecycle';
import type { Target } from '../rounds';

/** What somebody would use instead of the product: run here by the bench, or said to be missing. */
export type Peer = PresentPeer | AbsentPeer;

interface PresentPeer {
  name: string;
  isHere: true;
  /** Starts it on a database of its own on that server, as full as ours. @returns its pages, as somebody signed in. */
  start: (adminUrl: string, running: Running) => Promise<Target[]>;
}

interface AbsentPeer {
  name: string;
  isHere: false;
  /** what isn't here, and how it comes here */
  why: string;
}

/** How many things the person has done or had before them, as a database with the fewest briefs has of those. */
export const PAST = 1_000;
/** How many of those are still open: as many as are in Maria's inbox (filling.sql). */
export const OPEN = 24;
