-- Bytes that no row names any more: a delivery that was refused after its files were stored, a draft that was thrown away. A
-- sweep asks over all businesses, and learns nothing but which of the hashes it asks about are named.
-- (docs/operate.md says how to make the index beforehand where there are millions of files.)
CREATE INDEX IF NOT EXISTS files_by_hash ON files (sha256);
CREATE INDEX IF NOT EXISTS uploads_by_hash ON uploads (sha256) WHERE sha256 IS NOT NULL;
CREATE POLICY sweep ON files FOR SELECT USING ((SELECT app.actor()) = 'sweeper');
CREATE POLICY sweep ON uploads FOR SELECT USING ((SELECT app.actor()) = 'sweeper');

CREATE FUNCTION app.hashes_named(p_hashes text[]) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE before text := app.actor();
BEGIN
  PERFORM set_config('app.actor', 'sweeper', true);
  RETURN QUERY
    SELECT asked.sha256 FROM unnest(p_hashes) AS asked (sha256)
    WHERE EXISTS (SELECT 1 FROM files f WHERE f.sha256 = asked.sha256)
       OR EXISTS (SELECT 1 FROM uploads u WHERE u.sha256 = asked.sha256);
  PERFORM set_config('app.actor', before, true);
END $$;
GRANT EXECUTE ON FUNCTION app.hashes_named(text[]) TO handover_app;
