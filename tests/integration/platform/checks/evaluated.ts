import {
  between,
  type Case,
  DAY,
  HASH,
  long,
  NEXT,
  OTHER,
  oneOf,
  SHORT_HASH,
  SOMEBODY,
  together,
  YEAR_ON,
} from './case';

/** Values that no row of an evaluation can have. */
export const EVALUATED: readonly Case[] = [
  [
    'evaluation_adjustment_uses_one',
    [{ brief_id: SOMEBODY }],
    [{}, { brief_id: SOMEBODY, agreement_id: OTHER }, { playbook_id: SOMEBODY, pause_id: OTHER }],
  ],
  [
    'evaluation_adjustments_given',
    [{ kind: 'given', playbook_id: SOMEBODY }, { kind: 'none' }],
    [{ kind: 'given' }, { kind: 'none', playbook_id: SOMEBODY }],
  ],
  [
    'evaluation_adjustments_months',
    [{ kind: 'cadence', months: 1 }, { kind: 'cadence', months: 12 }, { kind: 'none' }],
    [
      { kind: 'cadence' },
      { kind: 'none', months: 3 },
      { kind: 'cadence', months: 0 },
      { kind: 'cadence', months: 13 },
    ],
  ],
  [
    'evaluation_adjustments_owned',
    [{ kind: 'none' }, { kind: 'rate', owner: 'owner', due_on: '2027-03-04' }],
    [
      { kind: 'rate', due_on: '2027-03-04' },
      { kind: 'rate', owner: 'owner' },
      { kind: 'none', owner: 'owner' },
    ],
  ],
  [
    'evaluation_adjustments_rate',
    [{ kind: 'rate', rate_minor: 1 }, { kind: 'none' }],
    [{ kind: 'rate' }, { kind: 'rate', rate_minor: 0 }, { kind: 'none', rate_minor: 5 }],
  ],
  ['evaluation_adjustments_what', ...long('what', 1, 2000)],
  ['evaluation_answers_rating', ...between('rating', 1, 5)],
  ['evaluation_answers_text', ...long('text', 0, 8000)],
  ['evaluation_assessments_overall', ...long('overall', 0, 8000)],
  [
    'evaluation_assessments_submitted',
    [{ overall: '' }, { submitted_at: DAY, submitted_by_id: SOMEBODY, overall: 'x' }],
    [
      { submitted_at: DAY, overall: 'Good' },
      { submitted_by_id: SOMEBODY, overall: 'Good' },
      { submitted_at: DAY, submitted_by_id: SOMEBODY, overall: '' },
    ],
  ],
  ['evaluation_criteria_added', ...together({ party: 'owner', added_by_id: SOMEBODY })],
  ['evaluation_criteria_few', ...between('position', 0, 11)],
  ['evaluation_criteria_name', ...long('name', 1, 120)],
  [
    'evaluation_events_hashes',
    [{ hash: HASH, previous_hash: HASH }],
    [
      { hash: SHORT_HASH, previous_hash: HASH },
      { hash: HASH, previous_hash: SHORT_HASH },
    ],
  ],
  ['evaluation_events_sequence', [{ sequence: 1 }], [{ sequence: 0 }]],
  ['evaluation_follow_ups_note', ...long('note', 0, 2000)],
  [
    'evaluation_moves_later',
    // four weeks of days, with the hour by which a clock moves
    [{ from_due_at: DAY, moved_at: DAY, to_due_at: '2027-04-01T02:00:00Z' }],
    [
      { from_due_at: DAY, moved_at: DAY, to_due_at: '2027-04-01T02:00:01Z' },
      { from_due_at: NEXT, moved_at: DAY, to_due_at: NEXT },
      { from_due_at: DAY, moved_at: NEXT, to_due_at: NEXT },
    ],
  ],
  ['evaluation_moves_reason', ...long('reason', 1, 1000)],
  [
    'evaluation_reckonings_hour',
    [
      { hour_minor_low: 0, hour_minor_high: '100000000000', currency: 'USD' },
      { hour_minor_low: 5, hour_minor_high: 5, currency: 'USD' },
    ],
    [
      { hour_minor_low: -1, hour_minor_high: 5, currency: 'USD' },
      { hour_minor_low: 6, hour_minor_high: 5, currency: 'USD' },
      { hour_minor_low: 0, hour_minor_high: '100000000001', currency: 'USD' },
      { hour_minor_low: 0, hour_minor_high: 5, currency: 'usd' },
    ],
  ],
  [
    'evaluation_reckonings_minutes',
    [
      { freed_minutes_low: 0, freed_minutes_high: 600_000, own_minutes: 600_000 },
      { freed_minutes_low: 5, freed_minutes_high: 5, own_minutes: 0 },
    ],
    [
      { freed_minutes_low: -1, freed_minutes_high: 5, own_minutes: 0 },
      { freed_minutes_low: 6, freed_minutes_high: 5, own_minutes: 0 },
      { freed_minutes_low: 0, freed_minutes_high: 600_001, own_minutes: 0 },
      { freed_minutes_low: 0, freed_minutes_high: 5, own_minutes: -1 },
      { freed_minutes_low: 0, freed_minutes_high: 5, own_minutes: 600_001 },
    ],
  ],
  ['evaluation_reckonings_words', ...long('used_for', 0, 4000)],
  ['evaluation_signatures_account', ...long('account_name', 1, 120)],
  ['evaluation_signatures_name', ...long('signed_name', 1, 200)],
  [
    'evaluations_begun',
    [{ planned_for: DAY }, { opened_by_id: SOMEBODY, opened_by: 'owner' }],
    [
      {},
      { opened_by_id: SOMEBODY },
      { planned_for: DAY, opened_by: 'owner' },
      { planned_for: DAY, opened_by_id: SOMEBODY, opened_by: 'owner' },
    ],
  ],
  [
    'evaluations_both',
    [
      { state: 'open' },
      // one side may have let its time pass
      { state: 'revealed', owner_submitted_at: DAY },
      { state: 'done', owner_submitted_at: DAY, assistant_submitted_at: DAY },
    ],
    [
      { state: 'done', owner_submitted_at: DAY },
      { state: 'signed_by_one', assistant_submitted_at: DAY },
    ],
  ],
  ['evaluations_cadence', ...between('cadence_months', 1, 12)],
  [
    'evaluations_closed',
    [{ state: 'open' }, { state: 'done', closed_at: DAY }],
    [{ state: 'done' }, { state: 'signed_by_one', closed_at: DAY }],
  ],
  ['evaluations_due', [{ opened_at: DAY, due_at: NEXT }], [{ opened_at: DAY, due_at: DAY }]],
  ['evaluations_facts', [{}, { facts: {}, revealed_at: DAY }], [{ facts: {} }]],
  [
    'evaluations_number',
    [{ number: 1, round: 1 }],
    [
      { number: 0, round: 1 },
      { number: 1, round: 0 },
    ],
  ],
  [
    'evaluations_open',
    [{ state: 'open' }, { state: 'revealed', revealed_at: DAY }],
    [{ state: 'revealed' }, { state: 'open', revealed_at: DAY }],
  ],
  [
    'evaluations_period',
    [{ period_from: DAY, period_to: NEXT, opened_at: NEXT }],
    [
      { period_from: DAY, period_to: DAY, opened_at: NEXT },
      { period_from: DAY, period_to: YEAR_ON, opened_at: NEXT },
    ],
  ],
  [
    // what either wrote is revealed once one of them is in; when, a trigger says
    'evaluations_revealed',
    [
      {},
      { revealed_at: DAY, owner_submitted_at: DAY, assistant_submitted_at: DAY },
      { revealed_at: DAY, owner_submitted_at: DAY },
      { revealed_at: DAY, assistant_submitted_at: DAY },
    ],
    [{ revealed_at: DAY }],
  ],
  [
    'evaluations_text',
    [{ state: 'open' }, { state: 'done', document_hash: HASH, canonical_json: '{}' }],
    [
      { state: 'signed_by_one' },
      { state: 'revealed', document_hash: HASH, canonical_json: '{}' },
      { state: 'done', document_hash: HASH },
    ],
  ],
  ['autonomy_decisions_approved_check', [{ approved: 1 }], [{ approved: 0 }]],
  ['autonomy_decisions_came_back_check', [{ came_back: 0 }], [{ came_back: -1 }]],
  ['autonomy_decisions_check', ...ofApproved('at_first')],
  ['autonomy_decisions_check1', ...ofApproved('on_time')],
  ['autonomy_decisions_outcome_check', ...oneOf('outcome', ['taken', 'kept'], 'offered')],
  [
    'autonomy_decisions_step',
    [
      { was: 'ask_first', offered: 'decide_and_tell' },
      { was: 'decide_and_tell', offered: 'decide_alone' },
    ],
    [
      { was: 'ask_first', offered: 'decide_alone' },
      { was: 'decide_alone', offered: 'decide_and_tell' },
      { was: 'ask_first', offered: 'ask_first' },
      { was: 'decide_and_tell', offered: 'ask_first' },
    ],
  ],
];

/** A count of the approved briefs: none of them at least, and all at most. */
function ofApproved(column: string) {
  return [
    [
      { approved: 3, [column]: 0 },
      { approved: 3, [column]: 3 },
    ],
    [
      { approved: 3, [column]: -1 },
      { approved: 3, [column]: 4 },
    ],
  ] as const;
}
