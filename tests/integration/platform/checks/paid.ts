import { type Case, DAY, NEXT, of, oneOf, type Row, SOMEBODY, spelled, together } from './case';

/** The largest whole number that JavaScript holds exactly, which no amount reaches. */
const MOST = '9007199254740990';
const TOO_MUCH = '9007199254740991';

const currencies = (column: string) =>
  [[{ [column]: 'USD' }], [{ [column]: 'usd' }, { [column]: 'US' }, { [column]: 'U1D' }]] as const;
/** A column that a row of one kind has, and of no other kind. */
const onlyOf = (kind: string, column: string) =>
  [
    [{ kind, [column]: SOMEBODY }, { kind: 'bonus' }],
    [{ kind }, { kind: 'bonus', [column]: SOMEBODY }],
  ] as const;

/** Values that no row of what is owed, paid and booked can have. */
export const PAID: readonly Case[] = [
  ['booked_costs_kind', [{ kind: 'cost' }, { kind: 'fees' }], [{ kind: 'owed' }, { kind: 'stripe' }]],
  [
    'expense_reviews_note',
    [
      { outcome: 'approved', note: of(2000) },
      { outcome: 'declined', note: 'x' },
    ],
    [
      { outcome: 'declined', note: '' },
      { outcome: 'approved', note: of(2001) },
    ],
  ],
  [
    'expense_reviews_outcome',
    [{ outcome: 'approved' }, { outcome: 'declined' }],
    [{ outcome: 'submitted' }, { outcome: 'withdrawn' }],
  ],
  [
    'expenses_amount',
    [
      { amount_minor: 1, currency: 'USD' },
      { amount_minor: MOST, currency: 'USD' },
    ],
    [
      { amount_minor: 0, currency: 'USD' },
      { amount_minor: TOO_MUCH, currency: 'USD' },
      { amount_minor: 1, currency: 'usd' },
    ],
  ],
  ['ledger_accounts_currency', ...currencies('currency')],
  [
    'ledger_entries_amount',
    [{ amount_minor: 1 }, { amount_minor: -1 }, { amount_minor: MOST }, { amount_minor: `-${MOST}` }],
    [{ amount_minor: 0 }, { amount_minor: TOO_MUCH }, { amount_minor: `-${TOO_MUCH}` }],
  ],
  [
    'owed_items_advance',
    [
      { kind: 'advance', part_minor: 1, amount_minor: 5 },
      { kind: 'advance', part_minor: 5, amount_minor: 5 },
      { kind: 'bonus' },
    ],
    [
      { kind: 'advance', amount_minor: 5 },
      { kind: 'bonus', part_minor: 5, amount_minor: 5 },
      { kind: 'advance', part_minor: 0, amount_minor: 5 },
      { kind: 'advance', part_minor: 6, amount_minor: 5 },
    ],
  ],
  ['owed_items_brief', ...onlyOf('brief', 'brief_id')],
  [
    'owed_items_correction',
    [{ kind: 'correction', corrects_id: SOMEBODY }, { kind: 'correction' }],
    [{ kind: 'bonus', corrects_id: SOMEBODY }],
  ],
  ['owed_items_currency', ...currencies('currency')],
  [
    'owed_items_days',
    [{ from_day: '2027-03-04', until_day: '2027-03-04' }],
    [{ from_day: '2027-03-05', until_day: '2027-03-04' }],
  ],
  ['owed_items_expense', ...onlyOf('expense', 'expense_id')],
  ['owed_items_recovery', ...onlyOf('recovery', 'recovers_id')],
  ['owed_items_returned', ...onlyOf('returned', 'returns_id')],
  [
    'owed_items_time',
    [{ kind: 'time', timesheet_id: SOMEBODY, minutes: 60, rate_minor: 1 }, { kind: 'bonus' }],
    [
      { kind: 'time', timesheet_id: SOMEBODY, rate_minor: 1 },
      { kind: 'time', minutes: 60, rate_minor: 1 },
      { kind: 'time', timesheet_id: SOMEBODY, minutes: 60, rate_minor: 0 },
      { kind: 'bonus', timesheet_id: SOMEBODY, minutes: 60 },
    ],
  ],
  [
    'owed_items_worked',
    [{ kind: 'time', worked_minutes: 1 }, { kind: 'bonus' }],
    [
      { kind: 'time', worked_minutes: 0 },
      { kind: 'bonus', worked_minutes: 1 },
    ],
  ],
  ['pay_methods_gone', [{ removed_at: DAY }, { removed_at: DAY, gone_at: DAY }], [{ gone_at: DAY }]],
  // four digits in a row could be a part of a card's number
  ['pay_methods_label', ...spelled('label', ['x', 'Visa 424', of(100)], ['', of(101), 'Visa 4242'])],
  [
    'pay_runs_amounts',
    [
      { currency: 'USD', total_minor: 1, fee_minor: 0 },
      { currency: 'USD', total_minor: MOST, fee_minor: MOST },
    ],
    [
      { currency: 'usd', total_minor: 1, fee_minor: 0 },
      { currency: 'USD', total_minor: 0, fee_minor: 0 },
      { currency: 'USD', total_minor: TOO_MUCH, fee_minor: 0 },
      { currency: 'USD', total_minor: 1, fee_minor: -1 },
      { currency: 'USD', total_minor: 1, fee_minor: TOO_MUCH },
    ],
  ],
  [
    'pay_runs_approved',
    [{}, { approved_by_id: SOMEBODY, approved_at: DAY }],
    [{ approved_by_id: SOMEBODY }, { approved_at: DAY }],
  ],
  ['noted_payouts_final', ...oneOf('status', ['paid', 'failed'], 'pending')],
  ['pay_runs_disputed', [{ disputed_minor: 0 }], [{ disputed_minor: -1 }]],
  [
    'pay_runs_rail',
    [
      { rail: 'stripe_connect', method_id: SOMEBODY },
      { rail: 'stripe_global_payouts', balance_id: SOMEBODY, fee_minor: 0, charge_state: 'none' },
    ],
    [
      ...['method_id', 'intent_id', 'charge_id'].map((ofACharge) => ({
        rail: 'stripe_global_payouts',
        balance_id: SOMEBODY,
        fee_minor: 0,
        charge_state: 'none',
        [ofACharge]: SOMEBODY,
      })),
      { rail: 'stripe_connect' },
      { rail: 'stripe_connect', method_id: SOMEBODY, balance_id: SOMEBODY },
      { rail: 'stripe_global_payouts', fee_minor: 0, charge_state: 'none' },
      { rail: 'stripe_global_payouts', balance_id: SOMEBODY, fee_minor: 1, charge_state: 'none' },
      { rail: 'stripe_global_payouts', balance_id: SOMEBODY, fee_minor: 0, charge_state: 'asked' },
      { rail: 'external', method_id: SOMEBODY },
    ],
  ],
  [
    'pay_runs_refunded_by_hand',
    [
      { refunded_by_hand_minor: 0, total_minor: 5, fee_minor: 1 },
      { refunded_by_hand_minor: 6, total_minor: 5, fee_minor: 1 },
    ],
    [
      { refunded_by_hand_minor: -1, total_minor: 5, fee_minor: 1 },
      { refunded_by_hand_minor: 7, total_minor: 5, fee_minor: 1 },
    ],
  ],
  [
    'pay_runs_unbooked_refunds',
    [
      { unbooked_refunds_minor: 0, total_minor: 5, fee_minor: 1 },
      { unbooked_refunds_minor: 6, total_minor: 5, fee_minor: 1 },
    ],
    [
      { unbooked_refunds_minor: -1, total_minor: 5, fee_minor: 1 },
      { unbooked_refunds_minor: 7, total_minor: 5, fee_minor: 1 },
    ],
  ],
  [
    'payment_answers_note',
    [
      { outcome: 'confirmed', note: '' },
      { outcome: 'confirmed', note: of(2000) },
      { outcome: 'disputed', note: 'x' },
    ],
    [
      { outcome: 'disputed', note: '' },
      { outcome: 'withdrawn', note: '' },
      { outcome: 'confirmed', note: of(2001) },
    ],
  ],
  ['payment_answers_outcome', [{ outcome: 'confirmed' }], [{ outcome: 'recorded' }]],
  ['payment_steps_attempt_check', [{ attempt: 1 }], [{ attempt: 0 }]],
  [
    'payment_steps_pending',
    [{ kind: 'refund', pending_since: DAY }, { kind: 'refund' }, { kind: 'reverse' }],
    [{ kind: 'reverse', pending_since: DAY }],
  ],
  [
    'payments_currencies',
    [{ currency: 'USD', sent_currency: 'PHP', fee_currency: 'EUR' }],
    [
      { currency: 'usd', sent_currency: 'PHP', fee_currency: 'EUR' },
      { currency: 'USD', sent_currency: 'PH', fee_currency: 'EUR' },
      { currency: 'USD', sent_currency: 'PHP', fee_currency: 'E1R' },
    ],
  ],
  [
    'payments_rail_method',
    [
      { rail: 'external', method: 'wise' },
      { rail: 'stripe_connect', method: 'stripe' },
    ],
    [
      { rail: 'external', method: 'stripe' },
      { rail: 'stripe_connect', method: 'cash' },
    ],
  ],
  [
    'payments_rail_run',
    [{ rail: 'external' }, { rail: 'stripe_connect', run_id: SOMEBODY }],
    [{ rail: 'external', run_id: SOMEBODY }, { rail: 'stripe_connect' }],
  ],
  [
    'payments_rail_state',
    [
      ...['recorded', 'confirmed', 'disputed', 'settled', 'withdrawn'].map((state) => ({
        rail: 'external',
        state,
      })),
      ...['charging', 'paid', 'disputed', 'refunded'].map((state) => ({ rail: 'stripe_connect', state })),
    ],
    [
      ...['charging', 'paid', 'refunded'].map((state) => ({ rail: 'external', state })),
      ...['recorded', 'confirmed', 'settled', 'withdrawn'].map((state) => ({
        rail: 'stripe_connect',
        state,
      })),
    ],
  ],
  ['connected_accounts_country_check', ...spelled('country', ['PH'], ['ph', 'P', 'P1'])],
  [
    'owed_items_amount',
    [
      { kind: 'time', amount_minor: 0, full_minor: 5 },
      { kind: 'time', amount_minor: 1, full_minor: 1 },
      { kind: 'time', amount_minor: MOST, full_minor: MOST },
      { kind: 'correction', amount_minor: -5, full_minor: -5 },
      { kind: 'correction', amount_minor: 5, full_minor: 5 },
      { kind: 'recovery', amount_minor: -5, full_minor: -5 },
    ],
    [
      { kind: 'time', amount_minor: -1, full_minor: 5 },
      { kind: 'time', amount_minor: 6, full_minor: 5 },
      { kind: 'time', amount_minor: 0, full_minor: 0 },
      { kind: 'time', amount_minor: 5, full_minor: TOO_MUCH },
      // only the amount is too much
      { kind: 'time', amount_minor: TOO_MUCH },
      { kind: 'correction', amount_minor: 0, full_minor: 0 },
      { kind: 'correction', amount_minor: -5, full_minor: 5 },
      { kind: 'correction', amount_minor: `-${TOO_MUCH}`, full_minor: `-${TOO_MUCH}` },
      { kind: 'recovery', amount_minor: 0, full_minor: 0 },
      { kind: 'recovery', amount_minor: 5, full_minor: 5 },
      { kind: 'recovery', amount_minor: -5, full_minor: 5 },
    ],
  ],
  // digits could be a part of a card's number
  ['pay_runs_charged_label', ...spelled('charged_label', ['Visa', of(100)], ['', of(101), 'Visa 4'])],
  ['pay_runs_charged_whole', ...together({ charged_kind: 'card', charged_label: 'Visa' })],
  [
    'payments_amounts',
    [
      { amount_minor: 1, sent_minor: 1, fee_minor: 0 },
      { amount_minor: MOST, sent_minor: MOST, fee_minor: MOST },
    ],
    ['amount_minor', 'sent_minor', 'fee_minor'].flatMap((column) => [
      { amount_minor: 1, sent_minor: 1, fee_minor: 0, [column]: column === 'fee_minor' ? -1 : 0 },
      { amount_minor: 1, sent_minor: 1, fee_minor: 0, [column]: TOO_MUCH },
    ]),
  ],
  [
    'payments_charged',
    [
      { amount_minor: 5 },
      { amount_minor: 5, run_id: SOMEBODY, charged_minor: 5 },
      { amount_minor: 5, run_id: SOMEBODY, charged_minor: MOST },
    ],
    [
      { amount_minor: 5, charged_minor: 5 },
      { amount_minor: 5, run_id: SOMEBODY },
      { amount_minor: 5, run_id: SOMEBODY, charged_minor: 4 },
      { amount_minor: 5, run_id: SOMEBODY, charged_minor: TOO_MUCH },
    ],
  ],
  [
    'payments_exchange',
    [
      { rail: 'external', ...sentIn('PHP'), exchange_rate: 0.0175 },
      { rail: 'external', ...sentIn('USD') },
      { rail: 'external', ...sentIn('USD'), fee_minor: 2, fee_currency: 'PHP' },
      { rail: 'stripe_connect', ...sentIn('USD'), sent_minor: 4, fee_minor: 1 },
    ],
    [
      { rail: 'external', ...sentIn('PHP'), exchange_rate: 0 },
      { rail: 'stripe_connect', ...sentIn('PHP'), exchange_rate: -1 },
      { rail: 'external', ...sentIn('USD'), exchange_rate: 1 },
      { rail: 'external', ...sentIn('USD'), sent_minor: 4 },
      { rail: 'stripe_connect', ...sentIn('USD'), exchange_rate: 1 },
      { rail: 'stripe_connect', ...sentIn('USD'), fee_currency: 'PHP' },
      { rail: 'stripe_connect', ...sentIn('USD'), fee_minor: 1 },
    ],
  ],
  [
    'payments_not_ahead',
    [
      { sent_on: '2027-03-05', recorded_at: DAY },
      { sent_on: '2027-03-06', recorded_at: DAY, state_changed_at: NEXT },
    ],
    [{ sent_on: '2027-03-06', recorded_at: DAY }],
  ],
];

/** A payment of 5 in dollars, of which all arrives. */
function sentIn(currency: string): Row {
  return {
    currency: 'USD',
    amount_minor: 5,
    sent_currency: currency,
    sent_minor: 5,
    fee_currency: 'USD',
    fee_minor: 0,
  };
}
