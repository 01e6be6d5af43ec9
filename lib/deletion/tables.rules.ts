/** What is removed completely with a business; app.erase_workspace has the same, and a test compares them. */
export const ERASED = [
  // what was said
  'message_mentions',
  'message_revisions',
  'message_files',
  'decision_uses',
  'decision_undoings',
  'decisions',
  'waits',
  'thread_reads',
  'thread_drafts',
  'scheduled_message_files',
  'scheduled_messages',
  'uploads',
  'messages',
  'threads',
  // what people were told, and by which ways
  'reply_addresses',
  'notifications',
  'notification_choices',
  'reminders',
  'mails',
  'invitations',
  'live_hints',
  'timers',
  // derived from other rows
  'inbox_places',
  'brief_words',
  'search_entries',
  // what led to an agreement, and who else got a copy
  'agreement_recipients',
  'clause_settlements',
  'clause_comments',
  'clause_proposal_outcomes',
  'clause_proposals',
  'agreement_revisions',
  'agreement_template_versions',
  'agreement_templates',
  // drafts, and what work was made from
  'kept_answers',
  'playbook_files',
  'schedule_occurrences',
  'schedules',
  'brief_draft_changes',
  'brief_imports',
  // what its people kept for themselves, their tools' access, and payment methods that were begun
  'archives',
  'api_tokens',
  'webhook_tries',
  'webhook_messages',
  'webhooks',
  'pay_setups',
  'stripe_customers',
] as const;

/** What is removed in part, and which part stays. */
export const ERASED_IN_PART = {
  agreement_clauses: 'the clauses of what was proposed or signed stay',
  briefs: 'what was handed over stays: it is what was worked and paid for',
  brief_givens: 'goes with a draft, stays with what was handed over',
  brief_asks_first: 'goes with a draft, stays with what was handed over',
  brief_check_ins: 'goes with a draft, stays with what was handed over',
  brief_files: 'goes with a draft, stays with what was handed over',
  deliverables: 'goes with a draft, stays with what was handed over',
  acceptance_criteria: 'goes with a draft, stays with what was handed over',
  evaluation_adjustment_uses: 'goes with a draft that it became, and stays otherwise',
  evaluation_answers: 'what both have shown each other stays',
  evaluation_assessments: 'what both have shown each other stays',
  evaluation_reckonings: 'what was shared is part of what both signed, and stays',
  evidence_files: 'what an assistant had sealed is theirs, and stays',
  files: 'stay where a signed copy, a brief, a delivery, a payment or a receipt names them',
  file_checks: 'go with their files',
  playbook_file_checks: 'go with their files',
  playbooks: 'stay where a brief that was handed over came from them',
  playbook_versions: 'stay where a brief that was handed over came from them',
} as const satisfies Readonly<Record<string, string>>;

const SIGNED = 'was signed by both, or leads there event by event: neither side can take it from the other';
const WORKED = 'what was handed over, delivered and reviewed is what pay and evaluations rest on';
const PAID = 'books and what they rest on are kept as long as the law on records of business asks for it';
const EVALUATED = 'was done by both, and signed by both at its end';

/** What stays, and why. */
export const KEPT = {
  workspaces: 'is named in what was signed; its address in the app, its hours and its holidays go',
  memberships: 'say who acted for the business; each ends',
  engagements: 'are what the records hang on; each ends, and a name that came to nothing goes',
  engagement_pauses: 'are part of how the two worked under what they agreed',
  engagement_endings: 'say when and by whose word the two ended their work',
  ending_sayings: 'say when and by whose word the two ended their work',
  ending_brief_plans: 'say what was to become of work that was begun',
  engagement_accesses: 'say which accounts were shut, and by whom',
  audit_events: 'say who did what and when; what they say of addresses goes',
  workspace_deletions: 'say who asked for this, and when',
  reference_parts: 'say what is in an assistant’s reference, which is theirs',
  ...kept(SIGNED, 'agreements', 'agreement_versions', 'agreement_events', 'agreement_signatures'),
  ...kept(SIGNED, 'signatures_taken_back', 'agreement_copies', 'agreement_imports', 'agreement_terminations'),
  ...kept(
    WORKED,
    'brief_endings',
    'brief_pauses',
    'brief_tallies',
    'clarifications',
    'clarification_answers',
  ),
  ...kept(WORKED, 'change_requests', 'change_request_parts', 'change_answers', 'risk_reports', 'deliveries'),
  ...kept(WORKED, 'delivery_items', 'delivered_criteria', 'reviews', 'unmet_criteria'),
  ...kept(PAID, 'timesheets', 'time_entries', 'timesheet_submissions', 'timesheet_reviews', 'time_disputes'),
  ...kept(PAID, 'time_dispute_answers', 'expenses', 'expense_reviews', 'owed_items', 'open_owed', 'dues'),
  ...kept(
    PAID,
    'engagement_rails',
    'pay_methods',
    'pay_runs',
    'payments',
    'payment_lines',
    'payment_answers',
  ),
  ...kept(PAID, 'payment_moves', 'payment_transfers', 'payment_arrivals', 'payment_bank_returns'),
  ...kept(PAID, 'payment_steps', 'ledger_accounts'),
  ...kept(PAID, 'ledger_transactions', 'ledger_entries', 'booked_costs'),
  ...kept(EVALUATED, 'evaluations', 'evaluation_moves', 'evaluation_criteria', 'evaluation_adjustments'),
  ...kept(
    EVALUATED,
    'evaluation_follow_ups',
    'evaluation_events',
    'evaluation_signatures',
    'evaluation_copies',
    'autonomy_decisions',
  ),
} as const satisfies Readonly<Record<string, string>>;

function kept(why: string, ...tables: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(tables.map((table) => [table, why]));
}
