import {
  between,
  type Case,
  DAY,
  HASH,
  long,
  NEXT,
  OTHER,
  of,
  SHORT_HASH,
  SOMEBODY,
  spelled,
  together,
} from './case';

/** Values that no row of tokens and webhooks can have. */
export const OF_TOOLS: readonly Case[] = [
  ['api_tokens_ended_by', [{}, { ended_by_id: SOMEBODY, ended_at: DAY }], [{ ended_by_id: SOMEBODY }]],
  ['api_tokens_ends_with', [{ ends_with: 'abcd' }], [{ ends_with: 'abc' }, { ends_with: 'abcde' }]],
  [
    'api_tokens_for_a_while',
    [{ made_at: DAY, expires_at: '2028-03-04T00:00:00Z' }],
    [
      { made_at: DAY, expires_at: DAY },
      { made_at: DAY, expires_at: '2028-03-04T00:00:01Z' },
    ],
  ],
  ['api_tokens_hash', [{ token_hash: HASH }], [{ token_hash: SHORT_HASH }]],
  [
    'api_tokens_in_order',
    [{ made_at: DAY, last_used_at: DAY, ended_at: DAY }],
    [
      { made_at: NEXT, last_used_at: DAY },
      { made_at: NEXT, ended_at: DAY },
    ],
  ],
  ['api_tokens_name', ...long('name', 1, 120)],
  [
    'api_tokens_scopes',
    [
      { scopes: ['briefs:read'] },
      {
        scopes: [
          'briefs:read',
          'briefs:write',
          'agreements:read',
          'time:read',
          'time:write',
          'time:approve',
          'pay:read',
          'people:read',
        ],
      },
    ],
    [{ scopes: [] }, { scopes: ['pay:write'] }, { scopes: ['briefs:read', 'agreements:write'] }],
  ],
  [
    'webhook_messages_state',
    [{ state: 'waiting' }, { state: 'taken' }, { state: 'failed' }, { state: 'dropped' }],
    [{ state: 'sent' }],
  ],
  ['webhook_messages_tries', [{ tries: 0 }], [{ tries: -1 }]],
  ['webhook_tries_one_end', [{ status: 200 }, { problem: 'No' }], [{}, { status: 200, problem: 'No' }]],
  [
    'webhook_tries_short',
    [{ answer: of(2000), problem: of(300) }],
    [{ answer: of(2001) }, { problem: of(301) }],
  ],
  ['webhooks_before_whole', ...together({ sealed_secret_before: 'x', before_until: DAY })],
  [
    'webhooks_events',
    [{ events: ['a'] }, { events: Array(40).fill('a') }],
    [{ events: [] }, { events: Array(41).fill('a') }],
  ],
  ['webhooks_off_whole', ...together({ off_at: DAY, off_because: 'failed' })],
  ['webhooks_removed_is_off', [{}, { removed_at: DAY, off_at: DAY }], [{ removed_at: DAY }]],
  [
    'webhooks_url',
    ...spelled(
      'url',
      ['https://a.example', `https://${of(1992)}`],
      ['ftp://a.example', `https://${of(1993)}`],
    ),
  ],
  [
    'webhooks_why',
    [{ off_because: 'by_owner' }, { off_because: 'failed' }, { off_because: 'gone' }],
    [{ off_because: 'x' }],
  ],
  ['api_requests_answer_whole', ...together({ answered_at: DAY, status: 200 })],
  ['api_requests_only_done', ...between('status', 200, 299)],
  [
    'operator_deeds_by',
    [{ by_id: SOMEBODY }, { by_id: null, deed: 'link.made' }],
    [{ by_id: null, deed: 'mail.sent_again' }],
  ],
  [
    'operator_deeds_deed_check',
    ...spelled('deed', ['mail.sent_again', 'a.b.c'], ['mail', 'Mail.sent', 'mail.', 'mail.sent again']),
  ],
];

/** Values that no row of archives and mails can have. */
export const MADE_AND_MAILED: readonly Case[] = [
  ['archives_failed_whole', ...together({ failed_at: DAY, failed_because: 'failed' })],
  ['archives_hash', [{ sha256: HASH }], [{ sha256: SHORT_HASH }]],
  ['archives_kept_a_while', [{ made_at: DAY, kept_until: NEXT }], [{ made_at: DAY, kept_until: DAY }]],
  ['archives_made_whole', ...together({ made_at: DAY, sha256: HASH, size_bytes: 1, kept_until: NEXT })],
  ['archives_one_end', [{ made_at: DAY }, { failed_at: DAY }], [{ made_at: DAY, failed_at: DAY }]],
  ['archives_removed_when_made', [{}, { removed_at: DAY, made_at: DAY }], [{ removed_at: DAY }]],
  ['archives_size', [{ size_bytes: 1 }], [{ size_bytes: 0 }]],
  [
    'archives_why',
    [{ failed_because: 'too_large' }, { failed_because: 'failed' }],
    [{ failed_because: 'x' }],
  ],
  ['mail_suppressions_address_check', [{ address: 'a@b.example' }], [{ address: 'A@b.example' }]],
  [
    'mail_suppressions_lifted',
    [{}, { lifted_by_id: SOMEBODY, lifted_at: DAY }],
    [{ lifted_by_id: SOMEBODY }],
  ],
  [
    'mails_sent_again_another',
    [{ mail_id: SOMEBODY, again_id: OTHER }],
    [{ mail_id: OTHER, again_id: OTHER }],
  ],
  [
    'received_mails_reason',
    [{ state: 'waiting' }, { state: 'refused', reason: 'x' }, { state: 'ignored', reason: 'x' }],
    [{ state: 'refused' }, { state: 'ignored' }, { state: 'waiting', reason: 'x' }],
  ],
  [
    'received_mails_settled',
    [{ state: 'waiting' }, { state: 'refused', settled_at: DAY }],
    [{ state: 'refused' }, { state: 'waiting', settled_at: DAY }],
  ],
  ['reply_addresses_ends', [{ created_at: DAY, expires_at: NEXT }], [{ created_at: DAY, expires_at: DAY }]],
  [
    'reply_addresses_question_of_a_brief',
    [{ subject: 'agreement' }, { question_id: SOMEBODY, subject: 'brief' }],
    [{ question_id: SOMEBODY, subject: 'agreement' }],
  ],
];
