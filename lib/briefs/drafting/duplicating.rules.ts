import type { BriefDocument } from '../document/document.queries';
import type { Moments } from '../terms/moments.rules';
import { type SavedTerms, savedTerms } from '../terms/terms.rules';
import type { Draft } from './drafting';
import { referringTo } from './references.rules';

type Duplicated = SavedTerms &
  Pick<BriefDocument, 'engagementId' | 'playbook' | 'windowFromLocal' | 'deadlineLocal' | 'deadlineZone'>;

/**
 * @param files the ids that its files have in the duplicate, by those in the brief
 * @returns the duplicate's content: the same, for the same assistant and from the same playbook, with the times that
 * are still ahead. Times that have passed have to be set anew; nothing that happened to the brief is copied.
 */
export function duplicateOf(
  brief: Duplicated,
  files: ReadonlyMap<string, string>,
  now: Date,
): Omit<Draft, 'workspaceId' | 'id'> {
  const { engagementId, playbook } = brief;
  const moments = momentsAhead(brief, now);
  return {
    engagementId,
    terms: {
      ...savedTerms(brief),
      outcome: referringTo(brief.outcome, files),
      instructions: referringTo(brief.instructions, files),
      windowFromAt: moments.windowFrom?.at ?? null,
      deadlineAt: moments.deadline?.at ?? null,
      checkIns: moments.checkIns,
      fileIds: [...files.values()],
    },
    moments,
    clearEnough: [],
    playbook: playbook === null ? undefined : { playbookId: playbook.id, number: playbook.number },
  };
}

/** A window ends with the deadline, so it goes with it; a check-in keeps its subject, whatever happens to its time. */
function momentsAhead(brief: Duplicated, now: Date): Moments {
  const { deadlineZone: zone } = brief;
  const ahead = (at: Date | null, local: string | null) =>
    at !== null && local !== null && zone !== null && at > now
      ? { at, local, zone, note: null, twice: null }
      : null;
  const deadline = ahead(brief.deadlineAt, brief.deadlineLocal);
  return {
    deadline,
    windowFrom: deadline && ahead(brief.windowFromAt, brief.windowFromLocal),
    checkIns: brief.checkIns.map(({ about, at, local, zone: clock }) =>
      at !== null && at > now
        ? { about, at, local, zone: clock }
        : { about, at: null, local: null, zone: null },
    ),
  };
}
