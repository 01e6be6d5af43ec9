import { type Case, DAY, OTHER, of, SOMEBODY, spelled, together } from './case';

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
    [{ body: 'x' }, { body: of(20_000) }, { body: '', cancelled_at: DAY }, { body: '', delivered_at: DAY }],
    [{ body: '' }, { body: of(20_001) }, { body: 'x', cancelled_at: DAY }, { body: 'x', delivered_at: DAY }],
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
      { due_days: -1, due_time: '17:00', due_zone: 'UTC' },
      { due_days: 91, due_time: '17:00', due_zone: 'UTC' },
    ],
  ],
  [
    'schedules_times',
    [
      { hand_over_time: '00:00' },
      { hand_over_time: '19:00', due_time: '09:30' },
      { hand_over_time: '23:59', due_time: '23:59' },
    ],
    [{ hand_over_time: '24:00' }, { hand_over_time: '9:00' }, { hand_over_time: '09:00', due_time: '12:60' }],
  ],
  [
    'schedules_rule',
    ...spelled(
      'rule',
      ['FREQ=DAILY;INTERVAL=1', 'FREQ=YEARLY;INTERVAL=9', `FREQ=WEEKLY;INTERVAL=1;${of(177)}`],
      ['FREQ=HOURLY;INTERVAL=1', 'FREQ=DAILY;INTERVAL=0', 'INTERVAL=1', `FREQ=WEEKLY;INTERVAL=1;${of(178)}`],
    ),
  ],
];
