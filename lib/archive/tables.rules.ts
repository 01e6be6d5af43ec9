/** What goes into every archive of a business: what its owners may see. In the order of reading; a row a line. */
export const OF_THE_BUSINESS = [
  ...['workspaces', 'memberships', 'invitations', 'engagements', 'engagement_pauses', 'audit_events'],
  ...['engagement_endings', 'ending_sayings', 'ending_brief_plans', 'engagement_accesses'],
  ...['files', 'file_checks'],
  // agreements
  ...['agreement_templates', 'agreement_template_versions', 'agreements', 'agreement_versions'],
  ...[
    'agreement_clauses',
    'agreement_events',
    'agreement_signatures',
    'agreement_copies',
    'agreement_imports',
  ],
  ...['agreement_recipients', 'agreement_revisions', 'agreement_terminations', 'clause_comments'],
  ...['clause_proposals', 'clause_proposal_outcomes', 'clause_settlements'],
  // briefs
  ...['playbooks', 'playbook_versions', 'playbook_files', 'playbook_file_checks'],
  ...['brief_imports', 'schedules', 'briefs'],
  ...['brief_givens', 'brief_asks_first', 'brief_check_ins', 'brief_files', 'brief_draft_changes'],
  ...['brief_endings', 'brief_pauses', 'deliverables', 'acceptance_criteria', 'clarifications'],
  ...['clarification_answers', 'kept_answers', 'change_requests', 'change_request_parts', 'change_answers'],
  ...['risk_reports', 'deliveries', 'delivery_items', 'delivered_criteria', 'reviews', 'unmet_criteria'],
  ...['schedule_occurrences', 'reminders', 'brief_tallies'],
  // what was said
  ...['threads', 'messages', 'message_files', 'message_mentions', 'message_revisions', 'waits'],
  ...['decisions', 'decision_undoings', 'decision_uses'],
  // time and pay
  ...['timesheets', 'time_entries', 'timesheet_submissions', 'timesheet_reviews', 'time_disputes'],
  ...['time_dispute_answers', 'expenses', 'expense_reviews', 'owed_items', 'engagement_rails', 'pay_methods'],
  ...['pay_runs', 'payments', 'payment_lines', 'payment_answers', 'payment_moves', 'payment_transfers'],
  ...[
    'payment_arrivals',
    'payment_steps',
    'ledger_accounts',
    'ledger_transactions',
    'ledger_entries',
    'booked_costs',
    'dues',
  ],
  // evaluations
  ...[
    'evaluations',
    'evaluation_moves',
    'evaluation_criteria',
    'evaluation_assessments',
    'autonomy_decisions',
  ],
  ...['evaluation_answers', 'evaluation_adjustments', 'evaluation_adjustment_uses', 'evaluation_follow_ups'],
  ...['evaluation_reckonings', 'evaluation_events', 'evaluation_signatures', 'evaluation_copies'],
] as const;

/** What belongs to one person alone. It goes along when an operator moves a business, and never into an owner's archive. */
export const OF_ONE_PERSON = [
  ...['thread_reads', 'thread_drafts', 'scheduled_messages', 'scheduled_message_files', 'timers'],
  ...['notifications', 'notification_choices', 'evidence_files'],
] as const;

/** What stays out, and why. A table is in one of these three lists: a test reads the catalogue and asks. */
export const LEFT_OUT = {
  account_deletions: 'are asked of one installation',
  workspace_deletions: 'are asked of one installation',
  archives: 'are archives, kept for some days where they were asked for',
  brief_words: 'made anew from the titles of briefs when they are imported',
  inbox_places: 'made anew from briefs, questions and messages when they are imported',
  open_owed: 'made anew from what is owed and what was paid when they are imported',
  search_entries: 'made anew from what people wrote when it is imported',
  live_hints: 'say that something has changed, to pages that are open, and are forgotten after a day',
  uploads: 'a browser is still sending them',
  action_receipts: 'tell one browser’s postings apart from those it has sent before',
  mails: 'carry links with secrets of the installation that sent them',
  mail_events: 'go with the mails that they are about',
  mail_suppressions: 'are about the mail of one installation',
  mails_sent_again: 'go with the mails that they are about',
  operator_deeds: 'are about all businesses of an installation',
  received_mails: 'go with the addresses that they came to',
  reply_addresses: 'each is a secret by which an answer comes in',
  reference_files: 'a person’s own, over all the businesses they have worked with',
  reference_parts: 'go with the references that they are parts of',
  api_tokens: 'each is a secret by which a tool acts here',
  api_requests: 'tell a tool’s calls apart from those that it has sent before',
  webhooks: 'each carries a secret, and tells a receiver who knows this installation',
  webhook_messages: 'go with the webhooks that they are told by',
  webhook_tries: 'go with what was tried to tell',
  calendar_feeds: 'each is a secret by which a calendar is read',
  push_subscriptions: 'each belongs to one browser and to this installation’s key',
  notification_settings: 'a person’s own, and the same for all businesses they work with',
  address_changes: 'a person’s own, with secrets by which they are done and taken back',
  zone_answers: 'a person’s own, and about the devices that they read times on',
  sessions: 'nobody is signed in elsewhere because they are signed in here',
  sign_in_links: 'are secrets',
  half_sign_ins: 'nobody is half signed in elsewhere because they are here',
  authenticators: 'are secrets, and a person’s own',
  factor_changes: 'a person’s own, with secrets by which they are taken back',
  recovery_codes: 'are secrets, and a person’s own',
  passkeys: 'a person’s own, and good at this installation’s address only',
  passkey_challenges: 'are questions that wait for a minute',
  stripe_customers: 'an account at Stripe belongs to the installation’s key there',
  pay_setups: 'are ways to Stripe’s pages that end here',
  connected_accounts: 'a person’s own, at Stripe, and made with the installation’s key there',
  stripe_events: 'are about all businesses of an installation',
  stripe_comparisons: 'are about all businesses of an installation',
  stripe_differences: 'are about all businesses of an installation',
  rate_limits: 'count requests',
  users:
    'go along as the people of the business: name, address, time zone and hours; nothing by which they sign in',
  seal_certificates: 'go along as certificates; the key that seals stays where it is',
  _prisma_migrations: 'is what the installation itself has become',
} as const satisfies Readonly<Record<string, string>>;

/**
 * What of a row is written otherwise than it is, as SQL over `t`: what would only mean something where it was made, or is a
 * secret.
 */
export const WRITTEN_OTHERWISE: Readonly<Record<string, string>> = {
  pay_methods: `jsonb_build_object('stripe_method_id', 'left behind: ' || t.id, 'removed_at', coalesce(t.removed_at, t.set_up_at))`,
  pay_runs: `jsonb_build_object('action_url', NULL)`,
};

/** In an owner's archive only: what one side has not yet shown the other counts as not yet said. */
export const WRITTEN_FOR_OWNERS: Readonly<Record<string, string>> = {
  evaluations: `CASE WHEN t.revealed_at IS NULL
    THEN jsonb_build_object('owner_submitted_at', NULL, 'assistant_submitted_at', NULL) ELSE '{}'::jsonb END`,
};

const REVEALED = `EXISTS (SELECT 1 FROM evaluations e
  WHERE e.workspace_id = t.workspace_id AND e.id = t.evaluation_id AND e.revealed_at IS NOT NULL)`;

/** In an owner's archive only: which rows are there, as SQL over `t`; the others belong to one person until then. */
export const SHOWN_TO_OWNERS: Readonly<Record<string, string>> = {
  evaluation_assessments: REVEALED,
  evaluation_answers: REVEALED,
  files: 't.held_for_id IS NULL',
  file_checks: `EXISTS (SELECT 1 FROM files f
    WHERE f.workspace_id = t.workspace_id AND f.id = t.file_id AND f.held_for_id IS NULL)`,
};
