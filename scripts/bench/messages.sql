-- Adds `bench.messages` messages to the threads that are there, half of them in Ruth's business, over two years. Their words
-- are drawn as people use words: a few are everywhere, most are nearly nowhere (Zipf's law, 20,000 words). For the bench only.
SET session_replication_role = replica;
SET LOCAL jit = off;
CREATE TEMP TABLE place AS
  SELECT row_number() OVER (ORDER BY NOT is_ours) - 1 AS n, * FROM (
    SELECT DISTINCT ON (t.engagement_id) t.workspace_id, t.engagement_id, t.id, e.assistant_user_id AS author,
      w.slug = 'adeyemi-ceramics' AS is_ours
    FROM threads t JOIN engagements e ON e.id = t.engagement_id JOIN workspaces w ON w.id = t.workspace_id) AS one;
CREATE INDEX ON place (n);
ANALYZE place;
INSERT INTO messages (workspace_id, id, engagement_id, thread_id, author_id, body, client_key, created_at)
  SELECT p.workspace_id, gen_random_uuid(), p.engagement_id, p.id, p.author, said.body, gen_random_uuid(),
    now() - interval '730 days' * (1 - i::float / current_setting('bench.messages')::int)
  FROM generate_series(1, current_setting('bench.messages')::int) i
  JOIN place p ON p.n = CASE WHEN i % 2 = 0 THEN i / 2 % (SELECT count(*) FROM place WHERE is_ours)
    ELSE i / 2 % (SELECT count(*) FROM place) END
  CROSS JOIN LATERAL (SELECT string_agg(translate(left(md5(n::text), 4 + n % 5), '0123456789', 'ghijklmnop'), ' ') AS body
    FROM (SELECT floor(exp(random() * ln(20000)) - 1)::int AS n FROM generate_series(1, 18 + i * 0)) AS drawn) AS said;
RESET session_replication_role;
-- what triggers would have kept
SELECT app.enter_all_search();
