-- Somebody whom an edit named no longer was told that there is a message instead; named again by the next, they found two lines of one
-- message, and both in one e-mail. Of the two, one is listed at a time, while nobody has read or been sent the other. A function alone.
CREATE OR REPLACE FUNCTION app.list_naming(
  p_workspace uuid, p_engagement uuid, p_users uuid[], p_message uuid, p_is_named boolean, p_now timestamptz)
RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  unheard uuid[];
BEGIN
  IF NOT (p_workspace = ANY (app.staff_of()) OR p_engagement = ANY (app.engaged_in())) THEN RETURN '{}'; END IF;
  PERFORM set_config('app.actor', 'notifier', true);
  WITH found AS (
    SELECT id, recipient_id, mailed_at IS NULL AND read_at IS NULL AND pushed_at IS NULL AS is_unheard,
           mail_at IS NOT NULL OR mailed_at IS NOT NULL AS is_told
    FROM notifications
    WHERE workspace_id = p_workspace AND engagement_id = p_engagement AND recipient_id = ANY (p_users)
      AND kind = 'thread.mention' AND event_key = p_message::text AND is_listed <> p_is_named
    ORDER BY id FOR UPDATE),
  changed AS (
    UPDATE notifications n SET is_listed = p_is_named, read_at = CASE WHEN NOT p_is_named THEN coalesce(n.read_at, p_now) END
    FROM found WHERE n.workspace_id = p_workspace AND n.id = found.id),
  instead AS (
    UPDATE notifications n SET is_listed = NOT p_is_named, read_at = CASE WHEN p_is_named THEN p_now END
    FROM found
    WHERE n.workspace_id = p_workspace AND n.engagement_id = p_engagement AND n.recipient_id = found.recipient_id
      AND n.kind = 'thread.message' AND n.event_key = p_message::text AND n.is_listed = p_is_named
      AND n.mailed_at IS NULL AND n.pushed_at IS NULL AND (n.read_at IS NULL) = p_is_named
      -- a mention whose e-mail was dropped meanwhile leaves the telling to the other
      AND (found.is_told OR NOT p_is_named))
  SELECT coalesce(array_agg(recipient_id) FILTER (WHERE is_unheard), '{}') INTO unheard FROM found;
  PERFORM set_config('app.actor', before, true);
  RETURN unheard;
END $$;
