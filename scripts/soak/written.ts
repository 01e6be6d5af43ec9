/**
 * Where each kind of operation is recorded: in people's own words, which hold a mark, or under the id of what they
 * pressed a button on. Each row of such an answer is one time that it was done.
 */
const WRITTEN = {
  'handed over': 'SELECT title AS said FROM briefs WHERE sent_at IS NOT NULL',
  accepted: "SELECT subject_id::text AS said FROM audit_events WHERE action = 'brief.accepted'",
  started: "SELECT subject_id::text AS said FROM audit_events WHERE action = 'brief.started'",
  asked: 'SELECT question AS said FROM clarifications',
  answered: 'SELECT answer AS said FROM clarification_answers',
  'said a risk': 'SELECT reason AS said FROM risk_reports',
  delivered: 'SELECT note AS said FROM deliveries',
  'took back a delivery': "SELECT delivery_id::text AS said FROM reviews WHERE outcome = 'taken_back'",
  'attached a file': 'SELECT name AS said FROM files',
  approved: "SELECT note AS said FROM reviews WHERE outcome = 'approved'",
  'sent back': "SELECT note AS said FROM reviews WHERE outcome = 'revision'",
  declined: "SELECT reason AS said FROM brief_endings WHERE kind = 'declined'",
  said: 'SELECT body AS said FROM messages',
  'wrote down time': 'SELECT note AS said FROM time_entries',
  'closed a week': 'SELECT note AS said FROM timesheet_submissions',
  'approved a week': "SELECT note AS said FROM timesheet_reviews WHERE outcome = 'approved'",
  'returned a week': "SELECT note AS said FROM timesheet_reviews WHERE outcome = 'returned'",
  'recorded a payment': 'SELECT reference AS said FROM payments',
  'confirmed a payment': "SELECT note AS said FROM payment_answers WHERE outcome = 'confirmed'",
  'disputed a payment': "SELECT note AS said FROM payment_answers WHERE outcome = 'disputed'",
  'prepared a pay run': 'SELECT id::text AS said FROM pay_runs',
  'approved a pay run': "SELECT subject_id::text AS said FROM audit_events WHERE action = 'pay_run.approved'",
  'handed in an assessment':
    'SELECT overall AS said FROM evaluation_assessments WHERE submitted_at IS NOT NULL',
} as const satisfies Readonly<Record<string, string>>;

export type Written = keyof typeof WRITTEN;
export const ALL_WRITTEN = Object.entries(WRITTEN);

const MARK = /M\d{6}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;

/** @returns the mark that a text holds; null when nobody of the soak wrote it. */
export function markIn(said: string): string | null {
  return MARK.exec(said)?.[0] ?? null;
}
