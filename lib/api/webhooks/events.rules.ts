import type { AuditAction } from '@/lib/platform/actions/audited';

/**
 * What a webhook can be told of, by the name under which the audit log has it, and in words. A message is made of an entry
 * of the log by a trigger; a test holds that each of these is written down by somebody.
 */
export const WEBHOOK_EVENTS = {
  'brief.handed_over': 'A brief was handed over',
  'brief.accepted': 'A brief was accepted',
  'brief.declined': 'A brief was declined',
  'brief.question_asked': 'A question was asked about a brief',
  'brief.question_answered': 'A question was answered',
  'brief.question_withdrawn': 'A question was taken back',
  'brief.risk_raised': 'A brief was said to be at risk',
  'brief.delivered': 'A brief was delivered',
  'brief.sent_back': 'A delivery was sent back',
  'brief.refused': 'A delivery was refused after the end of the work',
  'brief.approved': 'A delivery was approved',
  'brief.approved_by_agreement': 'A delivery counts as approved, as agreed',
  'brief.withdrawn': 'A brief was withdrawn',
  'brief.cancelled': 'A brief was cancelled',
  'timesheet.submitted': 'A week of time was handed in',
  'timesheet.taken_back': 'A week of time that was handed in was taken back',
  'timesheet.approved': 'A week of time was approved',
  'timesheet.approved_by_agreement': 'A week of time counts as approved, as agreed',
  'timesheet.returned': 'A week of time was sent back',
  'agreement.signed': 'An agreement was signed by one side',
  'agreement.in_force': 'An agreement is signed by both, and in force',
  'payment.recorded': 'A payment that was sent another way was recorded',
  'payment.sent': 'A payment was sent through Stripe',
  'pay_run.approved': 'A pay run was approved',
} as const satisfies Partial<Record<AuditAction, string>>;

export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;

/** In the order in which a page shows them. */
export const WEBHOOK_EVENT_NAMES = Object.keys(WEBHOOK_EVENTS).filter(isWebhookEvent);

/** What an owner sends to see whether it arrives: no entry of the log makes it, and nobody has to ask for it. */
export const TEST_EVENT = 'webhook.test';

/** @returns what was told, in words. */
export function eventInWords(event: string): string {
  if (event === TEST_EVENT) return 'A test';
  return isWebhookEvent(event) ? WEBHOOK_EVENTS[event] : event;
}

/** @returns whether a webhook can be told of it. */
export function isWebhookEvent(name: string): name is WebhookEvent {
  return Object.hasOwn(WEBHOOK_EVENTS, name);
}
