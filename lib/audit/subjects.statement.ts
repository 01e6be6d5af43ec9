import { sql } from '@/lib/platform/tenancy';

// The subject of a log entry `e`: each looks in the one table that its kind names, by its key, only for a page's rows.

/** Its engagement; also for the owner's side's own entries, which are recorded without one. */
export const ENGAGEMENT = sql`coalesce(e.engagement_id, CASE e.subject_kind
  WHEN 'engagement' THEN e.subject_id
  WHEN 'brief' THEN (SELECT b.engagement_id FROM briefs b WHERE b.workspace_id = e.workspace_id AND b.id = e.subject_id)
  WHEN 'evaluation' THEN
    (SELECT v.engagement_id FROM evaluations v WHERE v.workspace_id = e.workspace_id AND v.id = e.subject_id)
  WHEN 'schedule' THEN
    (SELECT s.engagement_id FROM schedules s WHERE s.workspace_id = e.workspace_id AND s.id = e.subject_id)
END)`;

/** Whose work it is about, unless they did it: then their name is already there. */
export const ASSISTANT = sql`CASE WHEN g.assistant_user_id IS DISTINCT FROM e.actor_user_id
  THEN coalesce(a.name, g.assistant_name) END`;

/** For an assistant the business is the other one, for everybody else the assistant. */
const OTHER_ONE = sql`CASE WHEN g.assistant_user_id = e.actor_user_id THEN w.name ELSE coalesce(a.name, g.assistant_name) END`;

export const TITLE = sql`CASE e.subject_kind
  WHEN 'agreement' THEN
    (SELECT t.title FROM agreements t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id)
  WHEN 'agreement_template' THEN
    (SELECT t.name FROM agreement_templates t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id)
  WHEN 'api_token' THEN e.data->>'name'
  WHEN 'brief' THEN (SELECT t.title FROM briefs t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id)
  WHEN 'engagement' THEN ${OTHER_ONE}
  WHEN 'evaluation' THEN ${OTHER_ONE}
  WHEN 'expense' THEN (SELECT t.what FROM expenses t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id)
  WHEN 'file' THEN (SELECT t.name FROM files t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id)
  WHEN 'invitation' THEN (
    SELECT CASE WHEN t.accepted_by_id = e.actor_user_id THEN w.name ELSE t.name END
    FROM invitations t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id)
  WHEN 'membership' THEN coalesce(
    (SELECT p.name FROM memberships t JOIN users p ON p.id = t.user_id
     WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id), e.data->>'name')
  WHEN 'pay_method' THEN
    (SELECT t.label FROM pay_methods t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id)
  WHEN 'playbook' THEN (SELECT t.name FROM playbooks t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id)
  WHEN 'schedule' THEN (
    SELECT t.name FROM schedules s JOIN playbooks t ON t.workspace_id = s.workspace_id AND t.id = s.playbook_id
    WHERE s.workspace_id = e.workspace_id AND s.id = e.subject_id)
  WHEN 'webhook' THEN (SELECT t.url FROM webhooks t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id)
END`;

export const WEEK = sql`CASE e.subject_kind WHEN 'timesheet' THEN (
  SELECT t.week_starts_on::text FROM timesheets t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id) END`;

export const MONEY = sql`CASE e.subject_kind
  WHEN 'payment' THEN (
    SELECT json_build_object('minor', t.amount_minor, 'currency', t.currency)
    FROM payments t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id)
  WHEN 'pay_run' THEN (
    SELECT json_build_object('minor', t.total_minor, 'currency', t.currency)
    FROM pay_runs t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id)
END`;

/** Whether somebody left, or changed their own role. */
export const IS_SELF = sql`coalesce(e.subject_kind = 'membership' AND (
  SELECT t.user_id = e.actor_user_id FROM memberships t WHERE t.workspace_id = e.workspace_id AND t.id = e.subject_id), false)`;
