import { between, type Case, DAY, NEXT, of, SOMEBODY } from './case';

/** Values that no row of a week, or of a dispute about one, can have. */
export const WORKED: readonly Case[] = [
  [
    'time_dispute_answers_note',
    [
      { outcome: 'conceded', note: of(2000) },
      { outcome: 'stood_by', note: 'x' },
    ],
    [
      { outcome: 'stood_by', note: '' },
      { outcome: 'conceded', note: of(2001) },
    ],
  ],
  ['time_dispute_answers_outcome', [{ outcome: 'conceded' }], [{ outcome: 'raised' }]],
  ['time_disputes_reason', [{ reason: 'x' }, { reason: of(2000) }], [{ reason: '' }, { reason: of(2001) }]],
  ['time_entries_note', [{ note: 'x' }, { note: of(500) }], [{ note: '' }, { note: of(501) }]],
  [
    'timesheet_reviews_by_one',
    [{ reviewed_by_id: SOMEBODY }, { by_agreement_id: SOMEBODY }],
    [{}, { reviewed_by_id: SOMEBODY, by_agreement_id: SOMEBODY }],
  ],
  [
    'timesheet_reviews_disputable',
    [{ reviewed_at: DAY }, { by_agreement_id: SOMEBODY, reviewed_at: DAY, disputable_until: NEXT }],
    [
      { reviewed_at: DAY, disputable_until: NEXT },
      { by_agreement_id: SOMEBODY, reviewed_at: DAY, disputable_until: DAY },
    ],
  ],
  [
    'timesheet_reviews_note',
    [
      { outcome: 'approved', note: of(2000) },
      { outcome: 'returned', note: 'x' },
      { outcome: 'taken_back', note: '' },
    ],
    [
      { outcome: 'returned', note: '' },
      { outcome: 'taken_back', note: 'No' },
      { outcome: 'approved', note: of(2001) },
    ],
  ],
  [
    'timesheet_reviews_silence',
    [{ by_agreement_id: SOMEBODY, outcome: 'approved' }, { outcome: 'returned' }],
    [{ by_agreement_id: SOMEBODY, outcome: 'returned' }],
  ],
  ['timesheet_submissions_minutes', ...between('minutes', 0, 7 * 24 * 60)],
  [
    'time_entries_length',
    [
      { started_at: DAY, ended_at: '2027-03-04T00:01:00Z' },
      { started_at: DAY, ended_at: NEXT },
    ],
    [
      { started_at: DAY, ended_at: DAY },
      { started_at: NEXT, ended_at: DAY },
      { started_at: DAY, ended_at: '2027-03-05T00:01:00Z' },
    ],
  ],
  [
    'time_entries_no_future',
    [{ ended_at: DAY, entered_at: DAY }],
    [{ ended_at: '2027-03-04T00:00:01Z', entered_at: DAY }],
  ],
  [
    'time_entries_whole_minutes',
    [{ started_at: DAY, ended_at: '2027-03-04T00:01:00Z' }],
    [
      { started_at: '2027-03-04T00:00:30Z', ended_at: NEXT },
      { started_at: DAY, ended_at: '2027-03-04T00:01:30Z' },
    ],
  ],
  [
    'timesheets_week',
    [{ week_starts_on: '2027-03-01' }],
    [{ week_starts_on: '2027-03-02' }, { week_starts_on: '2027-02-28' }],
  ],
];
