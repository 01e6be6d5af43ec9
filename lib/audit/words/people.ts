import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { AuditWords } from './words';

/** Actions on people, and on what two do with each other: evaluations and the end of their work. */
export const PEOPLE_WORDS = {
  'invitation.sent': 'invited',
  'invitation.sent_again': 'sent the invitation to … again',
  'invitation.readdressed': 'sent the invitation to … to another address',
  'invitation.withdrawn': 'withdrew the invitation to',
  'invitation.accepted': 'accepted the invitation to',
  'membership.role_changed': 'changed the role of',
  'membership.ended': 'removed … from those who run the business',
  'person.address_changed': 'changed their e-mail address',
  'person.address_taken_back': 'took back a change of their e-mail address',
  'engagement.paused': 'paused the work with',
  'engagement.resumed': 'resumed the work with',
  'evaluation.opened': 'opened the evaluation with',
  'evaluation.moved': 'moved the evaluation with',
  'evaluation.criterion_added': 'added a criterion to the evaluation with',
  'evaluation.assessed': 'handed in their part of the evaluation with',
  'evaluation.revealed': 'revealed both assessments in the evaluation with',
  'evaluation.reckoned': 'worked out whether the money was well spent, in the evaluation with',
  'evaluation.adjusted': 'added an adjustment to the evaluation with',
  'evaluation.adjustment_removed': 'removed an adjustment from the evaluation with',
  'evaluation.followed_up': 'followed up an adjustment in the evaluation with',
  'evaluation.autonomy_decided': 'decided about autonomy in the evaluation with',
  'evaluation.signed': 'signed the evaluation with',
  'evaluation.reopened': 'reopened the evaluation with',
  'evidence.asked': 'asked for the record of the work with',
  'ending.begun': 'began the end of the work with',
  'ending.brief_planned': 'decided what becomes of the brief … at the end of the work',
  'ending.said_done': 'said that everything is handed back in the work with',
  'ending.asked_to_go_on': 'asked to go on working with',
  'ending.taken_back': 'took back the end of the work with',
  'ending.ended': 'ended the work with',
  'access.noted': 'listed an account to close at the end of the work with',
  'access.revoked': 'ticked off a closed account at the end of the work with',
} as const satisfies Record<
  AuditActionOf<
    'invitation' | 'membership' | 'person' | 'engagement' | 'evaluation' | 'evidence' | 'ending' | 'access'
  >,
  AuditWords
>;
