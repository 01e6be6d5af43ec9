-- As before, and a message that is being posted at the same moment stays new: whoever posts doesn't hold the brief, so what
-- was read of the messages may be older than what the place says once it can be written. Messages are never taken back.
CREATE OR REPLACE FUNCTION app.place_brief(p_workspace uuid, p_brief uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := app.actor();
  its record;
BEGIN
  SELECT b.engagement_id, b.state, b.deadline_at, e.assistant_user_id,
         EXISTS (SELECT 1 FROM clarifications c WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id
                 AND c.is_blocking AND c.answered_at IS NULL) AS is_blocked,
         (SELECT max(c.answered_at) FROM clarifications c WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id) AS answered_at,
         (SELECT max(m.created_at) FROM threads t JOIN messages m ON m.workspace_id = t.workspace_id AND m.thread_id = t.id
          WHERE t.workspace_id = b.workspace_id AND t.subject = 'brief' AND t.subject_id = b.id
            AND m.author_id <> e.assistant_user_id) AS said_at
    INTO its
    FROM briefs b JOIN engagements e ON e.workspace_id = b.workspace_id AND e.id = b.engagement_id
    WHERE b.workspace_id = p_workspace AND b.id = p_brief;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('app.actor', 'inbox', true);
  IF its.state NOT IN ('sent', 'clarifying', 'accepted', 'in_progress', 'revision', 'delivered') OR its.assistant_user_id IS NULL THEN
    DELETE FROM inbox_places WHERE workspace_id = p_workspace AND brief_id = p_brief;
  ELSE
    INSERT INTO inbox_places (workspace_id, brief_id, engagement_id, user_id, deadline_at, stands, said_at, answered_at)
    VALUES (p_workspace, p_brief, its.engagement_id, its.assistant_user_id, its.deadline_at,
            app.stands_as(its.state, its.is_blocked), its.said_at, its.answered_at)
    ON CONFLICT (workspace_id, brief_id) DO UPDATE SET
      engagement_id = excluded.engagement_id, user_id = excluded.user_id, deadline_at = excluded.deadline_at,
      stands = excluded.stands, answered_at = excluded.answered_at,
      said_at = CASE WHEN inbox_places.user_id = excluded.user_id THEN greatest(inbox_places.said_at, excluded.said_at)
                     ELSE excluded.said_at END;
  END IF;
  PERFORM set_config('app.actor', before, true);
END $$;
