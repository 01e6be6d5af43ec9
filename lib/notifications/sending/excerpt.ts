import { sql } from '@/lib/platform/tenancy';

/**
 * What the other person wrote, for a row `n` of notifications. A message is read from its thread: an edited one shows
 * its present text, and a deleted one nothing.
 */
export const EXCERPT = sql`CASE WHEN n.kind IN ('thread.message', 'thread.mention') THEN coalesce((
    SELECT left(m.body, 400) FROM messages m WHERE m.workspace_id = n.workspace_id AND m.id = n.event_key::uuid), '')
  ELSE n.excerpt END`;

/** Of a timesheet, the Monday it begins on. */
export const WEEK = sql`CASE n.subject WHEN 'timesheet' THEN (
  SELECT t.week_starts_on::text FROM timesheets t WHERE t.workspace_id = n.workspace_id AND t.id = n.subject_id) END`;
