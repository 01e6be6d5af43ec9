-- product.md: quiet hours begin with those agreed. Whoever has said when they work, and nothing of quiet hours, is left alone
-- outside of that; what somebody has chosen, none included, stays. A function alone: no row is touched.
CREATE OR REPLACE FUNCTION app.wishes_of(p_workspace uuid, p_engagement uuid, p_user uuid, p_kind text, p_gathering text, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  found jsonb;
BEGIN
  IF NOT (p_workspace = ANY (app.staff_of()) OR p_engagement = ANY (app.engaged_in())) THEN RETURN NULL; END IF;
  PERFORM set_config('app.actor', 'notifier', true);
  SELECT jsonb_build_object(
    'zone', u.time_zone,
    'quietFrom', CASE WHEN begins THEN u.works_until ELSE s.quiet_from END,
    'quietUntil', CASE WHEN begins THEN u.works_from ELSE s.quiet_until END,
    'digestAt', coalesce(s.digest_at, 480), 'digestWeekday', coalesce(s.digest_weekday, 1),
    'choices', coalesce((
      SELECT jsonb_object_agg(c.channel, c.choice) FROM notification_choices c
      WHERE c.workspace_id = p_workspace AND c.user_id = p_user AND c.kind = p_kind), '{}'),
    'gatheredUntil', (
      SELECT min(n.mail_at) FROM notifications n
      WHERE n.recipient_id = p_user AND n.gathering = p_gathering AND n.mailed_at IS NULL AND n.mail_at > p_now),
    'hasDevice', EXISTS (SELECT 1 FROM push_subscriptions d WHERE d.user_id = p_user))
    INTO found
    FROM users u LEFT JOIN notification_settings s ON s.user_id = u.id
    CROSS JOIN LATERAL (SELECT s.user_id IS NULL AND u.works_from <> u.works_until AND cardinality(u.work_days) > 0 AS begins) usual
    WHERE u.id = p_user;
  PERFORM set_config('app.actor', before, true);
  RETURN found;
END $$;
