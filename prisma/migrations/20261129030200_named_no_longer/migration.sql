-- Whom a message named before it was edited found "… named you" among what they were told for good, though it named them no longer. Whoever
-- edits takes that off their list, or puts it back where it names them again. In the way of app.take_back_notices: it says who hadn't heard
-- of it yet, and nothing else.
CREATE FUNCTION app.list_naming(
  p_workspace uuid, p_engagement uuid, p_users uuid[], p_message uuid, p_is_named boolean, p_now timestamptz)
RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  unheard uuid[];
BEGIN
  IF NOT (p_workspace = ANY (app.staff_of()) OR p_engagement = ANY (app.engaged_in())) THEN RETURN '{}'; END IF;
  PERFORM set_config('app.actor', 'notifier', true);
  WITH found AS (
    SELECT id, recipient_id, mailed_at IS NULL AND read_at IS NULL AND pushed_at IS NULL AS is_unheard
    FROM notifications
    WHERE workspace_id = p_workspace AND engagement_id = p_engagement AND recipient_id = ANY (p_users)
      AND kind = 'thread.mention' AND event_key = p_message::text AND is_listed <> p_is_named
    ORDER BY id FOR UPDATE),
  changed AS (
    UPDATE notifications n SET is_listed = p_is_named, read_at = CASE WHEN NOT p_is_named THEN coalesce(n.read_at, p_now) END
    FROM found WHERE n.workspace_id = p_workspace AND n.id = found.id)
  SELECT coalesce(array_agg(recipient_id) FILTER (WHERE is_unheard), '{}') INTO unheard FROM found;
  PERFORM set_config('app.actor', before, true);
  RETURN unheard;
END $$;
GRANT EXECUTE ON FUNCTION app.list_naming(uuid, uuid, uuid[], uuid, boolean, timestamptz) TO handover_app;
