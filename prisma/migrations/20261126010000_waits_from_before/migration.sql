-- What waited for an answer before pauses were kept (20261125200200) has one too. That migration reads briefs under forced
-- row level security, which holds the tables' owner as well unless it is a superuser: it found none. It is lifted for this
-- one statement, under locks that are held until it is done. Where a clock stands still already, nothing is added.
DO $$
DECLARE t text;
  read text[] := ARRAY['briefs', 'clarifications', 'brief_pauses'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  INSERT INTO brief_pauses (workspace_id, id, engagement_id, brief_id, clarification_id, paused_at, was_deadline_at, was_deadline_local)
    SELECT DISTINCT ON (b.workspace_id, b.id)
      b.workspace_id, gen_random_uuid(), b.engagement_id, b.id, c.id, c.asked_at, b.deadline_at, b.deadline_local
    FROM briefs b JOIN clarifications c ON c.workspace_id = b.workspace_id AND c.brief_id = b.id
    WHERE c.is_blocking AND c.answered_at IS NULL AND b.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'revision')
      AND NOT EXISTS (SELECT 1 FROM brief_pauses p
                      WHERE p.workspace_id = b.workspace_id AND p.brief_id = b.id AND p.resumed_at IS NULL)
    ORDER BY b.workspace_id, b.id, c.asked_at, c.id;
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

-- Later migrations granted every function to the app's role, and with them two that were taken from it on purpose.
REVOKE EXECUTE ON FUNCTION app.place_all_briefs(), app.note_all_brief_words() FROM PUBLIC, handover_app;
