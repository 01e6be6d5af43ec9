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
  together,
} from './case';

const TOO_MUCH = '9007199254740991';
const DEADLINE = { deadline_at: DAY, deadline_local: '2027-03-04T08:00:00', deadline_zone: 'Asia/Manila' };

const HALF_A_MINUTE = { paused_at: DAY, resumed_at: '2027-03-04T00:00:30Z' };

/** Values that no row of a brief, or of what changes it, can have. */
export const HANDED_OVER: readonly Case[] = [
  ['brief_check_ins_whole', ...together({ at: DAY, local: '2027-03-04T08:00:00', zone: 'Asia/Manila' })],
  [
    'brief_endings_owed',
    [
      { kind: 'cancelled', owed: 'Nothing' },
      { kind: 'refused', owed: 'x' },
      { kind: 'refused', owed: of(1000) },
      { kind: 'withdrawn' },
      { kind: 'declined' },
    ],
    [
      { kind: 'cancelled' },
      { kind: 'refused', owed: '' },
      { kind: 'refused', owed: of(1001) },
      { kind: 'withdrawn', owed: 'Half' },
    ],
  ],
  [
    'brief_endings_reason',
    [
      { kind: 'withdrawn', reason: '' },
      { kind: 'declined', reason: 'x' },
    ],
    [
      { kind: 'declined', reason: '' },
      { kind: 'cancelled', reason: '' },
    ],
  ],
  [
    'brief_endings_refused_by',
    [{ kind: 'refused', ended_by_id: SOMEBODY }, { kind: 'cancelled' }],
    [{ kind: 'refused' }],
  ],
  [
    'brief_pauses_end_whole',
    ...together({ resumed_at: DAY, deadline_at: NEXT, deadline_local: '2027-03-05T08:00:00' }),
  ],
  [
    'brief_pauses_in_order',
    [{ paused_at: DAY }, { paused_at: DAY, resumed_at: DAY }],
    [{ paused_at: NEXT, resumed_at: DAY }],
  ],
  [
    'brief_tallies_delivered',
    [{ state: 'approved', delivered_at: DAY, deadline_at: DAY }, { state: 'declined' }],
    [
      { state: 'approved', delivered_at: DAY },
      { state: 'approved', deadline_at: DAY },
    ],
  ],
  [
    'brief_tallies_ended',
    [{ state: 'approved' }, { state: 'declined' }, { state: 'cancelled' }, { state: 'withdrawn' }],
    [{ state: 'sent' }, { state: 'delivered' }],
  ],
  ['briefs_budget', ...between('budget_minutes', 1, 60_000)],
  [
    'briefs_budget_money',
    [{}, { budget_minor: 1, budget_currency: 'USD' }],
    [
      { budget_minor: 0, budget_currency: 'USD' },
      { budget_minor: TOO_MUCH, budget_currency: 'USD' },
      { budget_minor: 1, budget_currency: 'usd' },
    ],
  ],
  ['briefs_budget_money_whole', ...together({ budget_minor: 1, budget_currency: 'USD' })],
  [
    'briefs_budget_one_kind',
    [{ budget_minor: 1 }, { budget_minutes: 1 }],
    [{ budget_minor: 1, budget_minutes: 1 }],
  ],
  ['briefs_deadline_whole', ...together(DEADLINE)],
  [
    'briefs_handed_over_whole',
    [{ state: 'draft' }, { state: 'sent', agreement_id: SOMEBODY, deadline_at: DAY, sent_at: DAY }],
    [
      { state: 'sent', deadline_at: DAY, sent_at: DAY },
      { state: 'sent', agreement_id: SOMEBODY, sent_at: DAY },
      { state: 'sent', agreement_id: SOMEBODY, deadline_at: DAY },
    ],
  ],
  [
    'briefs_window_ends',
    [{}, { window_from_at: DAY, deadline_at: NEXT }],
    [{ window_from_at: DAY }, { window_from_at: DAY, deadline_at: DAY }],
  ],
  ['briefs_window_whole', ...together({ window_from_at: DAY, window_from_local: '2027-03-04T08:00:00' })],
  [
    'change_answers_note',
    [
      { outcome: 'accepted', note: '' },
      { outcome: 'accepted', note: of(4000) },
      { outcome: 'declined', note: 'x' },
    ],
    [
      { outcome: 'declined', note: '' },
      { outcome: 'accepted', note: of(4001) },
    ],
  ],
  [
    'change_request_parts_belong',
    [{ part: 'criterion', deliverable_id: SOMEBODY }, { part: 'given' }],
    [{ part: 'criterion' }, { part: 'given', deliverable_id: SOMEBODY }],
  ],
  ['change_request_parts_do_something', [{ removes_id: SOMEBODY }, { text: 'x' }], [{}]],
  ['change_request_parts_removed', ...together({ removes_id: SOMEBODY, removed_text: 'x' })],
  [
    'change_requests_budget',
    [{ kinds: ['scope'] }, { kinds: ['budget'], budget_minor: 1 }, { kinds: ['budget'], budget_minutes: 1 }],
    [
      { kinds: ['scope'], budget_minor: 1 },
      { kinds: ['budget'], budget_minor: 1, budget_minutes: 1 },
    ],
  ],
  ['change_requests_budget_hours', ...between('budget_minutes', 1, 60_000)],
  [
    'change_requests_budget_money',
    [{ budget_minor: 1, budget_currency: 'USD' }],
    [
      { budget_minor: 1 },
      { budget_minor: 0, budget_currency: 'USD' },
      { budget_minor: TOO_MUCH, budget_currency: 'USD' },
    ],
  ],
  [
    'change_requests_deadline',
    [{ kinds: ['scope'] }, { kinds: ['deadline'], ...DEADLINE }],
    [
      { kinds: ['deadline'] },
      { kinds: ['scope'], ...DEADLINE },
      { kinds: ['deadline'], ...DEADLINE, deadline_zone: null },
      { kinds: ['deadline'], ...DEADLINE, deadline_local: null },
    ],
  ],
  [
    'change_requests_instructions',
    [{ kinds: ['scope'], instructions: 'x' }, { kinds: ['budget'] }],
    [{ kinds: ['budget'], instructions: 'x' }],
  ],
  ['change_requests_name_something', [{ kinds: ['scope'] }], [{ kinds: [] }]],
  ['change_requests_reason', ...long('reason', 1, 4000)],
  ['change_requests_said_hash', [{ said_hash: HASH }], [{ said_hash: SHORT_HASH }]],
  [
    'change_requests_scope',
    [{ kinds: ['scope'], outcome: 'x' }, { kinds: ['budget'] }],
    [
      { kinds: ['budget'], outcome: 'x' },
      { kinds: ['deadline'], autonomy: 'ask_first' },
    ],
  ],
  [
    'clarification_answers_withdrawn_say_nothing',
    [
      { outcome: 'answered', answer: 'Yes' },
      { outcome: 'withdrawn', answer: '' },
    ],
    [{ outcome: 'withdrawn', answer: 'Yes' }],
  ],
  [
    'decision_uses_one',
    [{ brief_id: SOMEBODY }, { agreement_id: SOMEBODY }],
    [{}, { brief_id: SOMEBODY, agreement_id: OTHER }],
  ],
  [
    'waits_later',
    [{ asked_at: DAY }, { asked_at: DAY, answered_at: NEXT }],
    [{ asked_at: DAY, answered_at: DAY }],
  ],
  ['brief_imports_counted', ...between('briefs', 1, 500)],
  [
    'brief_pauses_move_by_as_much',
    [
      { paused_at: DAY, resumed_at: NEXT, was_deadline_at: DAY, deadline_at: NEXT },
      // the deadline stays at a whole minute
      { ...HALF_A_MINUTE, was_deadline_at: DAY, deadline_at: '2027-03-04T00:01:00Z' },
      { ...HALF_A_MINUTE },
    ],
    [
      { paused_at: DAY, resumed_at: NEXT, was_deadline_at: DAY, deadline_at: DAY },
      { ...HALF_A_MINUTE, was_deadline_at: DAY, deadline_at: '2027-03-04T00:00:30Z' },
      { ...HALF_A_MINUTE, was_deadline_at: DAY, deadline_at: '2027-03-04T00:02:00Z' },
    ],
  ],
  [
    'briefs_accepted_since',
    [
      { state: 'draft' },
      { state: 'sent' },
      { state: 'declined' },
      { state: 'withdrawn' },
      { state: 'accepted', accepted_at: DAY },
    ],
    ['accepted', 'in_progress', 'delivered', 'revision', 'approved', 'cancelled'].map((state) => ({ state })),
  ],
  ['briefs_clear_enough', [{ clear_enough: Array(200).fill('a') }], [{ clear_enough: Array(201).fill('a') }]],
  ['briefs_playbook_whole', ...together({ playbook_id: SOMEBODY, playbook_number: 1 })],
  [
    'inbox_places_stands_check',
    ...oneOf('stands', ['accept', 'terms', 'revision', 'work', 'waiting'], 'delivered'),
  ],
  [
    'reviews_by_one',
    [{ reviewed_by_id: SOMEBODY }, { by_agreement_id: SOMEBODY }],
    [{}, { reviewed_by_id: SOMEBODY, by_agreement_id: SOMEBODY }],
  ],
  [
    'reviews_taken_back_plainly',
    [
      { outcome: 'taken_back', note: '', reviewed_by_id: SOMEBODY },
      { outcome: 'approved', note: '', by_agreement_id: SOMEBODY },
    ],
    [
      { outcome: 'taken_back', note: 'Sorry', reviewed_by_id: SOMEBODY },
      { outcome: 'taken_back', note: '', by_agreement_id: SOMEBODY },
    ],
  ],
  [
    'reviews_silence_approves',
    [
      { by_agreement_id: SOMEBODY, outcome: 'approved', note: '' },
      { outcome: 'revision', note: 'The totals' },
    ],
    [
      { by_agreement_id: SOMEBODY, outcome: 'revision', note: '' },
      { by_agreement_id: SOMEBODY, outcome: 'approved', note: 'Thanks' },
    ],
  ],
];
