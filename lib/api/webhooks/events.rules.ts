import type { AuditAction } from '@/lib/platform/actions/audited';

/**
 * The events that a webhook can subscribe to, by their audit names, and in words. A trigger makes a message from an
 * entry of the log; a test checks that each of these is recorded somewhere.
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
  'brief.delivery_taken_back': 'A delivery was taken back',
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
  'agreement.signature_taken_back': 'A side took its signature back before the other had signed',
  'agreement.in_force': 'An agreement is signed by both, and in force',
  'payment.recorded': 'A payment that was sent another way was recorded',
  'payment.sent': 'A payment was sent through Stripe',
  'pay_run.approved': 'A pay run was approved',
} as const satisfies Partial<Record<AuditAction, string>>;

export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;

/** In the order in which a page shows them. */
export const WEBHOOK_EVENT_NAMES = Object.keys(WEBHOOK_EVENTS).filter(isWebhookEvent);

/** A test message that an owner sends: it comes from no log entry, and needs no subscription. */
export const TEST_EVENT = 'webhook.test';

/** @returns an event in words. */
export function eventInWords(event: string): string {
  if (event === TEST_EVENT) return 'A test';
  return isWebhookEvent(event) ? WEBHOOK_EVENTS[event] : event;
}

/** @returns whether a webhook can subscribe to it. */
export function isWebhookEvent(name: string): name is WebhookEvent {
  return Object.hasOwn(WEBHOOK_EVENTS, name);
}
