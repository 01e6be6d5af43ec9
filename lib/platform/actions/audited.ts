/** Every audited action, by the kind of thing it is done to. Each has its wording in lib/audit/words. */
type ActionsByKind = {
  readonly access: 'noted' | 'revoked';
  readonly agreement:
    | ('created' | 'saved' | 'restored' | 'discarded' | 'imported')
    | ('proposed' | 'changes_requested' | 'revised' | 'declined' | 'withdrawn' | 'signed' | 'in_force')
    | 'signature_taken_back'
    | ('clause_commented' | 'clause_settled')
    | ('wording_proposed' | 'wording_withdrawn' | 'wording_taken' | 'wording_declined')
    | ('recipient_named' | 'recipient_removed' | 'copy_sent')
    | ('amendment_requested' | 'amendment_begun' | 'superseded')
    | ('notice_given' | 'terminated' | 'expired');
  readonly agreement_template: 'saved' | 'renamed' | 'archived' | 'brought_back';
  readonly api_token: 'made' | 'ended';
  readonly archive: 'asked' | 'made' | 'failed' | 'saved';
  readonly brief:
    | ('drafted' | 'draft_saved' | 'draft_discarded' | 'imported' | 'decision_given' | 'handed_over')
    | ('accepted' | 'declined' | 'withdrawn' | 'cancelled' | 'started')
    | ('question_asked' | 'question_answered' | 'question_withdrawn' | 'risk_raised' | 'risk_resolved')
    | ('change_requested' | 'change_accepted' | 'change_declined' | 'change_withdrawn')
    | ('delivered' | 'delivery_taken_back' | 'sent_back' | 'refused' | 'approved' | 'approved_by_agreement');
  /** of a business that can still be looked at */
  readonly demo: 'story_told';
  readonly ending: 'begun' | 'brief_planned' | 'said_done' | 'asked_to_go_on' | 'taken_back' | 'ended';
  readonly engagement: 'paused' | 'resumed';
  readonly evaluation:
    | ('opened' | 'moved' | 'criterion_added' | 'assessed' | 'revealed' | 'reckoned')
    | ('adjusted' | 'adjustment_removed' | 'followed_up' | 'autonomy_decided' | 'signed' | 'reopened');
  readonly evidence: 'asked';
  readonly expense: 'submitted' | 'approved' | 'declined' | 'withdrawn';
  readonly file: 'held_back';
  readonly invitation: 'sent' | 'sent_again' | 'readdressed' | 'withdrawn' | 'accepted';
  readonly membership: 'role_changed' | 'ended';
  readonly pay: 'advance_added' | 'extra_added';
  readonly pay_method: 'saved' | 'removed';
  readonly pay_rail: 'chosen';
  readonly pay_run: 'approved' | 'cancelled';
  readonly payment:
    | ('recorded' | 'confirmed' | 'disputed' | 'settled' | 'withdrawn')
    | ('sent' | 'taken_back' | 'refund_settled');
  readonly person: 'address_changed' | 'address_taken_back';
  readonly playbook:
    | ('made' | 'saved' | 'renamed' | 'archived' | 'brought_back')
    | ('answer_kept' | 'decision_kept' | 'adjustment_kept');
  readonly schedule:
    | ('made' | 'changed' | 'paused' | 'resumed' | 'ended')
    | ('tried_again' | 'day_skipped' | 'day_taken_up');
  readonly thread: 'message_posted' | 'message_edited' | 'message_deleted' | 'decided' | 'decision_undone';
  readonly time:
    | ('written' | 'changed' | 'removed')
    | ('dispute_raised' | 'dispute_stood_by' | 'dispute_conceded' | 'dispute_withdrawn');
  readonly timesheet:
    | ('submitted' | 'closed_empty' | 'taken_back')
    | ('returned' | 'approved' | 'approved_by_agreement');
  readonly webhook:
    | ('made' | 'secret_replaced' | 'turned_off' | 'turned_on' | 'removed')
    | ('tested' | 'sent_again');
  readonly workspace:
    | ('created' | 'changed' | 'hours_set' | 'imported')
    | ('managers_approve_time' | 'owners_alone_approve_time' | 'allows_references' | 'refuses_references')
    | ('deletion_asked' | 'deletion_taken_back' | 'erased');
};

/** The kinds of things whose actions are named after them: `brief.accepted` is done to a brief. */
export type ActedOnKind = keyof ActionsByKind & AuditedKind;

/** The audited actions of one part of the product: `AuditActionOf<'brief'>` includes `brief.accepted`. */
export type AuditActionOf<Part extends keyof ActionsByKind> = {
  [Each in Part]: `${Each}.${ActionsByKind[Each]}`;
}[Part];

/** Any audited action, such as `brief.accepted`: one that isn't listed, and so has no wording, doesn't compile. */
export type AuditAction = AuditActionOf<keyof ActionsByKind>;

/** The kinds of things that the audit log can be filtered by. */
export type AuditedKind =
  | ('agreement' | 'agreement_template' | 'api_token' | 'archive' | 'brief' | 'engagement' | 'evaluation')
  | ('expense' | 'file' | 'import' | 'invitation' | 'membership' | 'message' | 'pay_method' | 'pay_run')
  | ('payment' | 'person' | 'playbook' | 'schedule' | 'time_entry' | 'timesheet' | 'webhook' | 'workspace');
