-- The words of each brief's title, so that finding a brief by the beginning of a word goes by an index. Under row level
-- security a pattern (LIKE, trigrams, full text) can't lead an index search, because its operators may leak; comparing
-- text can, so the beginning of a word is a range here.
CREATE TABLE brief_words (
  workspace_id  uuid NOT NULL,
  brief_id      uuid NOT NULL,
  engagement_id uuid NOT NULL,
  word          text COLLATE "C" NOT NULL,
  -- a draft isn't its assistant's to find; kept here, because asking the brief for each word costs more than finding it
  is_draft      boolean NOT NULL,
  PRIMARY KEY (workspace_id, brief_id, word),
  FOREIGN KEY (workspace_id, engagement_id, brief_id) REFERENCES briefs (workspace_id, engagement_id, id)
    ON DELETE CASCADE ON UPDATE CASCADE
);
-- ids grow with time: of equal words the newest brief comes first
CREATE INDEX brief_words_of_workspace ON brief_words (workspace_id, word, brief_id DESC) INCLUDE (engagement_id, is_draft);
CREATE INDEX brief_words_of_engagement ON brief_words (engagement_id, word, brief_id DESC) INCLUDE (workspace_id, is_draft);

ALTER TABLE brief_words ENABLE ROW LEVEL SECURITY; ALTER TABLE brief_words FORCE ROW LEVEL SECURITY;
-- what a draft is called is the owner's side's alone, as the draft is
CREATE POLICY shared ON brief_words USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[])
  OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND NOT is_draft));

-- The words of a text as they are kept and as they are looked for: small, without accents, each once, 40 letters of it.
CREATE FUNCTION app.words_of(p_text text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT left(word, 40)), '{}')
  FROM regexp_split_to_table(
    lower(regexp_replace(normalize(p_text, NFKD), U&'[\0300-\036F]', '', 'g')),
    U&'[[:space:][:punct:]\00A0\00AB\00B7\00BB\2010-\2027\2030-\205E]+') AS word
  WHERE word <> ''
$$;

-- The first letter sequence that no word beginning like this reaches.
CREATE FUNCTION app.after_prefix(p_prefix text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_prefix || chr(1114111)
$$;

CREATE FUNCTION app.note_brief_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE words text[] := app.words_of(NEW.title);
BEGIN
  DELETE FROM brief_words WHERE workspace_id = NEW.workspace_id AND brief_id = NEW.id AND word <> ALL (words);
  INSERT INTO brief_words (workspace_id, brief_id, engagement_id, word, is_draft)
    SELECT NEW.workspace_id, NEW.id, NEW.engagement_id, unnest(words), NEW.state = 'draft'
    ON CONFLICT (workspace_id, brief_id, word) DO UPDATE SET is_draft = excluded.is_draft;
  RETURN NULL;
END $$;
CREATE TRIGGER briefs_words AFTER INSERT ON briefs FOR EACH ROW EXECUTE FUNCTION app.note_brief_words();
CREATE TRIGGER briefs_words_anew AFTER UPDATE OF title, state ON briefs FOR EACH ROW
  WHEN (OLD.title IS DISTINCT FROM NEW.title OR (OLD.state = 'draft') IS DISTINCT FROM (NEW.state = 'draft'))
  EXECUTE FUNCTION app.note_brief_words();

-- All words at once, as app.place_all_briefs does it for the inbox.
CREATE FUNCTION app.note_all_brief_words() RETURNS void LANGUAGE sql AS $$
  DELETE FROM brief_words;
  INSERT INTO brief_words (workspace_id, brief_id, engagement_id, word, is_draft)
    SELECT b.workspace_id, b.id, b.engagement_id, w.word, b.state = 'draft' FROM briefs b CROSS JOIN LATERAL unnest(app.words_of(b.title)) AS w (word)
$$;

DO $$
DECLARE t text;
  read text[] := ARRAY['briefs', 'brief_words'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.note_all_brief_words();
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

GRANT EXECUTE ON FUNCTION app.words_of(text), app.after_prefix(text), app.note_brief_words() TO handover_app;
REVOKE EXECUTE ON FUNCTION app.note_all_brief_words() FROM PUBLIC, handover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON brief_words TO handover_app;
