-- Who finds something is said with it, since it isn't always the same: a former assistant finds what stays theirs to read, what
-- an owner reckons is the owners' alone, and what one side has written of an evaluation is nobody else's until both are in. And
-- what is found of each kind is said once, in a view: what keeps the entries and what makes them all anew both read it
-- (docs/adr/0091).

ALTER TABLE search_entries
  -- `all`: owners and managers; `approvers`: the owners, and managers whom they let approve time; `owners`; `none`
  ADD COLUMN for_staff text NOT NULL DEFAULT 'all' CHECK (for_staff IN ('all', 'approvers', 'owners', 'none')),
  -- `engaged`: until the work has ended; `ever`: also after that; `none`
  ADD COLUMN for_assistant text NOT NULL DEFAULT 'engaged' CHECK (for_assistant IN ('engaged', 'ever', 'none')),
  DROP CONSTRAINT search_entries_kind_check,
  -- what an owner reckons has the id of its evaluation
  DROP CONSTRAINT search_entries_pkey,
  ADD PRIMARY KEY (workspace_id, id, kind);

-- An actor is stepped back out of as it was, also a former assistant: what they had worked in was forgotten.
CREATE OR REPLACE FUNCTION app.step_in(p_workspace uuid) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE before text[] := ARRAY(SELECT coalesce(current_setting('app.' || name, true), '')
  FROM unnest(ARRAY['actor', 'user_id', 'staff_of', 'member_of', 'engaged_in', 'engaged_once_in'])
    WITH ORDINALITY AS s (name, n) ORDER BY n);
BEGIN
  PERFORM app.act_as_workspace(p_workspace);
  RETURN before;
END $$;
CREATE OR REPLACE FUNCTION app.step_out(p_before text[]) RETURNS void LANGUAGE sql AS $$
  SELECT set_config('app.actor', p_before[1], true), set_config('app.user_id', p_before[2], true),
    set_config('app.staff_of', p_before[3], true), set_config('app.member_of', p_before[4], true),
    set_config('app.engaged_in', p_before[5], true), set_config('app.engaged_once_in', p_before[6], true)
$$;

-- Of which businesses somebody is an owner, and in which they approve time.
CREATE FUNCTION app.owner_of() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(m.workspace_id), '{}') FROM memberships m
  WHERE m.user_id = app.me() AND m.role = 'owner' AND m.ended_at IS NULL
$$;
CREATE FUNCTION app.approver_of() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(m.workspace_id), '{}') FROM memberships m JOIN workspaces w ON w.id = m.workspace_id
  WHERE m.user_id = app.me() AND m.ended_at IS NULL
    AND (m.role = 'owner' OR (m.role = 'manager' AND w.managers_approve_time))
$$;

DROP POLICY found ON search_entries;
CREATE POLICY found ON search_entries FOR SELECT USING (
  (words @@ (SELECT app.sought()) AND (
    (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) AND (for_staff = 'all'
      OR (for_staff = 'owners' AND workspace_id = ANY ((SELECT app.owner_of())::uuid[]))
      OR (for_staff = 'approvers' AND workspace_id = ANY ((SELECT app.approver_of())::uuid[]))))
    OR (for_assistant <> 'none' AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
    OR (for_assistant = 'ever' AND engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]))))
  OR id = (SELECT app.keeping()));

-- How entries are kept ------------------------------------------------------------------------------------------------

DROP TRIGGER briefs_found ON briefs;
DROP TRIGGER clarifications_found ON clarifications;
DROP TRIGGER clarification_answers_found ON clarification_answers;
DROP TRIGGER risk_reports_found ON risk_reports;
DROP TRIGGER change_requests_found ON change_requests;
DROP TRIGGER change_answers_found ON change_answers;
DROP TRIGGER messages_found ON messages;
DROP TRIGGER messages_found_anew ON messages;
DROP TRIGGER agreement_clauses_found ON agreement_clauses;
DROP TRIGGER agreement_versions_found ON agreement_versions;
DROP TRIGGER playbook_versions_found ON playbook_versions;
DROP TRIGGER playbooks_found ON playbooks;
DROP TRIGGER files_found ON files;
DROP TRIGGER files_found_anew ON files;
DROP FUNCTION app.enter_brief(), app.enter_brief_of_question(), app.enter_brief_of_part(), app.enter_message(),
  app.enter_clause(), app.enter_proposed_clauses(), app.enter_playbook(), app.enter_file(),
  app.enter_search(uuid, uuid, text, uuid, boolean, timestamptz, text);

CREATE FUNCTION app.enter_search(p_workspace uuid, p_id uuid, p_kind text, p_engagement uuid, p_for_staff text,
  p_for_assistant text, p_at timestamptz, p_text text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('app.keeping', true), '');
  now_says tsvector := app.words_to_find(p_workspace, p_engagement, p_kind, p_at, p_text);
BEGIN
  PERFORM set_config('app.keeping', p_id::text, true);
  IF p_text = '' THEN
    DELETE FROM search_entries WHERE workspace_id = p_workspace AND id = p_id AND kind = p_kind;
  ELSE
    INSERT INTO search_entries AS s (workspace_id, id, kind, engagement_id, for_staff, for_assistant, at, words)
      VALUES (p_workspace, p_id, p_kind, p_engagement, p_for_staff, p_for_assistant, p_at, now_says)
      ON CONFLICT (workspace_id, id, kind) DO UPDATE SET engagement_id = excluded.engagement_id,
        for_staff = excluded.for_staff, for_assistant = excluded.for_assistant, at = excluded.at, words = excluded.words
        WHERE (s.engagement_id, s.for_staff, s.for_assistant, s.at, s.words) IS DISTINCT FROM
              (excluded.engagement_id, excluded.for_staff, excluded.for_assistant, excluded.at, excluded.words);
  END IF;
  PERFORM set_config('app.keeping', before, true);
END $$;

-- Each kind has a view app.found_KIND of all that is found of it: whose it is, who finds it, and its text. `of_id` is what it is
-- part of, by which all parts of that are entered anew.
CREATE FUNCTION app.enter_entries(p_kind text, p_workspace uuid, p_by text, p_id uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(p_workspace);
BEGIN
  EXECUTE format(
    'SELECT app.enter_search(f.workspace_id, f.id, %L, f.engagement_id, f.for_staff, f.for_assistant, f.at, f.text)
     FROM app.%I f WHERE f.workspace_id = $1 AND f.%I = $2', p_kind, 'found_' || p_kind, p_by) USING p_workspace, p_id;
  PERFORM app.step_out(before);
END $$;

-- enter_found(KIND, COLUMN[, 'of_id']): the row's column names what is to be entered anew.
CREATE FUNCTION app.enter_found() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.enter_entries(TG_ARGV[0], NEW.workspace_id, coalesce(TG_ARGV[2], 'id'), (to_jsonb(NEW) ->> TG_ARGV[1])::uuid);
  RETURN NULL;
END $$;

-- All there is of a kind, for a new view and for an import.
CREATE FUNCTION app.enter_kind(p_kind text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO search_entries (workspace_id, id, kind, engagement_id, for_staff, for_assistant, at, words)
     SELECT f.workspace_id, f.id, %1$L, f.engagement_id, f.for_staff, f.for_assistant, f.at,
       app.words_to_find(f.workspace_id, f.engagement_id, %1$L, f.at, f.text)
     FROM app.%2$I f WHERE f.text <> ''''', p_kind, 'found_' || p_kind);
END $$;
CREATE OR REPLACE FUNCTION app.enter_all_search() RETURNS void LANGUAGE sql AS $$
  DELETE FROM search_entries;
  SELECT app.enter_kind(substr(c.relname, length('found_') + 1)) FROM pg_class c
  WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'v' AND starts_with(c.relname, 'found_')
$$;

-- What there has been: briefs, messages, clauses, playbooks and files -------------------------------------------------

CREATE VIEW app.found_brief WITH (security_invoker = true) AS
  SELECT b.workspace_id, b.id, b.id AS of_id, b.engagement_id, 'all' AS for_staff,
    CASE b.state WHEN 'draft' THEN 'none' ELSE 'engaged' END AS for_assistant, b.created_at AS at,
    app.text_of_brief(b.workspace_id, b.id) AS text
  FROM briefs b;
-- at the end of the transaction, when its parts are written too; whatever changes a part counts its version up
CREATE FUNCTION app.enter_brief() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  IF EXISTS (SELECT 1 FROM briefs b WHERE b.workspace_id = NEW.workspace_id AND b.id = NEW.id AND b.version = NEW.version) THEN
    PERFORM app.enter_entries('brief', NEW.workspace_id, 'id', NEW.id);
  END IF;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER briefs_found AFTER INSERT OR UPDATE ON briefs DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.enter_brief();
-- A delivery, an answer to it and an end move their brief, and are entered with it. These don't.
CREATE TRIGGER clarifications_found AFTER INSERT ON clarifications
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('brief', 'brief_id');
CREATE TRIGGER risk_reports_found AFTER INSERT ON risk_reports
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('brief', 'brief_id');
CREATE TRIGGER change_requests_found AFTER INSERT ON change_requests
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('brief', 'brief_id');
CREATE TRIGGER change_request_parts_found AFTER INSERT ON change_request_parts
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('brief', 'brief_id');
-- and of an answer only what it answers says which brief it is about
CREATE FUNCTION app.enter_brief_of_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its uuid;
  before text[] := app.step_in(NEW.workspace_id);
BEGIN
  IF TG_TABLE_NAME = 'change_answers' THEN
    SELECT c.brief_id INTO its FROM change_requests c WHERE c.workspace_id = NEW.workspace_id AND c.id = NEW.request_id;
  ELSE
    SELECT q.brief_id INTO its FROM clarifications q WHERE q.workspace_id = NEW.workspace_id AND q.id = NEW.clarification_id;
  END IF;
  PERFORM app.enter_entries('brief', NEW.workspace_id, 'id', its);
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER clarification_answers_found AFTER INSERT ON clarification_answers
  FOR EACH ROW EXECUTE FUNCTION app.enter_brief_of_answer();
CREATE TRIGGER change_answers_found AFTER INSERT ON change_answers
  FOR EACH ROW EXECUTE FUNCTION app.enter_brief_of_answer();

CREATE VIEW app.found_message WITH (security_invoker = true) AS
  SELECT m.workspace_id, m.id, m.thread_id AS of_id, m.engagement_id, 'all' AS for_staff, 'engaged' AS for_assistant,
    m.created_at AS at, m.body AS text
  FROM messages m;
CREATE TRIGGER messages_found AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION app.enter_found('message', 'id');
CREATE TRIGGER messages_found_anew AFTER UPDATE OF body ON messages FOR EACH ROW
  WHEN (OLD.body IS DISTINCT FROM NEW.body) EXECUTE FUNCTION app.enter_found('message', 'id');

CREATE VIEW app.found_clause WITH (security_invoker = true) AS
  SELECT c.workspace_id, c.id, v.agreement_id AS of_id, c.engagement_id, 'all' AS for_staff,
    CASE WHEN v.proposed_at IS NULL THEN 'none' WHEN a.in_force_at IS NULL THEN 'engaged' ELSE 'ever' END AS for_assistant,
    v.created_at AS at, c.heading || E'\n' || c.body AS text
  FROM agreement_clauses c
  JOIN agreement_versions v ON v.workspace_id = c.workspace_id AND v.id = c.version_id
  JOIN agreements a ON a.workspace_id = v.workspace_id AND a.id = v.agreement_id;
CREATE TRIGGER agreement_clauses_found AFTER INSERT OR UPDATE ON agreement_clauses
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('clause', 'id');
CREATE TRIGGER agreement_versions_found AFTER UPDATE OF proposed_at ON agreement_versions FOR EACH ROW
  WHEN (OLD.proposed_at IS NULL AND NEW.proposed_at IS NOT NULL)
  EXECUTE FUNCTION app.enter_found('clause', 'agreement_id', 'of_id');
CREATE TRIGGER agreements_keep_clauses AFTER UPDATE OF in_force_at ON agreements FOR EACH ROW
  WHEN (OLD.in_force_at IS DISTINCT FROM NEW.in_force_at) EXECUTE FUNCTION app.enter_found('clause', 'id', 'of_id');

CREATE VIEW app.found_playbook WITH (security_invoker = true) AS
  SELECT p.workspace_id, p.id, p.id AS of_id, NULL::uuid AS engagement_id, 'all' AS for_staff, 'none' AS for_assistant,
    v.saved_at AS at, p.name || E'\n' || app.text_of_playbook(v.content) AS text
  FROM playbooks p CROSS JOIN LATERAL (
    SELECT v.content, v.saved_at FROM playbook_versions v WHERE v.workspace_id = p.workspace_id AND v.playbook_id = p.id
    ORDER BY v.number DESC LIMIT 1) AS v;
CREATE TRIGGER playbook_versions_found AFTER INSERT ON playbook_versions
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('playbook', 'playbook_id');
CREATE TRIGGER playbooks_found AFTER UPDATE OF name ON playbooks
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('playbook', 'id');

-- A file that is held for somebody until their message is delivered isn't found before that. A receipt is the owners' to see,
-- as its expense is. Signed copies, receipts and proofs of payment stay an assistant's, as files can be read at all.
CREATE VIEW app.found_file WITH (security_invoker = true) AS
  SELECT f.workspace_id, f.id, f.id AS of_id, f.engagement_id,
    CASE WHEN EXISTS (SELECT 1 FROM expenses x WHERE x.workspace_id = f.workspace_id AND x.engagement_id = f.engagement_id
      AND x.receipt_file_id = f.id) THEN 'owners' ELSE 'all' END AS for_staff,
    CASE WHEN f.draft_of IS NOT NULL THEN 'none'
      WHEN EXISTS (SELECT 1 FROM agreement_copies c WHERE c.workspace_id = f.workspace_id AND c.file_id = f.id)
        OR EXISTS (SELECT 1 FROM agreement_imports i WHERE i.workspace_id = f.workspace_id AND i.file_id = f.id)
        OR EXISTS (SELECT 1 FROM evaluation_copies c WHERE c.workspace_id = f.workspace_id AND c.file_id = f.id)
        OR EXISTS (SELECT 1 FROM expenses x WHERE x.workspace_id = f.workspace_id AND x.engagement_id = f.engagement_id
          AND x.receipt_file_id = f.id)
        OR EXISTS (SELECT 1 FROM payments p WHERE p.workspace_id = f.workspace_id AND p.engagement_id = f.engagement_id
          AND p.proof_file_id = f.id) THEN 'ever'
      ELSE 'engaged' END AS for_assistant,
    f.created_at AS at, CASE WHEN f.held_for_id IS NULL THEN f.name ELSE '' END AS text
  FROM files f;
CREATE TRIGGER files_found AFTER INSERT ON files FOR EACH ROW EXECUTE FUNCTION app.enter_found('file', 'id');
CREATE TRIGGER files_found_anew AFTER UPDATE ON files FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION app.enter_found('file', 'id');
CREATE TRIGGER agreement_copies_keep_file AFTER INSERT ON agreement_copies
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('file', 'file_id');
CREATE TRIGGER agreement_imports_keep_file AFTER INSERT ON agreement_imports
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('file', 'file_id');
CREATE TRIGGER evaluation_copies_keep_file AFTER INSERT ON evaluation_copies
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('file', 'file_id');
CREATE TRIGGER expenses_keep_file AFTER INSERT ON expenses
  FOR EACH ROW EXECUTE FUNCTION app.enter_found('file', 'receipt_file_id');
CREATE TRIGGER payments_keep_file AFTER INSERT ON payments FOR EACH ROW
  WHEN (NEW.proof_file_id IS NOT NULL) EXECUTE FUNCTION app.enter_found('file', 'proof_file_id');

-- What a change of a brief would make of it is found with the brief too, also where it was declined.
CREATE OR REPLACE FUNCTION app.text_of_brief(p_workspace uuid, p_brief uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat_ws(E'\n', b.title, b.outcome, b.instructions,
    (SELECT string_agg(g.text, E'\n' ORDER BY g.position) FROM brief_givens g
      WHERE g.workspace_id = b.workspace_id AND g.brief_id = b.id AND g.retired_in_id IS NULL),
    (SELECT string_agg(d.title, E'\n' ORDER BY d.position) FROM deliverables d
      WHERE d.workspace_id = b.workspace_id AND d.brief_id = b.id AND d.retired_in_id IS NULL),
    (SELECT string_agg(c.text, E'\n' ORDER BY c.position) FROM acceptance_criteria c
      WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id AND c.retired_in_id IS NULL),
    (SELECT string_agg(f.text, E'\n' ORDER BY f.position) FROM brief_asks_first f
      WHERE f.workspace_id = b.workspace_id AND f.brief_id = b.id),
    (SELECT string_agg(n.about, E'\n' ORDER BY n.position) FROM brief_check_ins n
      WHERE n.workspace_id = b.workspace_id AND n.brief_id = b.id),
    (SELECT string_agg(concat_ws(E'\n', q.question, a.answer), E'\n' ORDER BY q.asked_at, q.id) FROM clarifications q
      LEFT JOIN clarification_answers a ON a.workspace_id = q.workspace_id AND a.clarification_id = q.id
      WHERE q.workspace_id = b.workspace_id AND q.brief_id = b.id),
    (SELECT string_agg(r.reason, E'\n' ORDER BY r.raised_at, r.id) FROM risk_reports r
      WHERE r.workspace_id = b.workspace_id AND r.brief_id = b.id),
    (SELECT string_agg(concat_ws(E'\n', c.reason, c.outcome, c.instructions,
        (SELECT string_agg(r.text, E'\n' ORDER BY r.position, r.id) FROM change_request_parts r
          WHERE r.workspace_id = c.workspace_id AND r.request_id = c.id), a.note), E'\n' ORDER BY c.raised_at, c.id)
      FROM change_requests c
      LEFT JOIN change_answers a
        ON a.workspace_id = c.workspace_id AND a.engagement_id = c.engagement_id AND a.request_id = c.id
      WHERE c.workspace_id = b.workspace_id AND c.brief_id = b.id),
    (SELECT string_agg(concat_ws(E'\n', d.note,
        (SELECT string_agg(concat_ws(E'\n', i.note, i.link), E'\n' ORDER BY i.id) FROM delivery_items i
          WHERE i.workspace_id = d.workspace_id AND i.delivery_id = d.id),
        (SELECT string_agg(m.note, E'\n' ORDER BY m.id) FROM delivered_criteria m
          WHERE m.workspace_id = d.workspace_id AND m.brief_id = d.brief_id AND m.delivery_id = d.id),
        v.note,
        (SELECT string_agg(u.reason, E'\n' ORDER BY u.id) FROM unmet_criteria u
          WHERE u.workspace_id = v.workspace_id AND u.review_id = v.id)), E'\n' ORDER BY d.number)
      FROM deliveries d
      LEFT JOIN reviews v ON v.workspace_id = d.workspace_id AND v.brief_id = d.brief_id AND v.delivery_id = d.id
      WHERE d.workspace_id = b.workspace_id AND d.brief_id = b.id),
    (SELECT concat_ws(E'\n', e.reason, e.owed) FROM brief_endings e
      WHERE e.workspace_id = b.workspace_id AND e.engagement_id = b.engagement_id AND e.brief_id = b.id))
  FROM briefs b WHERE b.workspace_id = p_workspace AND b.id = p_brief
$$;

-- What is there already: the columns said nothing yet, and a brief with a change of its work has more words.
DO $$
DECLARE t text;
  read text[] := ARRAY['briefs', 'brief_givens', 'deliverables', 'acceptance_criteria', 'brief_asks_first', 'brief_check_ins',
                       'clarifications', 'clarification_answers', 'risk_reports', 'change_requests', 'change_request_parts',
                       'change_answers', 'deliveries', 'delivery_items', 'delivered_criteria', 'reviews', 'unmet_criteria',
                       'brief_endings', 'agreements', 'agreement_versions', 'agreement_clauses', 'agreement_copies',
                       'agreement_imports', 'evaluation_copies', 'expenses', 'payments', 'files', 'search_entries'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  UPDATE search_entries SET for_assistant = 'none' WHERE is_staffs;
  UPDATE search_entries s SET for_assistant = 'ever' FROM app.found_clause f
    WHERE s.kind = 'clause' AND f.workspace_id = s.workspace_id AND f.id = s.id AND f.for_assistant = 'ever';
  UPDATE search_entries s SET for_staff = f.for_staff, for_assistant = f.for_assistant FROM app.found_file f
    WHERE s.kind = 'file' AND f.workspace_id = s.workspace_id AND f.id = s.id AND f.for_assistant = 'ever';
  UPDATE search_entries s SET words = app.words_to_find(f.workspace_id, f.engagement_id, 'brief', f.at, f.text)
    FROM app.found_brief f
    WHERE s.kind = 'brief' AND f.workspace_id = s.workspace_id AND f.id = s.id
      AND EXISTS (SELECT 1 FROM change_requests c WHERE c.workspace_id = s.workspace_id AND c.brief_id = s.id);
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;
ALTER TABLE search_entries
  DROP COLUMN is_staffs,
  ALTER COLUMN for_staff DROP DEFAULT,
  ALTER COLUMN for_assistant DROP DEFAULT,
  ADD CONSTRAINT search_entries_shared_in_an_engagement CHECK (engagement_id IS NOT NULL OR for_assistant = 'none');

GRANT SELECT ON app.found_brief, app.found_message, app.found_clause, app.found_playbook, app.found_file TO handover_app;
GRANT EXECUTE ON FUNCTION app.owner_of(), app.approver_of(),
  app.enter_search(uuid, uuid, text, uuid, text, text, timestamptz, text), app.enter_entries(text, uuid, text, uuid),
  app.enter_found(), app.enter_brief(), app.enter_brief_of_answer() TO handover_app;
REVOKE EXECUTE ON FUNCTION app.enter_kind(text) FROM PUBLIC, handover_app;
