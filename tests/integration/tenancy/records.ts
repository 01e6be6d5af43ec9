/** The records that nobody may rewrite, not even the owner of the table (security.md). */
export const RECORDS = [
  'audit_events',
  'agreement_events',
  'agreement_signatures',
  'agreement_revisions',
  'agreement_template_versions',
  'clause_comments',
  'clause_proposal_outcomes',
  'clause_proposals',
  'clause_settlements',
  'agreement_terminations',
  'agreement_imports',
  'playbook_versions',
  'kept_answers',
  'brief_imports',
  'change_answers',
  'change_request_parts',
  'deliveries',
  'delivery_items',
  'delivered_criteria',
  'reviews',
  'unmet_criteria',
  'timesheet_submissions',
  'timesheet_reviews',
  'time_dispute_answers',
  'owed_items',
  'ledger_accounts',
  'ledger_transactions',
  'ledger_entries',
  'payment_answers',
  'expense_reviews',
  'engagement_rails',
  'payment_moves',
  'payment_transfers',
  'payment_arrivals',
  'payment_bank_returns',
  'decisions',
  'evaluation_events',
  'evaluation_signatures',
];

/** What the app may add to, and never change or remove. */
export const APPEND_ONLY = [
  ...RECORDS,
  'brief_endings',
  'agreement_copies',
  'seal_certificates',
  'reply_addresses',
  'playbook_files',
  'mail_events',
  'mails_sent_again',
  'operator_deeds',
  'decision_undoings',
  'evaluation_moves',
  'evaluation_copies',
  'evaluation_adjustment_uses',
];

/**
 * Things of which there can be only one: the index that says so, its table, and what else differs in a second row,
 * which is refused all the same.
 */
export const ONE_OF_EACH: readonly (readonly [
  index: string,
  table: string,
  differs: Readonly<Record<string, unknown>>,
])[] = [
  ['agreement_signatures_workspace_id_version_id_party_key', 'agreement_signatures', {}],
  ['agreement_events_workspace_id_agreement_id_sequence_key', 'agreement_events', {}],
  ['agreement_versions_workspace_id_agreement_id_number_key', 'agreement_versions', {}],
  ['agreement_terminations_agreement_key', 'agreement_terminations', {}],
  ['agreement_imports_one_per_version', 'agreement_imports', {}],
  ['agreement_recipients_once', 'agreement_recipients', {}],
  ['agreements_one_in_force', 'agreements', { state: 'in_force', in_force_at: '2027-03-04' }],
  ['clause_settlements_workspace_id_engagement_id_comment_id_key', 'clause_settlements', {}],
  ['clause_proposal_outcomes_workspace_id_engagement_id_proposal_ke', 'clause_proposal_outcomes', {}],
  ['evaluation_signatures_one_a_side', 'evaluation_signatures', {}],
  ['evaluation_events_sequence_key', 'evaluation_events', {}],
  ['evaluation_assessments_one_a_side', 'evaluation_assessments', {}],
  ['evaluation_answers_one_each', 'evaluation_answers', {}],
  ['evaluation_follow_ups_one_each', 'evaluation_follow_ups', {}],
  ['evaluations_number_key', 'evaluations', {}],
  ['evaluations_one_at_a_time', 'evaluations', { number: 99, planned_for: null }],
  ['archives_one_at_a_time', 'archives', {}],
  ['owed_items_once', 'owed_items', {}],
  ['payments_one_in_run', 'payments', {}],
  ['payment_answers_once', 'payment_answers', {}],
  ['payment_arrivals_once', 'payment_arrivals', {}],
  ['payment_bank_returns_once', 'payment_bank_returns', {}],
  ['payment_moves_in_order', 'payment_moves', {}],
  ['payment_steps_key', 'payment_steps', {}],
  ['ledger_accounts_one_each', 'ledger_accounts', {}],
  ['expense_reviews_once', 'expense_reviews', {}],
  ['timesheets_one_a_week', 'timesheets', {}],
  ['timesheet_reviews_one_each', 'timesheet_reviews', {}],
  ['timesheet_submissions_number_key', 'timesheet_submissions', {}],
  ['time_disputes_once', 'time_disputes', {}],
  ['time_dispute_answers_once', 'time_dispute_answers', {}],
  ['timers_one_a_person', 'timers', {}],
  ['change_answers_request_key', 'change_answers', {}],
  ['deliveries_workspace_id_brief_id_number_key', 'deliveries', {}],
  ['reviews_workspace_id_brief_id_delivery_id_key', 'reviews', {}],
  ['reminders_of_agreement_key', 'reminders', {}],
  ['notifications_once', 'notifications', {}],
  ['mails_unique_key_key', 'mails', {}],
  ['memberships_workspace_id_user_id_key', 'memberships', {}],
  ['invitations_one_open', 'invitations', {}],
  ['engagements_one_at_a_time', 'engagements', {}],
  ['engagement_endings_one', 'engagement_endings', {}],
  ['autonomy_decisions_once', 'autonomy_decisions', {}],
  ['api_tokens_by_hash', 'api_tokens', {}],
];

/** What names a file that an assistant keeps after the end, each as one row ($3) of an existing table. */
export const KEPT_FILES = [
  [
    'an agreement’s sealed copy',
    `INSERT INTO agreement_copies (workspace_id, id, engagement_id, agreement_id, version_id, file_id, sha256, created_at)
     SELECT workspace_id, uuidv7(), engagement_id, id, uuidv7(), $3, repeat('a', 64), now() FROM agreements
     WHERE (workspace_id, engagement_id) = ($1, $2) AND in_force_at IS NOT NULL LIMIT 1`,
  ],
  [
    'an agreement signed elsewhere',
    `INSERT INTO agreement_imports (workspace_id, id, engagement_id, agreement_id, version_id, file_id, sha256, signed_on, imported_by_id, imported_at)
     SELECT workspace_id, uuidv7(), engagement_id, id, uuidv7(), $3, repeat('a', 64), now(), uuidv7(), now() FROM agreements
     WHERE (workspace_id, engagement_id) = ($1, $2) AND in_force_at IS NOT NULL LIMIT 1`,
  ],
  [
    'an evaluation’s sealed copy',
    `INSERT INTO evaluation_copies (workspace_id, id, engagement_id, evaluation_id, file_id, sha256, created_at)
     SELECT workspace_id, uuidv7(), engagement_id, id, $3, repeat('a', 64), now() FROM evaluations
     WHERE (workspace_id, engagement_id) = ($1, $2) LIMIT 1`,
  ],
  ['a receipt', 'UPDATE expenses SET receipt_file_id = $3 WHERE (workspace_id, engagement_id) = ($1, $2)'],
  [
    'a payment’s proof',
    `UPDATE payments SET proof_file_id = $3 WHERE (workspace_id, engagement_id) = ($1, $2) AND rail = 'external'`,
  ],
] as const;
