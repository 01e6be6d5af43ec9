'use client';

import type { Candidate } from '@/lib/briefs/candidates.queries';
import { isOpenTo } from '@/lib/briefs/handing-over.rules';
import { AgreementMissing } from './agreement-missing';
import { WorkPaused, type WorkPausedProps } from './work-paused';

/** What stands in the way of handing over to somebody, each thing with the way to where it is put right. */
export function InTheWay(props: WorkPausedProps) {
  return (
    <>
      <WorkPaused {...props} />
      <AgreementMissing {...props} />
    </>
  );
}

/** @returns whether work can be handed over to somebody now, as far as the page knows: whom it doesn't, the server does. */
export function canHandOverTo(candidates: readonly Candidate[], engagementId: string): boolean {
  const chosen = candidates.find(({ id }) => id === engagementId);
  return chosen === undefined || isOpenTo(chosen);
}

/** @returns somebody a brief can be written for, as a choice that says what stands in the way. */
export function choiceOf({ id, name, ...candidate }: Candidate) {
  const why = whyNot(candidate);
  return { value: id, label: why === null ? name : `${name} (${why})` };
}

function whyNot({ hasEnded, isAgreed, pause }: Omit<Candidate, 'id' | 'name'>): string | null {
  if (hasEnded) return 'your work together has ended';
  if (pause) return 'paused';
  return isAgreed ? null : 'no agreement in force yet';
}
