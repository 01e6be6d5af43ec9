import type { InvitationState } from '../rules';
import type { EngagementState } from './engagement-states.rules';

/** A mail's fate; `unset` while this installation has no mail set up, so that it waits. */
export type MailFate =
  | 'unset'
  | 'queued'
  | 'retrying'
  | 'accepted'
  | 'delivered'
  | 'bounced'
  | 'complained'
  | 'failed'
  | 'suppressed';

/**
 * Reads a mail's fate from its row.
 * @returns the fate to show. Nothing counts as delivered before the receiving server has said so.
 */
export function mailFate(
  mail: { readonly state: Exclude<MailFate, 'unset' | 'retrying'>; readonly lastError: string | null },
  isMailSetUp: boolean,
): MailFate {
  if (mail.state !== 'queued') return mail.state;
  if (!isMailSetUp) return 'unset';
  return mail.lastError === null ? 'queued' : 'retrying';
}

/** How far two people have come, named after the next step. */
export type EngagementProgress =
  | 'invited'
  | 'mail_stuck'
  | 'invitation_expired'
  | 'agreement_next'
  | 'changes_asked'
  | 'signature_missing'
  | 'being_signed'
  | 'working'
  | 'paused'
  | 'ended';

export type EngagementFacts = {
  readonly state: EngagementState;
  readonly invitation: InvitationState | null;
  readonly mail: MailFate | null;
  /** its agreements, newest first */
  readonly agreements: readonly {
    readonly state: string;
    /** who has signed the current version */
    readonly signedBy: readonly string[];
  }[];
};

const STUCK: readonly (MailFate | null)[] = ['bounced', 'complained', 'failed', 'suppressed', 'unset'];

/**
 * @returns an engagement's progress, from the business's side. An agreement in force counts, whatever newer drafts
 * there are.
 */
export function progressOf({ state, invitation, mail, agreements }: EngagementFacts): EngagementProgress {
  if (state === 'ended' || state === 'paused') return state;
  if (state === 'invited') {
    if (invitation === 'expired') return 'invitation_expired';
    return STUCK.includes(mail) ? 'mail_stuck' : 'invited';
  }
  if (agreements.some((agreement) => agreement.state === 'in_force')) return 'working';
  const [newest] = agreements;
  switch (newest?.state) {
    case 'changes_requested':
      return 'changes_asked';
    case 'signed_by_one':
      return newest.signedBy.includes('owner') ? 'being_signed' : 'signature_missing';
    case 'proposed':
      return 'being_signed';
    default:
      return 'agreement_next';
  }
}
