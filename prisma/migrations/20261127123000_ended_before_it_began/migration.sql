-- An amendment that is signed and begins later takes the place of the agreement before it, which governs until it does. Where the
-- amendment ends before its first day, by notice or by the word of both, nothing governs from then on: the one before did, up to
-- that first day, so a retainer was owed, and time could be written down, for days after the end.
CREATE OR REPLACE FUNCTION app.agreement_on(p_workspace uuid, p_engagement uuid, p_day date) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT latest.id FROM (
    SELECT a.id, a.in_force_at, w.time_zone
    FROM agreements a
    JOIN workspaces w ON w.id = a.workspace_id
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE a.workspace_id = p_workspace AND a.engagement_id = p_engagement
      AND greatest((a.in_force_at AT TIME ZONE w.time_zone)::date, v.starts_on) <= p_day AND a.in_force_at IS NOT NULL
    ORDER BY a.in_force_at DESC LIMIT 1) AS latest
  WHERE NOT EXISTS (
    SELECT 1 FROM agreements a
    CROSS JOIN LATERAL unnest(ARRAY[a.ends_at,
      CASE WHEN a.state NOT IN ('in_force', 'superseded') THEN a.state_changed_at END]) AS the (finish)
    WHERE a.workspace_id = p_workspace AND a.engagement_id = p_engagement
      -- its own end, and that of what took its place; what was replaced in turn ended nothing
      AND (a.id = latest.id OR (a.in_force_at > latest.in_force_at AND a.state <> 'superseded'))
      AND p_day > ((the.finish - interval '1 millisecond') AT TIME ZONE latest.time_zone)::date)
$$;
