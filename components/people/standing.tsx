import type { Meaning } from '@/components/ui/notice';
import { StateLabel } from '@/components/ui/state-label';
import type { Standing } from '@/lib/people/standing.rules';

const WORDS: Record<Standing, readonly [Meaning, string]> = {
  invited: ['info', 'Invited'],
  mail_stuck: ['risk', 'Mail didn’t arrive'],
  invitation_expired: ['needs', 'Invitation expired'],
  agreement_next: ['needs', 'Agreement is next'],
  changes_asked: ['needs', 'Changes asked for'],
  signature_missing: ['needs', 'Your signature is missing'],
  being_signed: ['info', 'Being signed'],
  working: ['done', 'Working together'],
  paused: ['info', 'Paused'],
  ended: ['info', 'Ended'],
};

/** How far the business and somebody have come, in a word. */
export function StandingLabel({ standing }: { standing: Standing }) {
  const [meaning, words] = WORDS[standing];
  return <StateLabel meaning={meaning}>{words}</StateLabel>;
}
