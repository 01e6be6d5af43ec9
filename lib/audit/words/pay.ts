import type { AuditActionOf } from '@/lib/platform/actions/audited';
import type { AuditWords } from './words';

/** Actions on time and pay. */
export const PAY_WORDS = {
  'time.written': 'recorded time',
  'time.changed': 'changed recorded time',
  'time.removed': 'removed recorded time',
  'time.dispute_raised': 'disputed time in',
  'time.dispute_stood_by': 'stood by the disputed time in',
  'time.dispute_conceded': 'conceded the disputed time in',
  'time.dispute_withdrawn': 'took back a dispute about time in',
  'timesheet.submitted': 'handed in',
  'timesheet.closed_empty': 'closed … without time',
  'timesheet.taken_back': 'took back',
  'timesheet.returned': 'sent back',
  'timesheet.approved': 'approved',
  'timesheet.approved_by_agreement': 'approved, since nobody answered,',
  'expense.submitted': 'handed in the expense',
  'expense.approved': 'approved the expense',
  'expense.declined': 'declined the expense',
  'expense.withdrawn': 'took back the expense',
  'pay.advance_added': 'added an advance to the pay of',
  'pay.extra_added': 'added an amount to the pay of',
  'pay_method.saved': 'set up the payment method',
  'pay_method.removed': 'removed the payment method',
  'pay_rail.chosen': 'chose how to pay',
  'pay_run.approved': 'approved the pay run of',
  'pay_run.cancelled': 'called off the pay run of',
  'payment.recorded': 'recorded the payment of',
  'payment.sent': 'sent the payment of',
  'payment.taken_back': 'took back the payment of',
  'payment.refund_settled': 'settled the unreturned part of the payment of',
  'payment.confirmed': 'confirmed the payment of',
  'payment.disputed': 'disputed the payment of',
  'payment.settled': 'settled the dispute about the payment of',
  'payment.withdrawn': 'withdrew the record of the payment of',
} as const satisfies Record<
  AuditActionOf<'time' | 'timesheet' | 'expense' | 'pay' | 'pay_method' | 'pay_rail' | 'pay_run' | 'payment'>,
  AuditWords
>;
