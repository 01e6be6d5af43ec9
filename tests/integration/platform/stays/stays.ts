const DAY = '2027-03-04T00:00:00Z';

export type Row = Record<string, unknown>;

/**
 * What of a row changes no more: the trigger that says so; the row as it stands, beyond what every row of its table has;
 * and the columns that are still free to change, each by itself, or else the only ones that are kept. Changes that are
 * `refused` for more than being changes come last.
 */
export type Stay = readonly [
  trigger: string,
  row: Row,
  rest: { free: string; refused?: readonly Row[] } | { kept: string; refused?: readonly Row[] },
];

const FROZEN = { free: '' };
const SESSION = '01a20c70-0000-7000-8000-00000000000a';
const OF_AN_UPLOAD =
  'workspace_id id engagement_id brief_id deliverable_id draft_of thread_id playbook_of uploaded_by_id name size_bytes';

/** What somebody asked for, and what became of it. */
const ASKED: readonly Stay[] = [
  ...['workspace_deletions', 'account_deletions'].flatMap((table): readonly Stay[] => [
    [`${table}_stay`, {}, { kept: 'id asked_at due_at' }],
    [`${table}_stay`, { taken_back_at: DAY }, FROZEN],
    [`${table}_stay`, { held_at: DAY }, FROZEN],
    [`${table}_stay`, { done_at: DAY }, FROZEN],
  ]),
  ['archives_stay', {}, { kept: 'workspace_id id asked_by_id asked_at' }],
  [
    'archives_stay',
    { made_at: DAY },
    { kept: 'workspace_id id asked_by_id asked_at made_at sha256 size_bytes kept_until' },
  ],
  [
    'archives_stay',
    { failed_at: DAY },
    { kept: 'workspace_id id asked_by_id asked_at failed_at failed_because' },
  ],
  ['archives_stay', { removed_at: DAY }, { kept: 'workspace_id id asked_by_id asked_at removed_at' }],
  ['evidence_files_stay', {}, { kept: 'workspace_id id engagement_id asked_by_id asked_at' }],
  ['evidence_files_stay', { sealed_at: DAY }, FROZEN],
  ['engagement_accesses_once', {}, { kept: '' }],
  ['engagement_accesses_once', { revoked_at: DAY }, FROZEN],
  ['engagement_endings_stay', {}, { kept: '' }],
  ['engagement_endings_stay', { taken_back_at: DAY }, FROZEN],
  ['engagement_endings_stay', { ended_at: DAY }, FROZEN],
  ['engagement_pauses_stay', {}, { free: 'resumed_at resumed_by_id' }],
  ['engagement_pauses_stay', { resumed_at: DAY }, FROZEN],
  ['engagements_stay_ended', { state: 'active' }, { kept: '' }],
  ['engagements_stay_ended', { state: 'ended' }, { kept: 'state' }],
];

/** How somebody signs in, and what lets tools and calendars in. */
const SIGNED_IN: readonly Stay[] = [
  ['address_changes_advance', {}, { free: 'changed_at undo_hash undo_until undone_at' }],
  ['address_changes_advance', { changed_at: DAY }, { free: 'undone_at' }],
  ['address_changes_advance', { changed_at: DAY, undone_at: DAY }, FROZEN],
  ['factor_changes_advance', {}, { free: 'settled_at undone_at' }],
  ['factor_changes_advance', { settled_at: DAY }, { free: 'undone_at' }],
  ['factor_changes_advance', { undone_at: DAY }, FROZEN],
  ['authenticators_advance', { last_step: 5 }, { kept: 'user_id', refused: [{ last_step: 4 }] }],
  ['authenticators_advance', { confirmed_at: DAY }, { kept: 'user_id confirmed_at' }],
  ['recovery_codes_advance', {}, { free: 'used_at' }],
  ['recovery_codes_advance', { used_at: DAY }, FROZEN],
  [
    'passkeys_advance',
    { counter: 5 },
    { kept: 'user_id id credential_id public_key added_at', refused: [{ counter: 4 }] },
  ],
  ['api_tokens_stay', {}, { free: 'last_used_at ended_at ended_by_id' }],
  ['api_tokens_stay', { ended_at: DAY }, { free: 'last_used_at ended_by_id' }],
  ['calendar_feeds_kept', {}, { free: 'last_read_at ended_at' }],
  ['calendar_feeds_kept', { ended_at: DAY }, FROZEN],
  ['sign_in_link_stays_spent', {}, { kept: '' }],
  ['sign_in_link_stays_spent', { spent_at: DAY }, { free: 'session_id' }],
  ['sign_in_link_stays_spent', { spent_at: DAY, session_id: SESSION }, FROZEN],
  ['half_keeps_its_session', {}, { kept: '' }],
  ['half_keeps_its_session', { session_id: SESSION }, { kept: 'session_id' }],
  ['users_stay_erased', {}, { kept: '' }],
  ['users_stay_erased', { deleted_at: DAY }, FROZEN],
];

/** What was written, mailed and sent along. */
const WRITTEN: readonly Stay[] = [
  ['agreement_versions_frozen', {}, { kept: '' }],
  ['agreement_versions_frozen', { proposed_at: DAY }, FROZEN],
  ['audit_events_append_only', {}, FROZEN],
  ['briefs_playbook_kept', {}, { kept: '' }],
  [
    'briefs_playbook_kept',
    { playbook_id: '01a20c70-0000-7000-8000-00000000000a', playbook_number: 1 },
    { kept: 'playbook_id playbook_number' },
  ],
  ['file_checks_kept', {}, { kept: '' }],
  ['file_checks_kept', { outcome: 'clean' }, { kept: 'outcome found checked_at' }],
  ['playbook_file_checks_kept', {}, { kept: '' }],
  ['playbook_file_checks_kept', { outcome: 'clean' }, { kept: 'outcome found checked_at' }],
  ['mail_suppressions_only_lift', {}, { free: 'lifted_at lifted_by_id' }],
  ['mail_suppressions_only_lift', { lifted_at: DAY }, { free: 'lifted_by_id' }],
  [
    'messages_kept',
    { author_id: null },
    { kept: 'workspace_id id engagement_id thread_id author_id client_key created_at quoted_id body' },
  ],
  ['messages_kept', { author_id: null, deleted_at: DAY }, FROZEN],
  ['received_mails_settle_once', { state: 'waiting' }, { kept: 'id provider_id received_at' }],
  [
    'received_mails_settle_once',
    { state: 'refused' },
    { kept: 'id provider_id received_at state reason settled_at' },
  ],
  ['schedule_occurrences_kept', {}, { kept: '' }],
  ['schedule_occurrences_kept', { outcome: 'missed' }, FROZEN],
  [
    'scheduled_messages_kept',
    {},
    { kept: 'workspace_id id engagement_id thread_id author_id client_key written_at' },
  ],
  ['scheduled_messages_kept', { delivered_at: DAY }, FROZEN],
  ['scheduled_messages_kept', { cancelled_at: DAY }, FROZEN],
  ['schedules_kept', { state: 'running' }, { kept: 'engagement_id' }],
  ['schedules_kept', { state: 'ended' }, FROZEN],
  ['uploads_only_grow', { received_bytes: 5 }, { kept: OF_AN_UPLOAD, refused: [{ received_bytes: 4 }] }],
  [
    'uploads_only_grow',
    { received_bytes: 5, arrived_at: DAY },
    { kept: `${OF_AN_UPLOAD} arrived_at sha256 content_type` },
  ],
];

/** Money and time. */
const PAID: readonly Stay[] = [
  ['pay_methods_move', {}, { free: 'removed_at gone_at' }],
  ['pay_methods_move', { removed_at: DAY }, FROZEN],
  [
    'pay_runs_move',
    { charge_state: 'none' },
    {
      free: 'approved_by_id approved_at charge_state intent_id charge_id action_url said checked_at refunded_by_hand_minor unbooked_refunds_minor disputed_minor charged_kind charged_label',
    },
  ],
  [
    'pay_runs_move',
    { charge_state: 'succeeded', approved_at: DAY, intent_id: 'pi_1' },
    {
      free: 'charge_id action_url said checked_at refunded_by_hand_minor unbooked_refunds_minor disputed_minor charged_kind charged_label',
    },
  ],
  ['timesheets_move', { state: 'approved' }, FROZEN],
  [
    'timesheets_move',
    { state: 'open' },
    {
      kept: 'workspace_id id engagement_id week_starts_on',
      refused: [{ state: 'approved' }, { state: 'returned' }],
    },
  ],
];

export const STAYS: readonly Stay[] = [...ASKED, ...SIGNED_IN, ...WRITTEN, ...PAID];
