import { z } from 'zod';
import { EXTRA_KINDS, kindInWords } from '@/lib/pay/owed/owed.rules';
import { methodInWords, PAYMENT_METHODS } from '@/lib/pay/payments/payments.rules';
import type { AuditAction } from '@/lib/platform/actions/audited';
import { counted } from '@/lib/platform/text/counted';
import { dayInWords } from '@/lib/platform/time/format';
import { calendarDay } from '@/lib/platform/time/from-outside';
import { minutesInWords } from '@/lib/time/entries/entries.rules';
import { hasWords } from './words/all';

const Text = z.string().min(1).optional().catch(undefined);
const Count = z.int().positive().optional().catch(undefined);
const Day = calendarDay().optional().catch(undefined);

/** The details of an entry; anything malformed, missing or erased is ignored. */
const Beside = z.object({
  amount: Text,
  because: Text,
  briefs: Count,
  day: Day,
  backOn: Day,
  email: Text,
  acceptedEmail: Text,
  found: Text,
  from: Text,
  kind: z.enum(EXTRA_KINDS).optional().catch(undefined),
  lastDay: Day,
  method: z.enum(PAYMENT_METHODS).optional().catch(undefined),
  minutes: Count,
  name: Text,
  number: Count,
  rail: Text,
  role: Text,
  scheduleId: Text,
  to: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  token: Text,
  unmet: Count,
});
type Beside = z.infer<typeof Beside>;

type Say = (beside: Beside, now: Date) => string | undefined;

const version: Say = ({ number }) => (number ? `version ${number}` : undefined);
const email: Say = (beside) => beside.email;
const name: Say = (beside) => beside.name;
const amount: Say = (beside) => beside.amount;
const minutes: Say = (beside) => (beside.minutes ? minutesInWords(beside.minutes) : undefined);
const lastDay: Say = (beside, now) => beside.lastDay && `last day ${dayInWords(beside.lastDay, now)}`;
const skippedDay: Say = ({ day }, now) => day && dayInWords(day, now);
const unmet: Say = (beside) => {
  if (!beside.unmet) return undefined;
  return beside.unmet === 1 ? '1 criterion not met' : `${beside.unmet} criteria not met`;
};
const sinceTheEnd: Say = ({ because }) =>
  because === 'engagement_ended' ? 'since their work together has ended' : undefined;

const laterDelivery: Say = ({ number }) => (number && number > 1 ? `delivery ${number}` : undefined);

/** Further details that an owner would ask for, for entries that have them. */
const DETAILS: Partial<Record<AuditAction, Say>> = {
  'access.noted': name,
  'agreement.copy_sent': ({ to }) => (Array.isArray(to) ? `to ${to.join(', ')}` : undefined),
  'agreement.in_force': version,
  'agreement.notice_given': lastDay,
  'agreement.proposed': version,
  'agreement.recipient_named': email,
  'agreement.recipient_removed': email,
  'agreement.revised': version,
  'agreement.signature_taken_back': version,
  'agreement.signed': version,
  'brief.cancelled': sinceTheEnd,
  'brief.delivered': laterDelivery,
  'brief.delivery_taken_back': laterDelivery,
  'brief.handed_over': ({ scheduleId }) => scheduleId && 'as its schedule says',
  'brief.imported': ({ briefs }) => (briefs ? counted(briefs, 'brief') : undefined),
  'brief.refused': unmet,
  'brief.sent_back': unmet,
  'brief.withdrawn': sinceTheEnd,
  'ending.begun': lastDay,
  'engagement.paused': ({ backOn }, now) => backOn && `until ${dayInWords(backOn, now)}`,
  'evaluation.criterion_added': name,
  'expense.submitted': amount,
  'file.held_back': ({ found }) => found && `${found} was found in it`,
  'invitation.accepted': (beside) => beside.acceptedEmail,
  'invitation.readdressed': email,
  'invitation.sent': (beside) =>
    [beside.email, beside.role && `as ${beside.role}`].filter(Boolean).join(', '),
  'membership.role_changed': ({ from, to }) =>
    from && typeof to === 'string' ? `from ${from} to ${to}` : undefined,
  'pay.advance_added': amount,
  'pay.extra_added': (beside) =>
    [beside.kind && kindInWords(beside.kind), beside.amount].filter(Boolean).join(', '),
  'pay_rail.chosen': ({ rail }) =>
    rail && (rail === 'external' ? 'another way than Stripe' : 'through Stripe'),
  'payment.recorded': ({ method }) => method && methodInWords(method),
  'playbook.saved': version,
  'schedule.day_skipped': skippedDay,
  'schedule.day_taken_up': skippedDay,
  'time.changed': minutes,
  'time.removed': minutes,
  'time.written': minutes,
  'timesheet.submitted': (beside, now) => sinceTheEnd(beside, now) ?? minutes(beside, now),
};

type Entry = {
  readonly action: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** whose work it is about, unless they did it */
  readonly assistant: string | null;
};

/**
 * @returns the line below an entry's sentence, unless the sentence says it: whose work it was, and what else is known.
 */
export function detailsOf(
  { action, data, assistant }: Entry,
  named: string | null,
  now: Date,
): readonly string[] {
  const beside = Beside.parse(data);
  const wording = hasWords(action) ? DETAILS[action]?.(beside, now) : undefined;
  const details = [assistant === named ? null : assistant, wording, beside.token && 'by a tool of theirs'];
  return details.flatMap((detail) => (detail ? [detail] : []));
}
