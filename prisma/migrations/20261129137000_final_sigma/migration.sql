-- Greek writes a sigma at the end of a word in another way: ς is σ to whoever searches, as in plainOf (lib/search/words.rules.ts).
DO $$
DECLARE letters text := coalesce(
  (SELECT format('COLLATE %I', collname) FROM pg_collation WHERE collname IN ('pg_c_utf8', 'und-x-icu')
   ORDER BY collname = 'pg_c_utf8' DESC LIMIT 1), '');
BEGIN
  EXECUTE format($f$
    CREATE OR REPLACE FUNCTION app.plain(p_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $b$
      SELECT btrim(regexp_replace(
        translate(replace(replace(replace(
          lower(regexp_replace(normalize(p_text, NFKD), U&'[\0300-\036F]', '', 'g') %s),
          'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'øłđðħıς', 'olddhiσ'),
        U&'[\0001-\002F\003A-\0040\005B-\0060\007B-\00A9\00AB-\00B4\00B6-\00B9\00BB-\00BF\00D7\00F7\2000-\206F\20A0-\20CF\2190-\2BFF\3000-\303F]+',
        ' ', 'g'))
    $b$ $f$, letters);
END $$;

-- What is there already is written anew by its letters alone: a word keeps its places.
ALTER TABLE search_entries NO FORCE ROW LEVEL SECURITY;
UPDATE search_entries SET words = replace(words::text, 'ς', 'σ')::tsvector WHERE words::text LIKE '%ς%';
ALTER TABLE search_entries FORCE ROW LEVEL SECURITY;

ALTER TABLE brief_words NO FORCE ROW LEVEL SECURITY;
INSERT INTO brief_words (workspace_id, brief_id, engagement_id, word, is_draft)
  SELECT workspace_id, brief_id, engagement_id, replace(word, 'ς', 'σ'), is_draft FROM brief_words WHERE word LIKE '%ς%'
  ON CONFLICT (workspace_id, brief_id, word) DO NOTHING;
DELETE FROM brief_words WHERE word LIKE '%ς%';
ALTER TABLE brief_words FORCE ROW LEVEL SECURITY;
