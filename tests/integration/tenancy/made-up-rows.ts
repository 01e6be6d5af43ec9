const AT = '2027-03-01T00:00:00Z';
const LATER = '2027-03-20T00:00:00Z';
const ID = '01a00000-0000-7000-8000-000000000001';
const HASH = '0'.repeat(64);
const OVER = { expires_at: LATER, created_at: AT };

type Row = Readonly<Record<string, unknown>>;

/** A row of each table that belongs to a person and to no business, as its columns' checks allow. */
export const OF_A_PERSON: Readonly<Record<string, Row>> = {
  account_deletions: { asked_at: AT, due_at: LATER },
  action_receipts: { key: ID, action: 'briefs.accept', done_at: AT, said_hash: HASH },
  address_changes: {
    from_address: 'maria@one.example',
    to_address: 'maria@two.example',
    session_id: ID,
    token_hash: HASH,
    asked_at: AT,
    expires_at: LATER,
  },
  api_requests: { token_id: ID, key: ID, asked_hash: HASH, fresh_id: ID, begun_at: AT },
  api_tokens: {
    name: 'A tool',
    token_hash: HASH,
    ends_with: '0000',
    scopes: ['briefs:read'],
    made_at: AT,
    expires_at: LATER,
  },
  authenticators: { sealed_secret: 'sealed'.repeat(10), last_step: 0, made_at: AT },
  calendar_feeds: { token_hash: HASH, made_at: AT },
  connected_accounts: { country: 'PH', asked_at: AT },
  factor_changes: { news: 'app_on', changed_at: AT, before: {}, undo_hash: HASH, undo_until: LATER },
  notification_settings: { changed_at: AT },
  passkey_challenges: { purpose: 'add', challenge: 'which', expires_at: LATER },
  passkeys: {
    credential_id: 'hers',
    public_key: `\\x${HASH}`,
    counter: 0,
    transports: [],
    name: 'Phone',
    added_at: AT,
  },
  push_subscriptions: {
    session_id: ID,
    endpoint: 'https://push.example/hers',
    created_at: AT,
    p256dh: 'A'.repeat(87),
    auth: 'A'.repeat(22),
  },
  recovery_codes: { code_hash: HASH, made_at: AT },
  reference_files: { asked_at: AT, sha256: HASH, size_bytes: 1, sealed_at: AT },
  sessions: { token_hash: HASH, expires_at: LATER, authenticated_at: AT },
  zone_answers: { device_zone: 'Asia/Manila', own_zone: 'UTC', answer: 'keep', answered_at: AT },
};

/** The same for what only the product itself reads, for sign-in, mail and money. */
export const OF_THE_PRODUCT: Readonly<Record<string, Row>> = {
  erased_seals: { sha256: HASH, kind: 'record', sealed_at: AT },
  half_sign_ins: { token_hash: HASH, ...OVER },
  mail_events: { id: 'of-a-mail', mail_id: ID, state: 'delivered', at: AT, noted_at: AT },
  mail_suppressions: { address: 'somebody@elsewhere.example', reason: 'bounced', since: AT },
  mails_sent_again: { mail_id: ID, again_id: '01a00000-0000-7000-8000-000000000002', by_id: ID, at: AT },
  noted_payouts: { payout_id: 'po_1', status: 'paid', noted_at: AT },
  operator_deeds: { by_id: ID, deed: 'mail.sent_again', about: 'mail', about_id: ID, at: AT },
  received_mails: { provider_id: 'came-in', received_at: AT },
  sign_in_links: { email: 'somebody@elsewhere.example', token_hash: HASH, ...OVER },
  stripe_comparisons: { ran_at: AT, since: AT, compared: 1, different: 0 },
  stripe_differences: { movement: 'tr_1', currency: 'USD', stripe_minor: 1, booked_minor: 2, found_at: AT },
  stripe_events: { id: 'evt_1', type: 'transfer.created', object_id: 'tr_1', received_at: AT },
};

/** The same for what a job makes of an engagement, which tests of tables don’t run. */
export const MADE_BY_JOBS: Readonly<Record<string, Row>> = {
  agreement_copies: { agreement_id: ID, version_id: ID, file_id: ID, sha256: HASH, created_at: AT },
  evaluation_copies: { evaluation_id: ID, file_id: ID, sha256: HASH, created_at: AT },
  reference_parts: { reference_id: ID },
};
