import { accept, type Result, refuse } from '@/lib/platform/result';

/** Somebody's role in an engagement, including one that has ended. */
export type EvidenceRole = 'owner' | 'manager' | 'assistant';

/**
 * Decides whether somebody may have an evidence file made: either side may, also after the end; a manager isn't a side.
 */
export function decideEvidence(role: EvidenceRole): Result {
  return role === 'manager'
    ? refuse('not_yours', 'Only an owner or the assistant can have the record sealed.')
    : accept(undefined);
}
