/** The records that nobody may rewrite, not even the owner of the table (security.md). */
export const RECORDS = [
  'audit_events',
  'agreement_events',
  'agreement_signatures',
  'signatures_taken_back',
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
  'erased_seals',
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
