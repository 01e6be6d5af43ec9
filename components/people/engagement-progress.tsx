import { type StateFacts, StateLabel } from '@/components/ui/state-label';
import type { EngagementProgress } from '@/lib/people/engagements/engagement-progress.rules';
import type { StaffRole } from '@/lib/platform/tenancy';

const WORDS: Record<EngagementProgress, StateFacts> = {
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

/** A manager doesn't sign. */
const OWNERS_TURN: StateFacts = { meaning: 'info', words: 'An owner’s signature is missing' };

/** @returns how far the business and somebody have come, in a word, for its staff. */
export function progressState(standing: EngagementProgress, role: StaffRole): StateFacts {
  return standing === 'signature_missing' && role === 'manager' ? OWNERS_TURN : WORDS[standing];
}

type StandingProps = { readonly standing: EngagementProgress; readonly role: StaffRole };

/** How far the business and somebody have come, in a word. */
export function ProgressLabel({ standing, role }: StandingProps) {
  const { meaning, words } = progressState(standing, role);
  return <StateLabel meaning={meaning}>{words}</StateLabel>;
}
