import type { Meaning } from '@/components/ui/notice';
import { type StateFacts, StateLabel } from '@/components/ui/state-label';
import type { BriefState } from '@/lib/briefs/rules';

const WORDS: Record<BriefState, string> = {
  draft: 'Draft',
  sent: 'Waiting to be accepted',
  clarifying: 'Question open',
  accepted: 'Accepted',
  declined: 'Declined',
  in_progress: 'In progress',
  delivered: 'Delivered',
  revision: 'In revision',
  approved: 'Approved',
  cancelled: 'Cancelled',
  withdrawn: 'Withdrawn',
};

/** Whose turn it is decides the emphasis. */
const WAITS_FOR: Record<'staff' | 'assistant', readonly BriefState[]> = {
  staff: ['clarifying', 'delivered', 'declined'],
  assistant: ['sent', 'revision'],
};

function meaningOf(state: BriefState, side: 'staff' | 'assistant'): Meaning {
  if (state === 'approved') return 'done';
  return WAITS_FOR[side].includes(state) ? 'needs' : 'info';
}

/** @returns a brief's state, from one side's point of view. */
export function briefState(state: BriefState, side: 'staff' | 'assistant'): StateFacts {
  return { meaning: meaningOf(state, side), words: WORDS[state] };
}

/** A brief's state in a word, from one side's point of view. */
export function BriefStateLabel({ state, side }: { state: BriefState; side: 'staff' | 'assistant' }) {
  const { meaning, words } = briefState(state, side);
  return <StateLabel meaning={meaning}>{words}</StateLabel>;
}
