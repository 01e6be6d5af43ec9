import { type Case, DAY, hashed, long, of, oneOf, SOMEBODY, spelled, together } from './case';

/** How long each thing is that people, and the services around them, write. */
export const LENGTHS: readonly Case[] = [
  ['address_changes_from_address_check', ...long('from_address', 3, 254)],
  ['address_changes_to_address_check', ...long('to_address', 3, 254)],
  ['brief_asks_first_text', ...long('text', 1, 2000)],
  ['brief_check_ins_about', ...long('about', 0, 2000)],
  ['briefs_title_length', ...long('title', 0, 200)],
  ['change_request_parts_text', ...long('text', 1, 2000)],
  ['connected_accounts_said_check', ...long('said', 0, 500)],
  ['delivered_criteria_note', ...long('note', 0, 2000)],
  ['ending_brief_plans_note', ...long('note', 0, 1000)],
  ['engagement_accesses_name', ...long('name', 1, 200)],
  ['expenses_what', ...long('what', 1, 300)],
  ['file_checks_found_check', ...long('found', 1, 300)],
  ['mail_events_id_check', ...long('id', 1, 200)],
  ['notifications_event', ...long('event_key', 1, 200)],
  ['operator_deeds_about_check', ...long('about', 1, 100)],
  ['operator_deeds_about_id_check', ...long('about_id', 1, 100)],
  ['owed_items_note', ...long('note', 0, 1000)],
  ['passkeys_name_check', ...long('name', 1, 120)],
  ['passkeys_public_key_check', ...long('public_key', 16, 8192)],
  ['pay_runs_said', ...long('said', 0, 500)],
  ['pay_setups_said', ...long('said', 0, 500)],
  ['payment_moves_note', ...long('note', 0, 500)],
  ['payment_steps_said', ...long('said', 0, 500)],
  ['playbook_file_checks_found_check', ...long('found', 1, 300)],
  ['playbook_files_name_check', ...long('name', 1, 200)],
  ['playbook_versions_change_length', ...long('change', 0, 500)],
  ['playbooks_name_length', ...long('name', 1, 120)],
  ['received_mails_provider_id_check', ...long('provider_id', 1, 200)],
  ['stripe_events_account_id_check', ...long('account_id', 0, 255)],
  ['stripe_events_id_check', ...long('id', 1, 255)],
  ['stripe_events_object_id_check', ...long('object_id', 0, 255)],
  ['stripe_events_type_check', ...long('type', 0, 200)],
  ['thread_drafts_body', ...long('body', 1, 20_000)],
  ['timers_note', ...long('note', 0, 500)],
  ['timesheet_submissions_note', ...long('note', 0, 2000)],
  ['uploads_name', ...long('name', 1, 200)],
  ['users_name_length', ...long('name', 1, 120)],
  ['workspaces_name_length', ...long('name', 1, 120)],
  ['zone_answers_device_zone_check', ...long('device_zone', 1, 64)],
  ['zone_answers_own_zone_check', ...long('own_zone', 1, 64)],
  [
    'messages_body_length',
    [{ body: 'x' }, { body: of(20_000) }, { body: '', deleted_at: DAY }],
    [{ body: '' }, { body: of(20_001) }, { body: 'x', deleted_at: DAY }],
  ],
  [
    'notifications_text',
    [{ text: 'x' }, { text: of(400), excerpt: of(400) }],
    [{ text: '' }, { text: of(401) }, { text: 'x', excerpt: of(401) }],
  ],
  ['payments_words', [{ reference: of(200), note: of(2000) }], [{ reference: of(201) }, { note: of(2001) }]],
];

/** What else no row of words, of files and of what the scanner said can have. */
export const WRITTEN: readonly Case[] = [
  ['action_receipts_said_hash', ...hashed('said_hash')],
  ['api_requests_hash', ...hashed('asked_hash')],
  ['brief_draft_changes_part', ...spelled('part', ['given_texts', of(40)], ['', of(41), 'Title', 'given-1'])],
  ['brief_imports_said_hash', ...hashed('said_hash')],
  ['calendar_feeds_hash', ...hashed('token_hash')],
  ['evidence_files_stopped_whole', ...together({ stopped_at: DAY, lacks: 'a file' })],
  ['file_checks_checked', ...together({ outcome: 'clean', checked_at: DAY })],
  ['file_checks_found', ...foundInInfected()],
  ['file_checks_outcome_check', ...oneOf('outcome', ['clean', 'infected'], 'waiting')],
  ['files_image_size', ...pictured()],
  ['messages_deleted_by', ...together({ deleted_at: DAY, deleted_by_id: SOMEBODY })],
  ['playbook_file_checks_checked', ...together({ outcome: 'clean', checked_at: DAY })],
  ['playbook_file_checks_found', ...foundInInfected()],
  ['playbook_file_checks_outcome_check', ...oneOf('outcome', ['clean', 'infected'], 'waiting')],
  ['playbook_files_image', ...pictured()],
  ['playbook_files_sha256_check', ...hashed('sha256')],
  ['playbook_files_size_bytes_check', [{ size_bytes: 0 }], [{ size_bytes: -1 }]],
  [
    'playbook_versions_content',
    [{ content: { format: 'handover.playbook.v1' } }],
    [{ content: { format: 'handover.playbook.v2' } }],
  ],
  ['playbook_versions_counted', [{ number: 1 }], [{ number: 0 }]],
  ['reference_files_size', [{ size_bytes: 1 }], [{ size_bytes: 0 }]],
  ['search_entries_for_assistant_check', ...oneOf('for_assistant', ['engaged', 'ever', 'none'], 'all')],
  ['search_entries_for_staff_check', ...oneOf('for_staff', ['all', 'approvers', 'owners', 'none'], 'ever')],
  ['uploads_size', [{ size_bytes: 1 }], [{ size_bytes: 0 }]],
  [
    'uploads_one_goal',
    [
      { engagement_id: SOMEBODY, brief_id: SOMEBODY, deliverable_id: SOMEBODY },
      { engagement_id: SOMEBODY, draft_of: SOMEBODY },
      { engagement_id: SOMEBODY, thread_id: SOMEBODY },
      { playbook_of: SOMEBODY },
    ],
    [
      { engagement_id: SOMEBODY },
      { engagement_id: SOMEBODY, brief_id: SOMEBODY },
      { engagement_id: SOMEBODY, thread_id: SOMEBODY, deliverable_id: SOMEBODY },
      { engagement_id: SOMEBODY, thread_id: SOMEBODY, draft_of: SOMEBODY },
      { engagement_id: SOMEBODY, playbook_of: SOMEBODY },
      { thread_id: SOMEBODY },
    ],
  ],
];

/** A file has a finding if, and only if, something was found in it. */
function foundInInfected() {
  return [
    [{ outcome: 'infected', found: 'Eicar' }, { outcome: 'clean' }, {}],
    [{ outcome: 'infected' }, { outcome: 'clean', found: 'Eicar' }, { found: 'Eicar' }],
  ] as const;
}

/** A picture has two sizes, and each is at least one pixel. */
function pictured() {
  return [
    [{}, { image_width: 1, image_height: 1 }],
    [
      { image_width: 1 },
      { image_height: 1 },
      { image_width: 0, image_height: 1 },
      { image_width: 1, image_height: 0 },
    ],
  ] as const;
}
