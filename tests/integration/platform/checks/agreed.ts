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

/** Values that no row of an agreement can have. */
export const AGREED: readonly Case[] = [
  ['agreement_imports_hash', [{ sha256: HASH }], [{ sha256: SHORT_HASH }, { sha256: HASH.toUpperCase() }]],
  ['agreement_recipients_called', ...long('called', 0, 80)],
  [
    'agreement_recipients_email',
    [{ email: 'a@b' }, { email: of(254) }],
    [{ email: 'A@b' }, { email: 'a@' }, { email: of(255) }],
  ],
  ['agreement_revisions_counted', [{ number: 1, revision: 1 }], [{ number: 0 }, { revision: 0 }]],
  [
    'agreement_revisions_restored_from_before',
    [{ restored_from: 1, revision: 2 }],
    [{ restored_from: 2, revision: 2 }],
  ],
  ['agreement_signatures_account', ...long('account_name', 1, 120)],
  ['agreement_template_versions_counted', [{ number: 1 }], [{ number: 0 }]],
  ['agreement_templates_name_length', ...long('name', 1, 120)],
  [
    'agreement_terminations_ahead',
    [{ given_at: DAY, effective_at: DAY }],
    [{ given_at: NEXT, effective_at: DAY }],
  ],
  ['agreement_terminations_notice', ...between('notice_days', 0, 365)],
  ['agreement_terminations_reason', ...long('reason', 1, 1000)],
  ['agreement_versions_auto_approval', ...between('auto_approval_days', 1, 60)],
  ['agreement_versions_cadence', ...between('evaluation_cadence_months', 1, 12)],
  [
    'agreement_versions_cap',
    [{ cap_minor: 5, rate_minor: 5 }, { rate_minor: 5 }],
    [{ cap_minor: 4, rate_minor: 5 }],
  ],
  [
    'agreement_versions_carried_hours',
    [{}, { carried_hours: 1, retainer_hours: 20 }, { carried_hours: 744, retainer_hours: 20 }],
    [
      { carried_hours: 1 },
      { carried_hours: 0, retainer_hours: 20 },
      { carried_hours: 745, retainer_hours: 20 },
    ],
  ],
  [
    'agreement_versions_currency',
    [{ currency: 'USD' }],
    [{ currency: 'usd' }, { currency: 'US' }, { currency: 'U1D' }],
  ],
  [
    'agreement_versions_dispute',
    [{ dispute_days: 1 }, { dispute_days: 5 }, { dispute_days: 30, paid_within_days: 30 }],
    [
      { dispute_days: 0 },
      { dispute_days: 6 },
      { dispute_days: 4, paid_within_days: 3 },
      { dispute_days: 31, paid_within_days: 60 },
    ],
  ],
  [
    'agreement_versions_exact_amounts',
    [{ rate_minor: '9007199254740990' }, { rate_minor: 1, cap_minor: '9007199254740990' }],
    [{ rate_minor: '9007199254740991' }, { rate_minor: 1, cap_minor: '9007199254740991' }],
  ],
  ['agreement_versions_notice', ...between('notice_days', 0, 365)],
  ['agreement_versions_paid_within', ...between('paid_within_days', 1, 60)],
  [
    'agreement_versions_proposed_whole',
    ...together({ proposed_at: DAY, document_hash: HASH, canonical_json: '{}' }),
  ],
  ['agreement_versions_rate', [{ rate_minor: 1 }], [{ rate_minor: 0 }]],
  ['agreement_versions_response_time', ...between('response_time_hours', 1, 240)],
  [
    'agreement_versions_retainer_hours',
    [{}, { retainer_hours: 1, pay_type: 'retainer' }, { retainer_hours: 744, pay_type: 'retainer' }],
    [
      { retainer_hours: 20, pay_type: 'hourly' },
      { retainer_hours: 0, pay_type: 'retainer' },
      { retainer_hours: 745, pay_type: 'retainer' },
    ],
  ],
  [
    'agreement_versions_rounding',
    [{}, ...[5, 6, 10, 15, 30].map((minutes) => ({ rounding_minutes: minutes, rounding_way: 'up' }))],
    [{ rounding_minutes: 15 }, { rounding_way: 'up' }, { rounding_minutes: 7, rounding_way: 'up' }],
  ],
  [
    'agreement_versions_term',
    [{ starts_on: '2027-03-04' }, { starts_on: '2027-03-04', ends_on: '2027-03-05' }],
    [{ starts_on: '2027-03-04', ends_on: '2027-03-04' }],
  ],
  ['agreement_versions_time_silence', ...between('time_silence_days', 0, 60)],
  [
    'agreements_amends_another',
    [{ id: SOMEBODY, amends_id: OTHER }],
    [{ id: SOMEBODY, amends_id: SOMEBODY }],
  ],
  [
    'agreements_in_force_since',
    [{ state: 'draft' }, { state: 'in_force', in_force_at: DAY }],
    [{ state: 'in_force' }],
  ],
  ['clause_comments_body', ...long('body', 1, 4000)],
  [
    'clause_proposal_outcomes_declined_with_a_reason',
    [{ ending: 'declined', reason: 'No' }, { ending: 'taken' }],
    [{ ending: 'declined' }, { ending: 'taken', reason: 'No' }],
  ],
  ['clause_proposal_outcomes_reason', ...long('reason', 1, 4000)],
  [
    'clause_proposal_outcomes_taken_into_a_version',
    [{ ending: 'taken', taken_into: 2 }, { ending: 'declined' }],
    [{ ending: 'taken' }, { ending: 'declined', taken_into: 2 }],
  ],
  ['clause_proposals_body', ...long('body', 1, 10_000)],
  ['clause_proposals_reason', ...long('reason', 1, 4000)],
  ['seal_certificates_fingerprint_check', [{ fingerprint: HASH }], [{ fingerprint: SHORT_HASH }]],
  [
    'agreement_signatures_drawn',
    ...spelled('drawn', ['M0 0L9 9', 'M'.repeat(12_000)], ['', 'm0 0', 'M0,0', 'M'.repeat(12_001)]),
  ],
];
