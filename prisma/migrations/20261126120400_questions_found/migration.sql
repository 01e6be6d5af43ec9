-- What was asked about a brief, and answered, is found with the brief.
CREATE OR REPLACE FUNCTION app.text_of_brief(p_workspace uuid, p_brief uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat_ws(E'\n', b.title, b.outcome, b.instructions,
    (SELECT string_agg(g.text, E'\n' ORDER BY g.position) FROM brief_givens g
      WHERE g.workspace_id = b.workspace_id AND g.brief_id = b.id AND g.retired_in_id IS NULL),
    (SELECT string_agg(d.title, E'\n' ORDER BY d.position) FROM deliverables d
      WHERE d.workspace_id = b.workspace_id AND d.brief_id = b.id AND d.retired_in_id IS NULL),
    (SELECT string_agg(c.text, E'\n' ORDER BY c.position) FROM acceptance_criteria c
      WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id AND c.retired_in_id IS NULL),
    (SELECT string_agg(concat_ws(E'\n', q.question, a.answer), E'\n' ORDER BY q.asked_at, q.id) FROM clarifications q
      LEFT JOIN clarification_answers a ON a.workspace_id = q.workspace_id AND a.clarification_id = q.id
      WHERE q.workspace_id = b.workspace_id AND q.brief_id = b.id))
  FROM briefs b WHERE b.workspace_id = p_workspace AND b.id = p_brief
$$;

CREATE FUNCTION app.enter_brief_of_question() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its uuid := (CASE TG_TABLE_NAME WHEN 'clarifications' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'clarification_id' END)::uuid;
  before text[] := app.step_in(NEW.workspace_id);
BEGIN
  PERFORM app.enter_search(b.workspace_id, b.id, 'brief', b.engagement_id, b.state = 'draft', b.created_at,
                           app.text_of_brief(b.workspace_id, b.id))
    FROM clarifications q JOIN briefs b ON b.workspace_id = q.workspace_id AND b.id = q.brief_id
    WHERE q.workspace_id = NEW.workspace_id AND q.id = its;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER clarifications_found AFTER INSERT ON clarifications
  FOR EACH ROW EXECUTE FUNCTION app.enter_brief_of_question();
CREATE TRIGGER clarification_answers_found AFTER INSERT ON clarification_answers
  FOR EACH ROW EXECUTE FUNCTION app.enter_brief_of_question();
GRANT EXECUTE ON FUNCTION app.enter_brief_of_question() TO handover_app;

-- Names and titles are compared as all other words are: also đ, ø and ł are found by the letter without its stroke.
CREATE OR REPLACE FUNCTION app.words_of(p_text text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT left(word, 40)), '{}') FROM regexp_split_to_table(app.plain(p_text), ' ') AS word
  WHERE word <> ''
$$;

DO $$
DECLARE t text;
  read text[] := ARRAY['briefs', 'brief_givens', 'deliverables', 'acceptance_criteria', 'clarifications',
                       'clarification_answers', 'brief_words', 'search_entries'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.enter_search(b.workspace_id, b.id, 'brief', b.engagement_id, b.state = 'draft', b.created_at,
                           app.text_of_brief(b.workspace_id, b.id))
    FROM briefs b
    WHERE EXISTS (SELECT 1 FROM clarifications q WHERE q.workspace_id = b.workspace_id AND q.brief_id = b.id);
  PERFORM app.note_all_brief_words();
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;
