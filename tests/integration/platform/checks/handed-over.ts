import { between, type Case, DAY, HASH, long, NEXT, OTHER, SHORT_HASH, SOMEBODY, together } from './case';

const TOO_MUCH = '9007199254740991';
const DEADLINE = { deadline_at: DAY, deadline_local: '2027-03-04T08:00:00', deadline_zone: 'Asia/Manila' };

/** Values that no row of a brief, or of what changes it, can have. */
export const HANDED_OVER: readonly Case[] = [
  ['brief_check_ins_whole', ...together({ at: DAY, local: '2027-03-04T08:00:00', zone: 'Asia/Manila' })],
  [
    'brief_endings_owed',
    [
      { kind: 'cancelled', owed: 'Nothing' },
      { kind: 'refused', owed: 'Half' },
      { kind: 'withdrawn' },
      { kind: 'declined' },
    ],
    [{ kind: 'cancelled' }, { kind: 'refused', owed: '' }, { kind: 'withdrawn', owed: 'Half' }],
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
      { outcome: 'declined', note: 'No' },
    ],
    [{ outcome: 'declined', note: '' }],
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
];

/** Values that no row of a schedule, a reminder or a message that waits can have. */
export const DUE_LATER: readonly Case[] = [
  [
    'reminders_about_one',
    [{ brief_id: SOMEBODY }, { evaluation_id: SOMEBODY }],
    [{}, { brief_id: SOMEBODY, agreement_id: OTHER }],
  ],
  ['reminders_one_end', [{ sent_at: DAY }, { cancelled_at: DAY }], [{ sent_at: DAY, cancelled_at: DAY }]],
  [
    'reminders_to_one_side',
    [{ brief_id: SOMEBODY }, { party: 'owner' }],
    [{ brief_id: SOMEBODY, party: 'owner' }, {}],
  ],
  [
    'schedule_occurrences_settled',
    [{}, { outcome: 'missed', settled_at: DAY }],
    [{ outcome: 'missed' }, { settled_at: DAY }],
  ],
  [
    'schedule_occurrences_skipped_by_someone',
    [{ outcome: 'skipped', settled_by_id: SOMEBODY }, { outcome: 'missed' }, {}],
    [{ outcome: 'skipped' }, { outcome: 'missed', settled_by_id: SOMEBODY }, { settled_by_id: SOMEBODY }],
  ],
  [
    'schedule_occurrences_with_a_brief',
    [{ outcome: 'handed_over', brief_id: SOMEBODY }, { outcome: 'missed' }, {}],
    [{ outcome: 'handed_over' }, { outcome: 'missed', brief_id: SOMEBODY }, { brief_id: SOMEBODY }],
  ],
  [
    'schedule_occurrences_with_a_reason',
    [{ outcome: 'not_handed_over', reason: 'no_agreement' }, { outcome: 'missed' }, {}],
    [{ outcome: 'not_handed_over' }, { outcome: 'missed', reason: 'no_agreement' }],
  ],
  [
    'scheduled_messages_body',
    [{ body: 'x' }, { body: '', cancelled_at: DAY }, { body: '', delivered_at: DAY }],
    [{ body: '' }, { body: 'x', cancelled_at: DAY }, { body: 'x', delivered_at: DAY }],
  ],
  ['scheduled_messages_delivered', ...together({ delivered_at: DAY, message_id: SOMEBODY })],
  [
    'scheduled_messages_one_end',
    [{ cancelled_at: DAY }, { delivered_at: DAY }],
    [{ cancelled_at: DAY, delivered_at: DAY }],
  ],
  [
    'schedules_due',
    [
      { due_hours: 1 },
      { due_hours: 2160 },
      { due_days: 0, due_time: '17:00', due_zone: 'UTC' },
      { due_days: 90, due_time: '17:00', due_zone: 'UTC' },
    ],
    [
      {},
      { due_hours: 0 },
      { due_hours: 2161 },
      { due_hours: 1, due_days: 0, due_time: '17:00', due_zone: 'UTC' },
      { due_days: 0, due_zone: 'UTC' },
      { due_days: 0, due_time: '17:00' },
      { due_days: 91, due_time: '17:00', due_zone: 'UTC' },
    ],
  ],
  [
    'schedules_times',
    [{ hand_over_time: '00:00' }, { hand_over_time: '23:59', due_time: '09:30' }],
    [{ hand_over_time: '24:00' }, { hand_over_time: '9:00' }, { hand_over_time: '09:00', due_time: '12:60' }],
  ],
];
