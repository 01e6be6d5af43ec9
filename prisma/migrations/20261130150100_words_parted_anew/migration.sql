-- The words that are kept are written anew where a text has a character that app.plain may take otherwise since the migration before this
-- one. Texts are only read and no table is locked: what waits is a change to one of these texts while this runs. Whatever is written
-- meanwhile, by the version before too, is written by the new app.plain.
DO $$
DECLARE
  -- what has always been taken as it is now: Latin, Greek and Cyrillic letters, Chinese, Japanese and Korean ones, and most signs
  other text := U&'[^\0001-\00BB\00BF-\013E\0141-\02AF\0300-\0373\0376-\0379\037B-\0386\0388-\03F5\03F7-\0481\048A-\0530\1E00-\1EFF'
    '\2000-\206F\20A0-\20A7\20A9-\20C0\2190-\244A\2460-\2473\2500-\2775\2794-\27FF\2B00-\2BFF\3000-\3004\3008-\3020\3030'
    '\3040-\309A\309D-\309F\30A1-\30FA\30FC-\30FF\3400-\4DBF\4E00-\9FFF\AC00-\D7A3]';
  business uuid;
  kind text;
  found uuid;
  title record;
BEGIN
  FOR business IN SELECT id FROM workspaces ORDER BY id LOOP
    PERFORM app.act_as_workspace(business);
    FOR title IN SELECT b.id, b.engagement_id, b.state = 'draft' AS is_draft, app.words_of(b.title) AS words
      FROM briefs b WHERE b.workspace_id = business AND b.title ~ other ORDER BY b.id
    LOOP
      DELETE FROM brief_words WHERE workspace_id = business AND brief_id = title.id AND word <> ALL (title.words);
      INSERT INTO brief_words (workspace_id, brief_id, engagement_id, word, is_draft)
        SELECT business, title.id, title.engagement_id, unnest(title.words), title.is_draft
        ON CONFLICT (workspace_id, brief_id, word) DO NOTHING;
    END LOOP;
    FOR kind IN SELECT substr(c.relname, length('found_') + 1) FROM pg_class c
      WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'v' AND starts_with(c.relname, 'found_') ORDER BY c.relname
    LOOP
      FOR found IN EXECUTE format('SELECT f.id FROM app.%I f WHERE f.workspace_id = $1 AND f.text ~ $2 ORDER BY f.id',
        'found_' || kind) USING business, other
      LOOP
        PERFORM app.enter_entries(kind, business, 'id', found);
      END LOOP;
    END LOOP;
  END LOOP;
END $$;
