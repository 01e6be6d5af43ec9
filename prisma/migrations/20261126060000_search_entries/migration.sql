-- Full-text search over briefs, messages, clauses, playbooks and the names of files (docs/adr/0015). One row for each thing
-- that can be found: whose it is, and its words. Never read by itself: what is found is read from its own table, under that
-- table's own policy.
CREATE TABLE search_entries (
  workspace_id  uuid NOT NULL,
  -- of the brief, message, clause, playbook or file
  id            uuid NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('brief', 'message', 'clause', 'playbook', 'file')),
  engagement_id uuid,
  -- a draft, or a playbook: the owner's side's alone
  is_staffs     boolean NOT NULL,
  at            timestamptz(3) NOT NULL,
  words         tsvector NOT NULL,
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT search_entries_engagement FOREIGN KEY (workspace_id, engagement_id) REFERENCES engagements (workspace_id, id)
    ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT search_entries_shared_in_an_engagement CHECK (engagement_id IS NOT NULL OR is_staffs)
);
CREATE INDEX search_entries_words ON search_entries USING gin (words);

-- A text as it is kept and looked for, whatever the language and the database's locale: small letters without accents, with
-- nothing but spaces between the words. The same as plainOf in lib/search/words.rules.ts. Small letters of other alphabets
-- too, where this server knows a collation that has them.
DO $$
DECLARE letters text := coalesce(
  (SELECT format('COLLATE %I', collname) FROM pg_collation WHERE collname IN ('pg_c_utf8', 'und-x-icu')
   ORDER BY collname = 'pg_c_utf8' DESC LIMIT 1), '');
BEGIN
  EXECUTE format($f$
    CREATE FUNCTION app.plain(p_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $b$
      SELECT btrim(regexp_replace(
        translate(replace(replace(replace(
          lower(regexp_replace(normalize(p_text, NFKD), U&'[\0300-\036F]', '', 'g') %s),
          'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'øłđðħı', 'olddhi'),
        U&'[\0001-\002F\003A-\0040\005B-\0060\007B-\00A9\00AB-\00B4\00B6-\00B9\00BB-\00BF\00D7\00F7\2000-\206F\20A0-\20CF\2190-\2BFF\3000-\303F]+',
        ' ', 'g'))
    $b$ $f$, letters);
END $$;

-- What is looked for: set for one statement, and matched by the policy below.
CREATE FUNCTION app.sought() RETURNS tsquery LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.sought', true), '')::tsquery $$;
-- The entry that a trigger is writing.
CREATE FUNCTION app.keeping() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.keeping', true), '')::uuid $$;

ALTER TABLE search_entries ENABLE ROW LEVEL SECURITY; ALTER TABLE search_entries FORCE ROW LEVEL SECURITY;
-- Matching words isn't leakproof, so as a condition of a query it can't lead an index search below a policy. As part of the
-- policy it can: nothing is to be seen here but what was looked for.
CREATE POLICY found ON search_entries FOR SELECT USING (
  (words @@ (SELECT app.sought()) AND (
    workspace_id = ANY ((SELECT app.staff_of())::uuid[])
    OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND NOT is_staffs)))
  OR id = (SELECT app.keeping()));
CREATE POLICY enter ON search_entries FOR INSERT WITH CHECK (id = (SELECT app.keeping()));
CREATE POLICY amend ON search_entries FOR UPDATE USING (id = (SELECT app.keeping())) WITH CHECK (id = (SELECT app.keeping()));
CREATE POLICY leave ON search_entries FOR DELETE USING (id = (SELECT app.keeping()));

-- Words that no text has say whose an entry is, of which kind and from which month. They only narrow down what the index
-- gives: the columns decide.
CREATE FUNCTION app.mark(p_of text, p_what text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT '/' || p_of || right(replace(p_what, '-', ''), 12) $$;
CREATE FUNCTION app.month_of(p_at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT to_char(p_at AT TIME ZONE 'UTC', 'YYYYMM') $$;
-- 200,000 letters of a text are more than anybody writes, and less than a tsvector takes.
CREATE FUNCTION app.words_to_find(p_workspace uuid, p_engagement uuid, p_kind text, p_at timestamptz, p_text text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('pg_catalog.simple', app.plain(left(p_text, 200000)))
    || array_to_tsvector(array_remove(ARRAY[app.mark('w', p_workspace::text), app.mark('e', p_engagement::text),
      app.mark('k', p_kind), app.mark('m', app.month_of(p_at))], NULL))
$$;

-- What to look for: the beginning of each word of `p_begin`, and each of `p_phrases` word for word.
CREATE FUNCTION app.query_for(p_begin text, p_phrases text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(format('(%s)', part), ' & '), '')::tsquery FROM (
    -- a single letter is a word of its own: as a beginning it would be everything
    SELECT to_tsquery('pg_catalog.simple', quote_literal(word) || CASE WHEN length(word) > 1 THEN ':*' ELSE '' END)::text AS part
      FROM regexp_split_to_table(app.plain(p_begin), ' ') AS word WHERE word <> ''
    UNION ALL
    SELECT phraseto_tsquery('pg_catalog.simple', app.plain(phrase))::text FROM unnest(p_phrases) AS phrase) AS parts
  WHERE part <> ''
$$;

-- Says what is looked for, for the statements that follow in this transaction: the words, and of each kind of mark one of
-- those named. Nothing is found where nothing is asked.
CREATE FUNCTION app.seek(p_words tsquery, p_marks jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE query tsquery := p_words; these text[];
BEGIN
  IF numnode(query) > 0 THEN
    FOR these IN SELECT ARRAY(SELECT quote_literal(app.mark(m.key, v)) FROM jsonb_array_elements_text(m.value) AS v)
                 FROM jsonb_each(p_marks) AS m LOOP
      IF cardinality(these) = 0 THEN query := ''; EXIT; END IF;
      query := query && array_to_string(these, ' | ')::tsquery;
    END LOOP;
  END IF;
  PERFORM set_config('app.sought', query::text, true);
END $$;

-- How entries are kept: by triggers, inside whatever change makes them untrue ---------------------------------------------

CREATE FUNCTION app.enter_search(p_workspace uuid, p_id uuid, p_kind text, p_engagement uuid, p_is_staffs boolean,
  p_at timestamptz, p_text text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('app.keeping', true), '');
  now_says tsvector := app.words_to_find(p_workspace, p_engagement, p_kind, p_at, p_text);
BEGIN
  PERFORM set_config('app.keeping', p_id::text, true);
  IF p_text = '' THEN
    DELETE FROM search_entries WHERE workspace_id = p_workspace AND id = p_id;
  ELSE
    INSERT INTO search_entries AS s (workspace_id, id, kind, engagement_id, is_staffs, at, words)
      VALUES (p_workspace, p_id, p_kind, p_engagement, p_is_staffs, p_at, now_says)
      ON CONFLICT (workspace_id, id) DO UPDATE SET engagement_id = excluded.engagement_id, is_staffs = excluded.is_staffs,
        at = excluded.at, words = excluded.words
        WHERE (s.engagement_id, s.is_staffs, s.at, s.words) IS DISTINCT FROM
              (excluded.engagement_id, excluded.is_staffs, excluded.at, excluded.words);
  END IF;
  PERFORM set_config('app.keeping', before, true);
END $$;

CREATE FUNCTION app.leave_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text := coalesce(current_setting('app.keeping', true), '');
BEGIN
  PERFORM set_config('app.keeping', OLD.id::text, true);
  DELETE FROM search_entries WHERE workspace_id = OLD.workspace_id AND id = OLD.id;
  PERFORM set_config('app.keeping', before, true);
  RETURN NULL;
END $$;

-- An entry says all of what it stands for, whoever's change made it: it is read as the workspace. What was before comes back.
CREATE FUNCTION app.step_in(p_workspace uuid) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE before text[] := ARRAY(SELECT coalesce(current_setting('app.' || name, true), '')
  FROM unnest(ARRAY['actor', 'user_id', 'staff_of', 'member_of', 'engaged_in']) WITH ORDINALITY AS s (name, n) ORDER BY n);
BEGIN
  PERFORM app.act_as_workspace(p_workspace);
  RETURN before;
END $$;
CREATE FUNCTION app.step_out(p_before text[]) RETURNS void LANGUAGE sql AS $$
  SELECT set_config('app.actor', p_before[1], true), set_config('app.user_id', p_before[2], true),
    set_config('app.staff_of', p_before[3], true), set_config('app.member_of', p_before[4], true),
    set_config('app.engaged_in', p_before[5], true)
$$;

-- What a brief says, as far as words can find it; parts that a change has taken away are not of it any more.
CREATE FUNCTION app.text_of_brief(p_workspace uuid, p_brief uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat_ws(E'\n', b.title, b.outcome, b.instructions,
    (SELECT string_agg(g.text, E'\n' ORDER BY g.position) FROM brief_givens g
      WHERE g.workspace_id = b.workspace_id AND g.brief_id = b.id AND g.retired_in_id IS NULL),
    (SELECT string_agg(d.title, E'\n' ORDER BY d.position) FROM deliverables d
      WHERE d.workspace_id = b.workspace_id AND d.brief_id = b.id AND d.retired_in_id IS NULL),
    (SELECT string_agg(c.text, E'\n' ORDER BY c.position) FROM acceptance_criteria c
      WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id AND c.retired_in_id IS NULL))
  FROM briefs b WHERE b.workspace_id = p_workspace AND b.id = p_brief
$$;
CREATE FUNCTION app.enter_brief() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  PERFORM app.enter_search(b.workspace_id, b.id, 'brief', b.engagement_id, b.state = 'draft', b.created_at,
                           app.text_of_brief(b.workspace_id, b.id))
    FROM briefs b WHERE b.workspace_id = NEW.workspace_id AND b.id = NEW.id AND b.version = NEW.version;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
-- at the end of the transaction, when its parts are written too; whatever changes a part counts its version up
CREATE CONSTRAINT TRIGGER briefs_found AFTER INSERT OR UPDATE ON briefs DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.enter_brief();
CREATE TRIGGER briefs_not_found AFTER DELETE ON briefs FOR EACH ROW EXECUTE FUNCTION app.leave_search();

CREATE FUNCTION app.enter_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.enter_search(NEW.workspace_id, NEW.id, 'message', NEW.engagement_id, false, NEW.created_at, NEW.body);
  RETURN NULL;
END $$;
CREATE TRIGGER messages_found AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION app.enter_message();
CREATE TRIGGER messages_found_anew AFTER UPDATE OF body ON messages FOR EACH ROW
  WHEN (OLD.body IS DISTINCT FROM NEW.body) EXECUTE FUNCTION app.enter_message();
CREATE TRIGGER messages_not_found AFTER DELETE ON messages FOR EACH ROW EXECUTE FUNCTION app.leave_search();

CREATE FUNCTION app.enter_clause() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  PERFORM app.enter_search(NEW.workspace_id, NEW.id, 'clause', NEW.engagement_id, v.proposed_at IS NULL, v.created_at,
                           NEW.heading || E'\n' || NEW.body)
    FROM agreement_versions v WHERE v.workspace_id = NEW.workspace_id AND v.id = NEW.version_id;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER agreement_clauses_found AFTER INSERT OR UPDATE ON agreement_clauses
  FOR EACH ROW EXECUTE FUNCTION app.enter_clause();
CREATE TRIGGER agreement_clauses_not_found AFTER DELETE ON agreement_clauses
  FOR EACH ROW EXECUTE FUNCTION app.leave_search();
CREATE FUNCTION app.enter_proposed_clauses() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  PERFORM app.enter_search(c.workspace_id, c.id, 'clause', c.engagement_id, false, NEW.created_at, c.heading || E'\n' || c.body)
    FROM agreement_clauses c WHERE c.workspace_id = NEW.workspace_id AND c.version_id = NEW.id;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER agreement_versions_found AFTER UPDATE OF proposed_at ON agreement_versions FOR EACH ROW
  WHEN (OLD.proposed_at IS NULL AND NEW.proposed_at IS NOT NULL) EXECUTE FUNCTION app.enter_proposed_clauses();

-- What a version of a playbook says: every text in it but the name of its format.
CREATE FUNCTION app.text_of_playbook(p_content jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(said #>> '{}', E'\n'), '')
  FROM jsonb_path_query(p_content - 'format', 'strict $.** ? (@.type() == "string")') AS said
$$;
CREATE FUNCTION app.enter_playbook() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its uuid := (CASE TG_TABLE_NAME WHEN 'playbooks' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'playbook_id' END)::uuid;
  before text[] := app.step_in(NEW.workspace_id);
BEGIN
  PERFORM app.enter_search(p.workspace_id, p.id, 'playbook', NULL, true, v.saved_at,
                           p.name || E'\n' || app.text_of_playbook(v.content))
    FROM playbooks p JOIN playbook_versions v ON v.workspace_id = p.workspace_id AND v.playbook_id = p.id
    WHERE p.workspace_id = NEW.workspace_id AND p.id = its ORDER BY v.number DESC LIMIT 1;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER playbook_versions_found AFTER INSERT ON playbook_versions FOR EACH ROW EXECUTE FUNCTION app.enter_playbook();
CREATE TRIGGER playbooks_found AFTER UPDATE OF name ON playbooks FOR EACH ROW EXECUTE FUNCTION app.enter_playbook();

CREATE FUNCTION app.enter_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.enter_search(NEW.workspace_id, NEW.id, 'file', NEW.engagement_id, NEW.draft_of IS NOT NULL, NEW.created_at, NEW.name);
  RETURN NULL;
END $$;
CREATE TRIGGER files_found AFTER INSERT OR UPDATE OF name, draft_of ON files FOR EACH ROW EXECUTE FUNCTION app.enter_file();
CREATE TRIGGER files_not_found AFTER DELETE ON files FOR EACH ROW EXECUTE FUNCTION app.leave_search();

-- Which delivery a file came with.
CREATE INDEX delivery_items_by_file ON delivery_items (workspace_id, file_id) WHERE file_id IS NOT NULL;

-- All entries at once, as app.place_all_briefs does it for the inbox.
CREATE FUNCTION app.enter_all_search() RETURNS void LANGUAGE sql AS $$
  DELETE FROM search_entries;
  INSERT INTO search_entries (workspace_id, id, kind, engagement_id, is_staffs, at, words)
  SELECT e.workspace_id, e.id, e.kind, e.engagement_id, e.is_staffs, e.at,
         app.words_to_find(e.workspace_id, e.engagement_id, e.kind, e.at, e.text)
  FROM (
    SELECT b.workspace_id, b.id, 'brief' AS kind, b.engagement_id, b.state = 'draft' AS is_staffs, b.created_at AS at,
           app.text_of_brief(b.workspace_id, b.id) AS text FROM briefs b
    UNION ALL SELECT m.workspace_id, m.id, 'message', m.engagement_id, false, m.created_at, m.body FROM messages m
    UNION ALL SELECT c.workspace_id, c.id, 'clause', c.engagement_id, v.proposed_at IS NULL, v.created_at, c.heading || E'\n' || c.body
      FROM agreement_clauses c JOIN agreement_versions v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
    UNION ALL (SELECT DISTINCT ON (p.workspace_id, p.id) p.workspace_id, p.id, 'playbook', NULL::uuid, true, v.saved_at,
        p.name || E'\n' || app.text_of_playbook(v.content)
      FROM playbooks p JOIN playbook_versions v ON v.workspace_id = p.workspace_id AND v.playbook_id = p.id
      ORDER BY p.workspace_id, p.id, v.number DESC)
    UNION ALL SELECT f.workspace_id, f.id, 'file', f.engagement_id, f.draft_of IS NOT NULL, f.created_at, f.name FROM files f) AS e
  WHERE e.text <> ''
$$;
DO $$
DECLARE t text;
  read text[] := ARRAY['briefs', 'brief_givens', 'deliverables', 'acceptance_criteria', 'messages', 'agreement_clauses',
                       'agreement_versions', 'playbooks', 'playbook_versions', 'files', 'search_entries'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.enter_all_search();
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;

GRANT EXECUTE ON FUNCTION app.plain(text), app.sought(), app.keeping(), app.mark(text, text), app.month_of(timestamptz),
  app.words_to_find(uuid, uuid, text, timestamptz, text), app.query_for(text, text[]), app.seek(tsquery, jsonb),
  app.enter_search(uuid, uuid, text, uuid, boolean, timestamptz, text), app.leave_search(), app.step_in(uuid), app.step_out(text[]),
  app.text_of_brief(uuid, uuid), app.enter_brief(), app.enter_message(), app.enter_clause(), app.enter_proposed_clauses(),
  app.text_of_playbook(jsonb), app.enter_playbook(), app.enter_file() TO handover_app;
REVOKE EXECUTE ON FUNCTION app.enter_all_search() FROM PUBLIC, handover_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON search_entries TO handover_app;
