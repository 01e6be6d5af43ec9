import { byQuery } from './check';

/** A fact with a row of its own, from which both the subject and the name of its event follow. */
interface Fact {
  readonly says: string;
  /** rows of workspace, subject and action */
  readonly rows: string;
}

const FACTS: readonly Fact[] = [
  {
    says: 'a delivery',
    rows: "SELECT workspace_id, brief_id AS subject, 'brief.delivered' AS action FROM deliveries",
  },
  {
    says: 'a review',
    rows: `SELECT workspace_id, brief_id AS subject, CASE WHEN outcome = 'revision' THEN 'brief.sent_back' WHEN outcome = 'refused' THEN 'brief.refused'
             WHEN outcome = 'taken_back' THEN 'brief.delivery_taken_back'
             WHEN by_agreement_id IS NOT NULL THEN 'brief.approved_by_agreement' ELSE 'brief.approved' END AS action FROM reviews`,
  },
  {
    says: 'an acceptance',
    rows: "SELECT workspace_id, id AS subject, 'brief.accepted' AS action FROM briefs WHERE accepted_at IS NOT NULL",
  },
  {
    says: 'an ending',
    rows: "SELECT workspace_id, brief_id AS subject, 'brief.' || kind AS action FROM brief_endings",
  },
  {
    says: 'a question',
    rows: "SELECT workspace_id, brief_id AS subject, 'brief.question_asked' AS action FROM clarifications",
  },
  {
    says: 'the end of a question',
    rows: `SELECT a.workspace_id, c.brief_id AS subject, 'brief.question_' || a.outcome AS action
           FROM clarification_answers a JOIN clarifications c ON (c.workspace_id, c.id) = (a.workspace_id, a.clarification_id)`,
  },
  {
    says: 'a week that was handed in',
    rows: "SELECT workspace_id, timesheet_id AS subject, 'timesheet.submitted' AS action FROM timesheet_submissions",
  },
  {
    says: 'an answer to a week',
    rows: `SELECT workspace_id, timesheet_id AS subject, CASE WHEN outcome <> 'approved' THEN 'timesheet.' || outcome
             WHEN reviewed_by_id IS NULL THEN 'timesheet.approved_by_agreement' ELSE 'timesheet.approved' END AS action
           FROM timesheet_reviews`,
  },
  {
    says: 'a recorded payment',
    rows: "SELECT workspace_id, id AS subject, 'payment.recorded' AS action FROM payments WHERE rail = 'external'",
  },
  {
    says: 'an answer to a payment',
    rows: "SELECT workspace_id, payment_id AS subject, 'payment.' || outcome AS action FROM payment_answers",
  },
  {
    says: 'a yes to a pay run',
    rows: "SELECT workspace_id, id AS subject, 'pay_run.approved' AS action FROM pay_runs WHERE approved_at IS NOT NULL",
  },
  {
    says: 'an evaluation',
    rows: "SELECT workspace_id, id AS subject, 'evaluation.opened' AS action FROM evaluations",
  },
];

/** As many events as facts: a missing one is an action that wasn’t logged, an extra one an action that left nothing. */
export const factsAreRecorded = byQuery(
  'Each fact has its event in the audit log, and each event its fact',
  ...FACTS.map(
    ({ says, rows }) => `
    WITH facts AS (SELECT workspace_id, subject, action, count(*) AS times FROM (${rows}) AS each GROUP BY 1, 2, 3),
    actions AS (SELECT DISTINCT action FROM facts),
    events AS (SELECT workspace_id, subject_id AS subject, action, count(*) AS times FROM audit_events
               WHERE action IN (SELECT action FROM actions) GROUP BY 1, 2, 3)
    SELECT format('%s: %s has %s × ${says}, and %s such events.', action, subject, coalesce(f.times, 0), coalesce(e.times, 0)) AS says
    FROM facts f FULL JOIN events e USING (workspace_id, subject, action) WHERE f.times IS DISTINCT FROM e.times`,
  ),
);
