import {
  between,
  type Case,
  DAY,
  HASH,
  long,
  NEXT,
  OTHER,
  of,
  oneOf,
  SHORT_HASH,
  SOMEBODY,
  spelled,
  together,
} from './case';

const FORTNIGHT_ON = '2027-03-18T00:00:00Z';
/** A deletion is asked for, waits a fortnight, and has one end. */
const deletion = (table: string): readonly Case[] => [
  [
    `${table}_done_when_due`,
    [{ due_at: DAY }, { due_at: DAY, done_at: DAY }],
    [{ due_at: NEXT, done_at: DAY }],
  ],
  [
    `${table}_one_end`,
    [{}, { taken_back_at: DAY }, { held_at: DAY }, { done_at: DAY }],
    [
      { taken_back_at: DAY, done_at: DAY },
      { held_at: DAY, done_at: DAY },
      { taken_back_at: DAY, held_at: DAY },
    ],
  ],
  [
    `${table}_wait`,
    [{ asked_at: DAY, due_at: FORTNIGHT_ON }],
    [{ asked_at: DAY, due_at: '2027-03-17T23:59:59Z' }],
  ],
];

/** Values that no row of an account, a business or the work of two can have. */
export const OF_PEOPLE: readonly Case[] = [
  ...deletion('account_deletions'),
  ...deletion('workspace_deletions'),
  ['workspace_deletions_taken_back_whole', ...together({ taken_back_by_id: SOMEBODY, taken_back_at: DAY })],
  ['address_changes_can_be_undone', ...together({ changed_at: DAY, undo_hash: HASH, undo_until: NEXT })],
  [
    'address_changes_differ',
    [{ from_address: 'a@b.example', to_address: 'c@b.example' }],
    [{ from_address: 'a@b.example', to_address: 'a@b.example' }],
  ],
  [
    'address_changes_in_order',
    [
      { asked_at: DAY, expires_at: NEXT, changed_at: DAY, undone_at: DAY },
      { asked_at: DAY, expires_at: NEXT, changed_at: NEXT, undone_at: NEXT },
    ],
    [
      { asked_at: DAY, expires_at: DAY },
      { asked_at: DAY, expires_at: NEXT, changed_at: '2027-03-05T00:00:01Z' },
      { asked_at: NEXT, expires_at: FORTNIGHT_ON, changed_at: DAY },
      { asked_at: DAY, expires_at: FORTNIGHT_ON, changed_at: NEXT, undone_at: DAY },
    ],
  ],
  ['address_changes_undone_once_changed', [{}, { changed_at: DAY, undone_at: DAY }], [{ undone_at: DAY }]],
  [
    'engagement_accesses_revoked',
    [{}, { noted_at: DAY, revoked_at: DAY, revoked_by_id: SOMEBODY }],
    [
      { noted_at: DAY, revoked_at: DAY },
      { noted_at: DAY, revoked_by_id: SOMEBODY },
      { noted_at: NEXT, revoked_at: DAY, revoked_by_id: SOMEBODY },
    ],
  ],
  [
    'engagement_endings_agreement',
    [{ cause: 'said' }, { cause: 'notice', agreement_id: SOMEBODY }],
    [{ cause: 'said', agreement_id: SOMEBODY }, { cause: 'notice' }, { cause: 'agreement_over' }],
  ],
  ['engagement_endings_ahead', [{ begun_at: DAY, ends_at: NEXT }], [{ begun_at: DAY, ends_at: DAY }]],
  [
    'engagement_endings_begun_by',
    [{ cause: 'said', party: 'owner', begun_by_id: SOMEBODY }, { cause: 'agreement_over' }],
    [
      { cause: 'said', party: 'owner' },
      { cause: 'notice', begun_by_id: SOMEBODY },
      { cause: 'agreement_over', party: 'owner', begun_by_id: SOMEBODY },
    ],
  ],
  [
    'engagement_endings_one_way',
    [{}, { taken_back_at: DAY }, { ended_at: DAY }],
    [{ taken_back_at: DAY, ended_at: DAY }],
  ],
  [
    'engagement_endings_reason',
    [
      { cause: 'said', reason: of(1000) },
      { cause: 'agreement_over', reason: '' },
    ],
    [
      { cause: 'said', reason: '' },
      { cause: 'notice', reason: '' },
      { cause: 'notice', reason: of(1001) },
    ],
  ],
  ['engagement_pauses_reason', ...long('reason', 1, 1000)],
  [
    'engagement_pauses_resumed',
    [{ paused_at: DAY }, { paused_at: DAY, resumed_at: DAY, resumed_by_id: SOMEBODY }],
    [
      { paused_at: DAY, resumed_at: DAY },
      { paused_at: DAY, resumed_by_id: SOMEBODY },
      { paused_at: NEXT, resumed_at: DAY, resumed_by_id: SOMEBODY },
    ],
  ],
  [
    'engagements_joined_by_someone',
    [{ state: 'invited' }, { state: 'ended' }, { state: 'active', assistant_user_id: SOMEBODY }],
    [{ state: 'onboarding' }, { state: 'active' }, { state: 'paused' }],
  ],
  ['invitations_accepted_by_someone', ...together({ accepted_at: DAY, accepted_by_id: SOMEBODY })],
  ['invitations_email_is_lower_case', [{ email: 'a@b.example' }], [{ email: 'A@b.example' }]],
  [
    'invitations_not_both',
    [{ accepted_at: DAY }, { withdrawn_at: DAY }],
    [{ accepted_at: DAY, withdrawn_at: DAY }],
  ],
  [
    'users_deleted_without_address',
    [
      { id: SOMEBODY, email: 'a@b.example' },
      { id: SOMEBODY, email: `deleted-${SOMEBODY}@deleted.invalid`, deleted_at: DAY },
    ],
    [
      { id: SOMEBODY, email: 'a@b.example', deleted_at: DAY },
      { id: SOMEBODY, email: `deleted-${OTHER}@deleted.invalid`, deleted_at: DAY },
    ],
  ],
  ['users_email_is_lower_case', ...spelled('email', ['a@b', of(254)], ['A@b', 'a@', of(255)])],
  [
    'workspaces_deleted_without_slug',
    [
      { id: SOMEBODY, slug: 'kilns' },
      { id: SOMEBODY, slug: `deleted-${SOMEBODY}`, deleted_at: DAY },
    ],
    [{ id: SOMEBODY, slug: 'kilns', deleted_at: DAY }],
  ],
  [
    'invitations_to_work_or_to_run',
    [{ role: 'assistant', engagement_id: SOMEBODY }, { role: 'owner' }, { role: 'manager' }],
    [{ role: 'assistant' }, { role: 'owner', engagement_id: SOMEBODY }],
  ],
  ['workspaces_currency_is_iso_4217', ...spelled('currency', ['USD'], ['usd', 'US', 'U1D'])],
];

/** Values that no row of signing in can have. */
export const SIGNED_IN: readonly Case[] = [
  [
    'sign_in_links_pressed',
    [{}, { spent_at: DAY }, { spent_at: DAY, press_hash: HASH }],
    [{ press_hash: HASH }],
  ],
  ['sign_in_links_began', [{}, { spent_at: DAY, session_id: SOMEBODY }], [{ session_id: SOMEBODY }]],
  ['authenticators_in_order', [{ made_at: DAY, confirmed_at: DAY }], [{ made_at: NEXT, confirmed_at: DAY }]],
  ['authenticators_sealed_secret_check', ...long('sealed_secret', 40, 400)],
  [
    'factor_changes_in_order',
    [{ changed_at: DAY, undo_until: NEXT, settled_at: DAY, undone_at: DAY }],
    [
      { changed_at: DAY, undo_until: DAY },
      { changed_at: NEXT, undo_until: FORTNIGHT_ON, settled_at: DAY },
      { changed_at: NEXT, undo_until: FORTNIGHT_ON, undone_at: DAY },
    ],
  ],
  [
    'half_sign_ins_first_step',
    [{ first_step: 'email_link' }, { first_step: 'google' }, { first_step: 'operator_link' }],
    [{ first_step: 'passkey' }],
  ],
  [
    'half_sign_ins_taken',
    [
      {},
      { taken_at: DAY, expires_at: NEXT, session_id: SOMEBODY },
      { taken_at: DAY, expires_at: NEXT, session_id: SOMEBODY, press_hash: HASH },
    ],
    [
      { taken_at: DAY, expires_at: NEXT },
      { session_id: SOMEBODY },
      { press_hash: HASH },
      { taken_at: DAY, expires_at: DAY, session_id: SOMEBODY },
    ],
  ],
  ['half_sign_ins_token_hash_check', [{ token_hash: HASH }], [{ token_hash: SHORT_HASH }]],
  ['passkeys_counter_check', ...between('counter', 0, 4_294_967_295)],
  ['recovery_codes_code_hash_check', [{ code_hash: HASH }], [{ code_hash: SHORT_HASH }]],
  ['recovery_codes_in_order', [{ made_at: DAY, used_at: DAY }], [{ made_at: NEXT, used_at: DAY }]],
  [
    'sessions_authenticated_by',
    ...oneOf(
      'authenticated_by',
      [
        ...['code', 'passkey', 'recovery_code'].flatMap((step) => [
          step,
          `email_link_and_${step}`,
          `google_and_${step}`,
          `google_then_${step}`,
          `operator_link_and_${step}`,
          `operator_then_${step}`,
          `operator_then_${step}_under_former_address`,
        ]),
        'email_link',
        'google',
        'google_under_former_address',
        'operator_link',
      ],
      'password',
    ),
  ],
  ['authenticators_last_step_check', [{ last_step: 0 }], [{ last_step: -1 }]],
  [
    'factor_changes_news_check',
    ...oneOf(
      'news',
      ['app_on', 'app_off', 'passkey_added', 'passkey_removed', 'recovery_made'],
      'recovery_used',
    ),
  ],
  ['passkey_challenges_purpose_check', ...oneOf('purpose', ['add', 'prove'], 'remove')],
  [
    'passkeys_credential_id_check',
    ...spelled('credential_id', ['aZ9-_', of(1400)], ['', 'a+b', 'a=', of(1401)]),
  ],
];

/** Values that no row of a file, or of an upload, can have. */
export const KEPT: readonly Case[] = [
  ['evidence_files_hash', [{ sha256: HASH }], [{ sha256: SHORT_HASH }]],
  [
    'evidence_files_one_end',
    [{ stopped_at: DAY }, { sealed_at: DAY }],
    [{ stopped_at: DAY, sealed_at: DAY }],
  ],
  ['evidence_files_whole', ...together({ file_id: SOMEBODY, sha256: HASH, sealed_at: DAY })],
  ['files_hash', [{ sha256: HASH }], [{ sha256: SHORT_HASH }, { sha256: HASH.toUpperCase() }]],
  ['files_size', [{ size_bytes: 0 }], [{ size_bytes: -1 }]],
  ['reference_files_hash', [{ sha256: HASH }], [{ sha256: SHORT_HASH }]],
  [
    'reference_files_one_end',
    [{ sealed_at: DAY }, { dropped_at: DAY }],
    [{ sealed_at: DAY, dropped_at: DAY }],
  ],
  ['reference_files_whole', ...together({ sha256: HASH, size_bytes: 1, sealed_at: DAY })],
  [
    'search_entries_shared_in_an_engagement',
    [{ for_assistant: 'none' }, { engagement_id: SOMEBODY, for_assistant: 'ever' }],
    [{ for_assistant: 'engaged' }, { for_assistant: 'ever' }],
  ],
  [
    'uploads_arrived_whole',
    [
      { received_bytes: 1, size_bytes: 2 },
      { arrived_at: DAY, sha256: HASH, content_type: 'text/plain', received_bytes: 2, size_bytes: 2 },
    ],
    [
      { arrived_at: DAY, content_type: 'text/plain', received_bytes: 2, size_bytes: 2 },
      { arrived_at: DAY, sha256: HASH, received_bytes: 2, size_bytes: 2 },
      { arrived_at: DAY, sha256: HASH, content_type: 'text/plain', received_bytes: 1, size_bytes: 2 },
      { sha256: HASH, received_bytes: 1, size_bytes: 2 },
    ],
  ],
  ['uploads_hash', [{ sha256: HASH }], [{ sha256: SHORT_HASH }]],
  [
    'uploads_received',
    [
      { received_bytes: 0, size_bytes: 2 },
      { received_bytes: 2, size_bytes: 2 },
    ],
    [
      { received_bytes: -1, size_bytes: 2 },
      { received_bytes: 3, size_bytes: 2 },
    ],
  ],
];
