import { briefsWithFile } from '@/lib/briefs/with-file.queries';
import { NAME_OF_NOBODY } from '@/lib/platform/mail/gone';
import { type Sql, sql } from '@/lib/platform/tenancy';
import { titles } from '@/lib/threads/conversations.queries';
import type { Kind } from './query.rules';

/**
 * The columns read for a kind, beside its text `v` (the kind's view), from its own table `t`. A missing one is null.
 */
export type Reading = {
  readonly view: Sql;
  readonly from: Sql;
  readonly title?: Sql;
  readonly who?: Sql;
  readonly about?: Sql;
  readonly spot?: Sql;
  readonly side?: Sql;
  readonly state?: Sql;
  readonly clause?: Sql;
};

/** Whether a version `n` of an agreement is the newest that the reader may see. */
const isNewest = sql`NOT EXISTS (SELECT 1 FROM agreement_versions later WHERE later.workspace_id = n.workspace_id
  AND later.agreement_id = n.agreement_id AND later.number > n.number)`;

/**
 * Whether an entry `e` is shown at all: clauses only in their newest version, comments as long as their clause exists,
 * and no withdrawn expenses, which no page lists.
 */
export const isShown = sql`(CASE e.kind
  WHEN 'clause' THEN EXISTS (SELECT 1 FROM agreement_clauses c
    JOIN agreement_versions n ON n.workspace_id = c.workspace_id AND n.id = c.version_id
    WHERE c.workspace_id = e.workspace_id AND c.id = e.id AND ${isNewest})
  WHEN 'comment' THEN EXISTS (SELECT 1 FROM clause_comments s ${clauseItIsAbout(sql`s`)}
    WHERE s.workspace_id = e.workspace_id AND s.id = e.id)
  WHEN 'wording' THEN EXISTS (SELECT 1 FROM clause_proposals s ${clauseItIsAbout(sql`s`)}
    WHERE s.workspace_id = e.workspace_id AND s.id = e.id)
  WHEN 'expense' THEN EXISTS (SELECT 1 FROM expenses x
    WHERE x.workspace_id = e.workspace_id AND x.id = e.id AND x.state <> 'withdrawn')
  ELSE true END)`;

/** The present wording of the clause `c` that was commented on. */
function clauseItIsAbout(row: Sql): Sql {
  return sql`JOIN agreement_versions n ON n.workspace_id = ${row}.workspace_id AND n.agreement_id = ${row}.agreement_id
      AND ${isNewest}
    JOIN agreement_clauses c ON c.workspace_id = n.workspace_id AND c.version_id = n.id AND c.key = ${row}.clause_key`;
}

/** The assistant it is shared with. */
const assistant = sql`(SELECT coalesce(u.name, e.assistant_name) FROM engagements e LEFT JOIN users u ON u.id = e.assistant_user_id
  WHERE e.workspace_id = v.workspace_id AND e.id = v.engagement_id)`;
const nobody = sql`NULL::text`;
const writtenBy = (id: Sql) =>
  sql`(SELECT coalesce(u.name, ${NAME_OF_NOBODY}) FROM (SELECT ${id}) AS a (id) LEFT JOIN users u ON u.id = a.id)`;
/** The author of one side of an evaluation. */
const ofSide = sql`CASE t.party WHEN 'owner' THEN w.name ELSE ${assistant} END`;

const same = (table: Sql) => sql`JOIN ${table} t ON t.workspace_id = v.workspace_id AND t.id = v.id`;
const reading = (view: Sql, table: Sql, more: Omit<Partial<Reading>, 'view'> = {}): Reading => ({
  who: assistant,
  ...more,
  view,
  from: sql`${same(table)} ${more.from ?? sql``}`,
});

const agreement = sql`json_build_object('kind', 'agreement', 'id', a.id, 'title', a.title)`;
const evaluation = sql`json_build_object('kind', 'evaluation', 'id', t.evaluation_id,
  'title', (SELECT 'Evaluation ' || e.number FROM evaluations e WHERE e.workspace_id = t.workspace_id AND e.id = t.evaluation_id))`;
/** What fills in the placeholders of a clause's text. */
const clauseOf = (
  version: Sql,
) => sql`json_build_object('versionId', ${version}, 'business', w.name, 'businessZone', w.time_zone,
  'assistant', ${assistant}, 'assistantZone', (SELECT u.time_zone FROM engagements e JOIN users u ON u.id = e.assistant_user_id
    WHERE e.workspace_id = v.workspace_id AND e.id = v.engagement_id))`;

const saidOfClause = (view: Sql, table: Sql, by: Sql): Reading =>
  reading(view, table, {
    title: sql`c.heading`,
    who: writtenBy(by),
    spot: sql`c.key`,
    about: agreement,
    from: sql`${clauseItIsAbout(sql`t`)}
      JOIN agreements a ON a.workspace_id = t.workspace_id AND a.id = t.agreement_id`,
    clause: clauseOf(sql`n.id`),
  });

/** Where a file belongs: the first place found. */
const fileAbout = sql`(SELECT json_build_object('kind', x.kind, 'id', x.id, 'title', x.title) FROM (
    SELECT 'brief' AS kind, b.id, b.title FROM briefs b WHERE b.workspace_id = t.workspace_id AND b.id IN (
      ${briefsWithFile({ workspaceId: sql`t.workspace_id`, id: sql`t.id` })})
    UNION ALL SELECT 'agreement', a.id, a.title FROM agreements a WHERE a.workspace_id = t.workspace_id AND a.id IN (
      SELECT agreement_id FROM agreement_copies c WHERE c.workspace_id = t.workspace_id AND c.file_id = t.id
      UNION ALL SELECT agreement_id FROM agreement_imports i WHERE i.workspace_id = t.workspace_id AND i.file_id = t.id)
    UNION ALL SELECT 'evaluation', e.id, 'Evaluation ' || e.number FROM evaluations e WHERE e.workspace_id = t.workspace_id
      AND e.id IN (SELECT evaluation_id FROM evaluation_copies c WHERE c.workspace_id = t.workspace_id AND c.file_id = t.id)
    UNION ALL SELECT 'expense', x.id, x.what FROM expenses x WHERE x.workspace_id = t.workspace_id
      AND x.engagement_id = t.engagement_id AND x.receipt_file_id = t.id) AS x LIMIT 1)`;

export const READINGS: Readonly<Record<Kind, Reading>> = {
  brief: reading(sql`app.found_brief`, sql`briefs`, { title: sql`t.title`, state: sql`t.state::text` }),
  message: reading(sql`app.found_message`, sql`messages`, {
    who: writtenBy(sql`t.author_id`),
    about: sql`(SELECT json_build_object('kind', t.subject, 'id', t.subject_id,
      'title', CASE WHEN t.subject <> 'engagement' THEN ${titles()} END)
      FROM threads t WHERE t.workspace_id = v.workspace_id AND t.id = v.of_id)`,
  }),
  agreement: reading(sql`app.found_agreement`, sql`agreements`, { title: sql`t.title` }),
  clause: reading(sql`app.found_clause`, sql`agreement_clauses`, {
    title: sql`t.heading`,
    spot: sql`t.key`,
    about: agreement,
    from: sql`JOIN agreement_versions n ON n.workspace_id = t.workspace_id AND n.id = t.version_id AND ${isNewest}
      JOIN agreements a ON a.workspace_id = n.workspace_id AND a.id = n.agreement_id`,
    clause: clauseOf(sql`n.id`),
  }),
  comment: saidOfClause(sql`app.found_comment`, sql`clause_comments`, sql`t.author_id`),
  wording: saidOfClause(sql`app.found_wording`, sql`clause_proposals`, sql`t.proposed_by_id`),
  evaluation: reading(sql`app.found_evaluation`, sql`evaluations`, { title: sql`'Evaluation ' || t.number` }),
  // what isn't submitted yet is in the form where it is written
  assessment: reading(sql`app.found_assessment`, sql`evaluation_assessments`, {
    who: ofSide,
    about: evaluation,
    side: sql`t.party::text`,
    spot: sql`CASE WHEN t.submitted_at IS NULL THEN 'write' ELSE 'on-the-whole' END`,
  }),
  answer: reading(sql`app.found_answer`, sql`evaluation_answers`, {
    title: sql`(SELECT c.name FROM evaluation_criteria c WHERE c.workspace_id = t.workspace_id AND c.id = t.criterion_id)`,
    who: ofSide,
    about: evaluation,
    side: sql`t.party::text`,
    spot: sql`CASE WHEN a.submitted_at IS NULL THEN 'write' ELSE 'criterion-' || t.criterion_id END`,
    from: sql`JOIN evaluation_assessments a ON a.workspace_id = t.workspace_id AND a.id = t.assessment_id`,
  }),
  reckoning: {
    view: sql`app.found_reckoning`,
    from: sql`JOIN evaluation_reckonings t ON t.workspace_id = v.workspace_id AND t.evaluation_id = v.id`,
    who: assistant,
    about: evaluation,
    spot: sql`'money'`,
  },
  adjustment: reading(sql`app.found_adjustment`, sql`evaluation_adjustments`, {
    about: evaluation,
    spot: sql`'adjustment-' || t.id`,
  }),
  follow_up: reading(sql`app.found_follow_up`, sql`evaluation_follow_ups`, {
    about: evaluation,
    spot: sql`'last-time'`,
  }),
  time: reading(sql`app.found_time`, sql`time_entries`, {
    about: sql`json_build_object('kind', 'timesheet', 'id', t.timesheet_id, 'title', NULL)`,
    spot: sql`x.week_starts_on::text`,
    from: sql`JOIN timesheets x ON x.workspace_id = t.workspace_id AND x.id = t.timesheet_id`,
  }),
  timesheet: reading(sql`app.found_timesheet`, sql`timesheets`, { spot: sql`t.week_starts_on::text` }),
  expense: reading(sql`app.found_expense`, sql`expenses`, { title: sql`t.what` }),
  payment: reading(sql`app.found_payment`, sql`payments`),
  owed: reading(sql`app.found_owed`, sql`owed_items`),
  playbook: reading(sql`app.found_playbook`, sql`playbooks`, { title: sql`t.name`, who: nobody }),
  schedule: reading(sql`app.found_schedule`, sql`schedules`, { title: sql`v.text` }),
  template: reading(sql`app.found_template`, sql`agreement_templates`, { title: sql`t.name`, who: nobody }),
  pause: reading(sql`app.found_pause`, sql`engagement_pauses`),
  ending: reading(sql`app.found_ending`, sql`engagement_endings`),
  // they are listed on the engagement's page, and after its end on the ending's
  access: reading(sql`app.found_access`, sql`engagement_accesses`, {
    title: sql`t.name`,
    spot: sql`CASE WHEN EXISTS (SELECT 1 FROM engagement_endings e WHERE e.workspace_id = t.workspace_id
      AND e.engagement_id = t.engagement_id AND e.taken_back_at IS NULL) THEN 'ending' END`,
  }),
  file: reading(sql`app.found_file`, sql`files`, { title: sql`t.name`, about: fileAbout }),
};
