-- What a tool has asked for under a key of its own, so that what it sends twice is done once and answered alike
-- (draft-ietf-httpapi-idempotency-key-header). Small, short-lived rows; a new, empty table.
CREATE TABLE api_requests (
  token_id    uuid NOT NULL REFERENCES api_tokens (id) ON DELETE CASCADE,
  key         uuid NOT NULL,
  user_id     uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  -- of method, address and body: the same key for something else is a mistake
  asked_hash  text NOT NULL,
  -- what it makes gets this id, also when it is asked again after an answer was lost
  fresh_id    uuid NOT NULL,
  begun_at    timestamptz(3) NOT NULL,
  -- set once, when it was done
  answered_at timestamptz(3),
  status      smallint,
  etag        text,
  body        text,
  CONSTRAINT api_requests_pkey PRIMARY KEY (token_id, key),
  CONSTRAINT api_requests_hash CHECK (asked_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT api_requests_answer_whole CHECK (num_nonnulls(answered_at, status) IN (0, 2)),
  CONSTRAINT api_requests_only_done CHECK (status BETWEEN 200 AND 299)
);
CREATE INDEX api_requests_of_person ON api_requests (user_id, begun_at);

ALTER TABLE api_requests ENABLE ROW LEVEL SECURITY; ALTER TABLE api_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON api_requests USING (user_id = (SELECT app.me())) WITH CHECK (user_id = (SELECT app.me()));
CREATE POLICY eraser ON api_requests TO handover_eraser USING (
  (SELECT app.actor()) = 'eraser' AND (user_id = (SELECT app.me()) OR EXISTS (
    SELECT 1 FROM api_tokens t WHERE t.id = api_requests.token_id AND t.workspace_id = ANY ((SELECT app.erasing())::uuid[]))));
GRANT SELECT, INSERT, UPDATE, DELETE ON api_requests TO handover_app;
REVOKE TRUNCATE ON api_requests FROM handover_app;
