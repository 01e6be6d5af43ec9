import { medianRatio, percentile } from '../figures';
import type { Verdict } from '../report';
import type { Measured, Target } from '../rounds';

/** How far a page of ours is ahead of a peer's: above 1 ours is faster, below 1 the peer's is. */
export interface Lead {
  page: string;
  peer: string;
  /** our requests per second as a multiple of the peer's in the same rounds */
  byRequests: number;
  /**
   * the peer's processor time per request as a multiple of ours, each in its least noisy round; NaN where the system
   * doesn't report it
   */
  byProcessor: number;
  /** how long the peer's page takes for a single person, as a multiple of ours, at the median */
  byP50: number;
}

const LEAST_AHEAD = 3;

/** Each page of ours beside each page of the peers. */
export function leadsOf(
  ours: readonly Target[],
  peers: readonly Target[],
  measured: (target: Target) => Measured,
): Lead[] {
  return peers.flatMap((peer) =>
    ours.map((page) => ({ page: page.name, peer: peer.name, ...leadOf(measured(page), measured(peer)) })),
  );
}

function leadOf(page: Measured, peer: Measured) {
  return {
    byRequests: medianRatio(page.perSecond, peer.perSecond),
    byProcessor: Math.min(...peer.processor) / Math.min(...page.processor),
    byP50: percentile(peer.alone, 0.5) / percentile(page.alone, 0.5),
  };
}

/** Compares the leads with the target: a page that is behind, or not far enough ahead, has missed it. */
export function judgeLeads(leads: readonly Lead[]): Verdict[] {
  return leads.map(({ page, peer, byRequests }) => ({
    says: `${page} answers at least ${LEAST_AHEAD} × as many requests/s as ${peer}`,
    found: byRequests.toFixed(2),
    isMet: byRequests >= LEAST_AHEAD,
  }));
}
