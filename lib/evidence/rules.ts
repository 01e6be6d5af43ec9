import { accept, type Result, refuse } from '@/lib/platform/result';

/** As whom somebody stands to an engagement, also one that has ended. */
export type EvidenceRole = 'owner' | 'manager' | 'assistant';

/** Decides whether somebody may have a file of evidence made: either side may, also when it has ended; a manager isn't one. */
export function decideEvidence(role: EvidenceRole): Result {
  return role === 'manager'
    ? refuse('not_yours', 'Only an owner or the assistant can have the record sealed.')
    : accept(undefined);
}
