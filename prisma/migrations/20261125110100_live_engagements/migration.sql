-- Live updates: somebody has joined, or an engagement has ended. Whose it is comes with the hint, so that only their open
-- pages have to look again at what they may hear.
CREATE FUNCTION app.tell_live_engagement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('handover_live', json_build_object(
    'workspaceId', NEW.workspace_id, 'engagementId', NEW.id,
    'kind', 'engagement', 'id', NEW.id, 'userId', NEW.assistant_user_id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER engagements_live AFTER INSERT OR UPDATE OF state, assistant_user_id ON engagements
  FOR EACH ROW EXECUTE FUNCTION app.tell_live_engagement();
