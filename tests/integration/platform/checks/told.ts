import { type Case, DAY, NEXT, of, oneOf, spelled } from './case';

const KINDS = spelled(
  'kind',
  ['briefs.sent', 'a.b_2'],
  ['briefs', 'Briefs.sent', 'briefs.', 'briefs.sent now'],
);

/** Values that no row of what somebody is told, and how, can have. */
export const TOLD: readonly Case[] = [
  [
    'calendar_feeds_in_order',
    [{ made_at: DAY, last_read_at: DAY, ended_at: DAY }],
    [
      { made_at: NEXT, last_read_at: DAY },
      { made_at: NEXT, ended_at: DAY },
    ],
  ],
  [
    'notification_choices_choice',
    [
      ...['at_once', 'daily', 'weekly', 'off'].map((choice) => ({ channel: 'mail', choice })),
      ...['on', 'off'].map((choice) => ({ channel: 'push', choice })),
    ],
    [
      { channel: 'mail', choice: 'on' },
      { channel: 'push', choice: 'daily' },
      { channel: 'in_app', choice: 'at_once' },
    ],
  ],
  ['notification_choices_kind', ...KINDS],
  [
    'notification_settings_digest',
    [
      { digest_at: 0, digest_weekday: 1 },
      { digest_at: 1439, digest_weekday: 7 },
    ],
    [
      { digest_at: -1, digest_weekday: 1 },
      { digest_at: 1440, digest_weekday: 1 },
      { digest_at: 0, digest_weekday: 0 },
      { digest_at: 0, digest_weekday: 8 },
    ],
  ],
  [
    'notification_settings_quiet',
    [{}, { quiet_from: 0, quiet_until: 1439 }, { quiet_from: 1439, quiet_until: 0 }],
    [
      { quiet_from: 0 },
      { quiet_until: 0 },
      { quiet_from: 60, quiet_until: 60 },
      { quiet_from: -1, quiet_until: 60 },
      { quiet_from: 60, quiet_until: 1440 },
      { quiet_from: 1440, quiet_until: 60 },
      { quiet_from: 60, quiet_until: -1 },
    ],
  ],
  ['notifications_kind', ...KINDS],
  ['notifications_mailed', [{}, { mail_at: DAY }, { mail_at: DAY, mailed_at: DAY }], [{ mailed_at: DAY }]],
  ['notifications_pushed', [{}, { push_at: DAY }, { push_at: DAY, pushed_at: DAY }], [{ pushed_at: DAY }]],
  [
    'push_subscriptions_endpoint',
    ...spelled(
      'endpoint',
      ['https://push.example/1', 'http://a.b', `https://${of(992)}`],
      ['http://a', 'ftp://push.example/1', `https://${of(993)}`],
    ),
  ],
  [
    'push_subscriptions_sender_key',
    ...spelled('sender_key', [of(80), of(100)], [of(79), of(101), `${of(80)}=`]),
  ],
  [
    'push_subscriptions_keys',
    [
      { p256dh: of(80), auth: of(16) },
      { p256dh: of(100), auth: of(40) },
    ],
    [
      { p256dh: of(79), auth: of(16) },
      { p256dh: of(101), auth: of(16) },
      { p256dh: `${of(80)}=`, auth: of(16) },
      { p256dh: of(80), auth: of(15) },
      { p256dh: of(80), auth: of(41) },
      { p256dh: of(80), auth: `${of(16)}+` },
    ],
  ],
];

/** Values that nobody's working hours, and no place or zone, can have. */
export const WHERE_AND_WHEN: readonly Case[] = [
  ...['users', 'workspaces'].flatMap(hoursAndPlace),
  ['zone_answers_answer_check', ...oneOf('answer', ['use', 'keep'], 'ask')],
  [
    'zone_answers_differ',
    [{ device_zone: 'Asia/Manila', own_zone: 'UTC' }],
    [{ device_zone: 'UTC', own_zone: 'UTC' }],
  ],
];

function hoursAndPlace(table: string): readonly Case[] {
  const week = { work_days: [1, 7], works_from: 0, works_until: 1439 };
  return [
    [
      `${table}_holiday_place`,
      ...spelled(
        'holiday_place',
        ['PH', 'DE-BY', 'XX-12345678'],
        ['', 'ph', 'PHL', 'DE-', 'DE-B_', 'XX-123456789'],
      ),
    ],
    [
      `${table}_work_days`,
      [{ work_days: [] }, { work_days: [1, 2, 3, 4, 5, 6, 7] }],
      [{ work_days: [0] }, { work_days: [8] }],
    ],
    [
      `${table}_works`,
      // somebody may work over midnight
      [{ work_days: [] }, week, { ...week, works_from: 1439, works_until: 0 }],
      [
        { ...week, work_days: [] },
        { work_days: [1] },
        { ...week, works_from: null },
        { ...week, works_until: null },
        { ...week, works_from: -1 },
        { ...week, works_from: 1440 },
        { ...week, works_until: -1 },
        { ...week, works_until: 1440 },
        { ...week, works_until: 0 },
      ],
    ],
  ];
}
