import type { BriefDocument } from './document.queries';
import type { Draft } from './drafting';
import { savedTerms } from './terms.rules';

/**
 * @returns what a duplicate of a brief says: the same, for the same assistant and from the same playbook, without its
 * moments, which are over or taken, its files, which are that brief's own, and anything that happened to it.
 */
export function duplicateOf(brief: BriefDocument): Omit<Draft, 'workspaceId' | 'id'> {
  const { engagementId, playbook } = brief;
  return {
    engagementId,
    terms: { ...savedTerms(brief), windowFromAt: null, deadlineAt: null, checkIns: [], fileIds: [] },
    moments: { windowFrom: null, deadline: null, checkIns: [] },
    clearEnough: [],
    playbook: playbook === null ? undefined : { playbookId: playbook.id, number: playbook.number },
  };
}
