import { type StateFacts, StateLabel } from '@/components/ui/state-label';
import type { Standing } from '@/lib/people/standing.rules';

const WORDS: Record<Standing, StateFacts> = {
  invited: { meaning: 'info', words: 'Invited' },
  mail_stuck: { meaning: 'risk', words: 'Mail didn’t arrive' },
  invitation_expired: { meaning: 'needs', words: 'Invitation expired' },
  agreement_next: { meaning: 'needs', words: 'Agreement is next' },
  changes_asked: { meaning: 'needs', words: 'Changes asked for' },
  signature_missing: { meaning: 'needs', words: 'Your signature is missing' },
  being_signed: { meaning: 'info', words: 'Being signed' },
  working: { meaning: 'done', words: 'Working together' },
  paused: { meaning: 'info', words: 'Paused' },
  ended: { meaning: 'info', words: 'Ended' },
};

/** @returns how far the business and somebody have come, in a word. */
export function standingState(standing: Standing): StateFacts {
  return WORDS[standing];
}

/** How far the business and somebody have come, in a word. */
export function StandingLabel({ standing }: { standing: Standing }) {
  const { meaning, words } = standingState(standing);
  return <StateLabel meaning={meaning}>{words}</StateLabel>;
}
