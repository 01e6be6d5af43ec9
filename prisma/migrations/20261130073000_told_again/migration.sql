-- What reminds of a thing says the same words each time: "… is due Fri 27 Nov, 17:00" two days, a day and two hours before. Three such lines
-- stood beside each other in the list, with nothing to tell them apart. The latest stays, with its time; those before it are no longer listed,
-- so neither are they counted. In the way of app.list_naming; it tells its caller nothing (docs/adr/0197).
CREATE FUNCTION app.list_latest(p_workspace uuid, p_engagement uuid, p_id uuid, p_since timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
BEGIN
  IF NOT (p_workspace = ANY (app.staff_of()) OR p_engagement = ANY (app.engaged_in())) THEN RETURN; END IF;
  PERFORM set_config('app.actor', 'notifier', true);
  -- in the order in which whoever mails them takes them
  WITH earlier AS (
    SELECT n.id FROM notifications latest
    JOIN notifications n ON n.recipient_id = latest.recipient_id AND n.side = latest.side AND n.is_listed AND n.created_at >= p_since
      AND n.workspace_id = latest.workspace_id AND n.subject = latest.subject AND n.subject_id = latest.subject_id
      AND n.text = latest.text AND n.excerpt = latest.excerpt AND n.id <> latest.id
    WHERE latest.workspace_id = p_workspace AND latest.engagement_id = p_engagement AND latest.id = p_id AND latest.is_listed
    ORDER BY n.created_at, n.id FOR UPDATE OF n)
  UPDATE notifications n SET is_listed = false FROM earlier WHERE n.workspace_id = p_workspace AND n.id = earlier.id;
  PERFORM set_config('app.actor', before, true);
END $$;
GRANT EXECUTE ON FUNCTION app.list_latest(uuid, uuid, uuid, timestamptz) TO handover_app;
