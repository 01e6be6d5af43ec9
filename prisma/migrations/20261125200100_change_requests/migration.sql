-- What was handed over stays as it was said. Its terms change by a request that the other side accepts, and by nothing
-- else: the request, its answer and what held before are rows. Only new tables, triggers and nullable columns; nothing is
-- rewritten.

CREATE TYPE change_kind AS ENUM ('deadline', 'scope', 'budget');
CREATE TYPE change_outcome AS ENUM ('accepted', 'declined', 'withdrawn');
CREATE TYPE brief_part AS ENUM ('given', 'deliverable', 'criterion');

-- One offer, which may name other work, another deadline and another budget at once: they are one bargain.
CREATE TABLE change_requests (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  raised_by party NOT NULL,
  raised_by_id uuid NOT NULL,
  raised_at timestamptz(3) NOT NULL,
  reason text NOT NULL,
  kinds change_kind[] NOT NULL,
  deadline_at timestamptz(3),
  deadline_local text,
  deadline_zone text,
  budget_minutes integer,
  budget_minor bigint,
  budget_currency text,
  instructions text,
  -- set by the database when the answer is written
  answered_at timestamptz(3),
  CONSTRAINT change_requests_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT change_requests_brief_fkey FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT change_requests_reason CHECK (length(reason) BETWEEN 1 AND 4000),
  CONSTRAINT change_requests_name_something CHECK (cardinality(kinds) > 0),
  CONSTRAINT change_requests_deadline CHECK (
    ('deadline' = ANY (kinds)) = (deadline_at IS NOT NULL)
    AND (deadline_at IS NULL) = (deadline_local IS NULL) AND (deadline_at IS NULL) = (deadline_zone IS NULL)),
  -- a budget without a number is one that is lifted
  CONSTRAINT change_requests_budget CHECK (
    num_nonnulls(budget_minutes, budget_minor) = 0 OR (num_nonnulls(budget_minutes, budget_minor) = 1 AND 'budget' = ANY (kinds))),
  CONSTRAINT change_requests_budget_hours CHECK (budget_minutes BETWEEN 1 AND 60000),
  CONSTRAINT change_requests_budget_money CHECK (
    (budget_minor IS NULL) = (budget_currency IS NULL) AND budget_minor > 0 AND budget_minor < 9007199254740991),
  CONSTRAINT change_requests_instructions CHECK (instructions IS NULL OR 'scope' = ANY (kinds))
);
CREATE UNIQUE INDEX change_requests_engagement_key ON change_requests (workspace_id, engagement_id, id);
CREATE UNIQUE INDEX change_requests_brief_key ON change_requests (workspace_id, brief_id, id);
-- Two offers at once would each be about terms that the other changes.
CREATE UNIQUE INDEX change_requests_one_open ON change_requests (workspace_id, brief_id) WHERE answered_at IS NULL;
CREATE INDEX change_requests_open_by_engagement ON change_requests (engagement_id, raised_at) WHERE answered_at IS NULL;

-- What a request would do with one given, deliverable or criterion: `removes_id` alone takes it away, `text` alone adds
-- one, both put one in the other's place. What is added gets this row's own id, so that it says where it comes from.
CREATE TABLE change_request_parts (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  request_id uuid NOT NULL,
  part brief_part NOT NULL,
  removes_id uuid,
  -- what the part said that is removed, for whoever reads the request later
  removed_text text,
  text text,
  -- the deliverable that a criterion belongs to
  deliverable_id uuid,
  position integer NOT NULL,
  CONSTRAINT change_request_parts_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT change_request_parts_request_fkey FOREIGN KEY (workspace_id, brief_id, request_id)
    REFERENCES change_requests (workspace_id, brief_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT change_request_parts_do_something CHECK (num_nonnulls(removes_id, text) > 0),
  CONSTRAINT change_request_parts_removed CHECK ((removes_id IS NULL) = (removed_text IS NULL)),
  CONSTRAINT change_request_parts_text CHECK (length(text) BETWEEN 1 AND 2000),
  CONSTRAINT change_request_parts_belong CHECK ((part = 'criterion') = (deliverable_id IS NOT NULL))
);
CREATE INDEX change_request_parts_of_request ON change_request_parts (workspace_id, request_id);

-- How a request ended. An accepted one keeps what held until then, set by the database.
CREATE TABLE change_answers (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  request_id uuid NOT NULL,
  outcome change_outcome NOT NULL,
  note text NOT NULL,
  answered_by_id uuid NOT NULL,
  answered_at timestamptz(3) NOT NULL,
  was_deadline_at timestamptz(3),
  was_deadline_local text,
  was_deadline_zone text,
  was_budget_minutes integer,
  was_budget_minor bigint,
  was_budget_currency text,
  was_instructions text,
  CONSTRAINT change_answers_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT change_answers_request_fkey FOREIGN KEY (workspace_id, engagement_id, request_id)
    REFERENCES change_requests (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT change_answers_note CHECK (length(note) <= 4000 AND (outcome <> 'declined' OR length(note) > 0))
);
CREATE UNIQUE INDEX change_answers_request_key ON change_answers (workspace_id, engagement_id, request_id);

-- Where a part of a brief comes from and where it went. What a review has named stays; it is just no longer asked for.
ALTER TABLE brief_givens ADD COLUMN added_in_id uuid, ADD COLUMN retired_in_id uuid;
ALTER TABLE deliverables ADD COLUMN added_in_id uuid, ADD COLUMN retired_in_id uuid;
ALTER TABLE acceptance_criteria ADD COLUMN added_in_id uuid, ADD COLUMN retired_in_id uuid;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['brief_givens', 'deliverables', 'acceptance_criteria']
  LOOP
    EXECUTE format('ALTER TABLE %1$I
      ADD CONSTRAINT %1$s_added_fkey FOREIGN KEY (workspace_id, brief_id, added_in_id)
        REFERENCES change_requests (workspace_id, brief_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
      ADD CONSTRAINT %1$s_retired_fkey FOREIGN KEY (workspace_id, brief_id, retired_in_id)
        REFERENCES change_requests (workspace_id, brief_id, id) ON DELETE RESTRICT ON UPDATE CASCADE', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['change_requests', 'change_request_parts', 'change_answers']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY shared ON %I
      USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
      WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t);
  END LOOP;
END $$;
REVOKE DELETE, TRUNCATE ON change_requests FROM handover_app;
REVOKE UPDATE, DELETE, TRUNCATE ON change_request_parts, change_answers FROM handover_app;

-- Who stands where ------------------------------------------------------------------------------
-- @returns on whose side of an engagement somebody stands; null on neither, or, which would let them agree with
-- themselves, on both
CREATE FUNCTION app.side_of(p_workspace uuid, p_engagement uuid, p_user uuid) RETURNS party LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN works AND NOT directs THEN 'assistant'::party WHEN directs AND NOT works THEN 'owner'::party END
  FROM (SELECT
    EXISTS (SELECT 1 FROM engagements e
      WHERE e.workspace_id = p_workspace AND e.id = p_engagement AND e.assistant_user_id = p_user) AS works,
    EXISTS (SELECT 1 FROM memberships m
      WHERE m.workspace_id = p_workspace AND m.user_id = p_user AND m.role <> 'assistant' AND m.ended_at IS NULL) AS directs
  ) AS stands
$$;

CREATE FUNCTION app.change_is_raised_by_its_side() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.raised_by_id IS DISTINCT FROM app.me()
     OR app.side_of(NEW.workspace_id, NEW.engagement_id, NEW.raised_by_id) IS DISTINCT FROM NEW.raised_by
     OR NEW.answered_at IS NOT NULL
     OR NOT EXISTS (SELECT 1 FROM briefs b WHERE b.workspace_id = NEW.workspace_id AND b.id = NEW.brief_id
                    AND b.state IN ('accepted', 'in_progress', 'revision')) THEN
    RAISE EXCEPTION 'a change is raised by one of the two sides, to terms that are agreed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER change_requests_raised BEFORE INSERT ON change_requests
  FOR EACH ROW EXECUTE FUNCTION app.change_is_raised_by_its_side();

-- A request is whole when it is raised: nothing is slipped into it afterwards.
CREATE FUNCTION app.change_part_comes_with_its_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM change_requests r
                 WHERE r.workspace_id = NEW.workspace_id AND r.id = NEW.request_id AND 'scope' = ANY (r.kinds)
                   AND r.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a change request is whole when it is raised' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER change_request_parts_whole BEFORE INSERT ON change_request_parts
  FOR EACH ROW EXECUTE FUNCTION app.change_part_comes_with_its_request();

-- The one thing that changes about a request is that it has been answered.
CREATE FUNCTION app.change_request_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.answered_at IS NOT NULL OR to_jsonb(OLD) - 'answered_at' <> to_jsonb(NEW) - 'answered_at' OR NOT EXISTS (
       SELECT 1 FROM change_answers a WHERE a.workspace_id = OLD.workspace_id AND a.request_id = OLD.id
         AND a.answered_at = NEW.answered_at) THEN
    RAISE EXCEPTION 'a change request stays as it was raised' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER change_requests_stay BEFORE UPDATE ON change_requests
  FOR EACH ROW EXECUTE FUNCTION app.change_request_stays();
CREATE TRIGGER change_requests_kept BEFORE DELETE ON change_requests
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER change_request_parts_append_only BEFORE UPDATE OR DELETE ON change_request_parts
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER change_answers_append_only BEFORE UPDATE OR DELETE ON change_answers
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- The other side accepts or declines, the own side withdraws; nobody agrees with themselves.
CREATE FUNCTION app.change_is_answered_by_the_other_side() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request change_requests;
  brief briefs;
  side party := app.side_of(NEW.workspace_id, NEW.engagement_id, NEW.answered_by_id);
BEGIN
  SELECT * INTO request FROM change_requests r WHERE r.workspace_id = NEW.workspace_id AND r.id = NEW.request_id;
  SELECT * INTO brief FROM briefs b WHERE b.workspace_id = request.workspace_id AND b.id = request.brief_id;
  IF brief.id IS NULL OR side IS NULL OR NEW.answered_by_id IS DISTINCT FROM app.me() OR (NEW.outcome = 'withdrawn') <> (side = request.raised_by) THEN
    RAISE EXCEPTION 'a change is answered by the other side and withdrawn by its own' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.outcome = 'accepted' AND brief.state NOT IN ('accepted', 'in_progress', 'revision') THEN
    RAISE EXCEPTION 'the terms of a brief change only while it is worked on' USING ERRCODE = 'check_violation';
  END IF;
  NEW.was_deadline_at := CASE NEW.outcome WHEN 'accepted' THEN brief.deadline_at END;
  NEW.was_deadline_local := CASE NEW.outcome WHEN 'accepted' THEN brief.deadline_local END;
  NEW.was_deadline_zone := CASE NEW.outcome WHEN 'accepted' THEN brief.deadline_zone END;
  NEW.was_budget_minutes := CASE NEW.outcome WHEN 'accepted' THEN brief.budget_minutes END;
  NEW.was_budget_minor := CASE NEW.outcome WHEN 'accepted' THEN brief.budget_minor END;
  NEW.was_budget_currency := CASE NEW.outcome WHEN 'accepted' THEN brief.budget_currency END;
  NEW.was_instructions := CASE NEW.outcome WHEN 'accepted' THEN brief.instructions END;
  RETURN NEW;
END $$;
CREATE TRIGGER change_answers_by_the_other_side BEFORE INSERT ON change_answers
  FOR EACH ROW EXECUTE FUNCTION app.change_is_answered_by_the_other_side();

CREATE FUNCTION app.note_change_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE change_requests SET answered_at = NEW.answered_at
    WHERE workspace_id = NEW.workspace_id AND id = NEW.request_id;
  RETURN NULL;
END $$;
CREATE TRIGGER change_answers_note AFTER INSERT ON change_answers
  FOR EACH ROW EXECUTE FUNCTION app.note_change_answer();

-- Accepted means: somebody did so, at a moment that is kept.
ALTER TABLE briefs ADD CONSTRAINT briefs_accepted_since CHECK (
  accepted_at IS NOT NULL OR state NOT IN ('accepted', 'in_progress', 'delivered', 'revision', 'approved', 'cancelled')) NOT VALID;
ALTER TABLE briefs VALIDATE CONSTRAINT briefs_accepted_since;

-- The frozen terms ------------------------------------------------------------------------------
-- @returns the request that this very transaction has accepted: the one way to other terms
CREATE FUNCTION app.change_accepted_now(p_workspace uuid, p_brief uuid) RETURNS change_requests LANGUAGE sql AS $$
  SELECT r FROM change_requests r
  JOIN change_answers a ON a.workspace_id = r.workspace_id AND a.request_id = r.id
  WHERE r.workspace_id = p_workspace AND r.brief_id = p_brief
    AND a.outcome = 'accepted' AND a.xmin = pg_current_xact_id()::xid
$$;

-- @returns all of a brief that was handed over with it. Named is what may change, so that a new column is frozen until
-- somebody says otherwise (tests/integration/briefs/frozen-terms.test.ts). Which playbook it belongs to may be said later,
-- once, and is no term.
CREATE FUNCTION app.terms_of(brief briefs) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT to_jsonb(brief) - ARRAY['state', 'state_changed_at', 'closed_at', 'version', 'playbook_id', 'playbook_number']
$$;

-- From the moment a brief is handed over. Until it is accepted it may pass to the agreement that takes the place of its
-- own; acceptance writes down its moment, once.
CREATE OR REPLACE FUNCTION app.freeze_accepted_terms() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  agreed briefs := OLD;
  change change_requests;
BEGIN
  IF OLD.sent_at IS NULL THEN RETURN NEW; END IF;
  IF OLD.accepted_at IS NULL THEN
    agreed.agreement_id := NEW.agreement_id;
    agreed.accepted_at := CASE WHEN OLD.state IN ('sent', 'clarifying') AND NEW.state = 'accepted' THEN NEW.accepted_at END;
  END IF;
  IF app.terms_of(NEW) = app.terms_of(agreed) THEN RETURN NEW; END IF;

  change := app.change_accepted_now(OLD.workspace_id, OLD.id);
  IF 'deadline' = ANY (change.kinds) THEN
    agreed.deadline_at := change.deadline_at;
    agreed.deadline_local := change.deadline_local;
    agreed.deadline_zone := change.deadline_zone;
  END IF;
  IF 'budget' = ANY (change.kinds) THEN
    agreed.budget_minutes := change.budget_minutes;
    agreed.budget_minor := change.budget_minor;
    agreed.budget_currency := change.budget_currency;
  END IF;
  agreed.instructions := coalesce(change.instructions, agreed.instructions);
  IF app.terms_of(NEW) = app.terms_of(agreed) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the terms of an accepted brief are frozen' USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION app.keep_handed_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sent_at IS NOT NULL THEN
    RAISE EXCEPTION 'a brief that was handed over stays on record' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER briefs_kept BEFORE DELETE ON briefs FOR EACH ROW EXECUTE FUNCTION app.keep_handed_over();

-- The rows of its lists, in every table that has this trigger: they are added and retired by an accepted request.
CREATE OR REPLACE FUNCTION app.freeze_accepted_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb := CASE TG_OP WHEN 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
  after jsonb := CASE TG_OP WHEN 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
  workspace uuid := coalesce(before, after) ->> 'workspace_id';
  brief uuid := coalesce(before, after) ->> 'brief_id';
  change change_requests;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM briefs b WHERE b.workspace_id = workspace AND b.id = brief AND b.sent_at IS NOT NULL) THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  change := app.change_accepted_now(workspace, brief);
  IF TG_OP <> 'DELETE' AND EXISTS (
    SELECT 1 FROM change_request_parts p
    WHERE p.workspace_id = workspace AND p.request_id = change.id
      AND TG_TABLE_NAME = CASE p.part WHEN 'given' THEN 'brief_givens' WHEN 'deliverable' THEN 'deliverables' ELSE 'acceptance_criteria' END
      AND CASE TG_OP
        WHEN 'INSERT' THEN p.id::text = after ->> 'id' AND p.text = coalesce(after ->> 'text', after ->> 'title')
          AND p.deliverable_id::text IS NOT DISTINCT FROM after ->> 'deliverable_id' AND p.position::text = after ->> 'position'
          AND after ->> 'added_in_id' = change.id::text AND after ->> 'retired_in_id' IS NULL
        ELSE p.removes_id::text = before ->> 'id' AND before ->> 'retired_in_id' IS NULL
          AND after = before || jsonb_build_object('retired_in_id', change.id) END) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the terms of an accepted brief are frozen' USING ERRCODE = 'restrict_violation';
END $$;

-- What both have said yes to holds from that moment, all of it. Looked at when the transaction ends.
CREATE FUNCTION app.accepted_change_is_carried_out() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request change_requests;
  brief briefs;
BEGIN
  SELECT * INTO STRICT request FROM change_requests r WHERE r.workspace_id = NEW.workspace_id AND r.id = NEW.request_id;
  SELECT * INTO STRICT brief FROM briefs b WHERE b.workspace_id = request.workspace_id AND b.id = request.brief_id;
  IF ('deadline' = ANY (request.kinds) AND (brief.deadline_at, brief.deadline_local, brief.deadline_zone)
        IS DISTINCT FROM (request.deadline_at, request.deadline_local, request.deadline_zone))
     OR ('budget' = ANY (request.kinds) AND (brief.budget_minutes, brief.budget_minor, brief.budget_currency)
        IS DISTINCT FROM (request.budget_minutes, request.budget_minor, request.budget_currency))
     OR brief.instructions IS DISTINCT FROM coalesce(request.instructions, brief.instructions)
     OR EXISTS (
       WITH parts AS (
         SELECT id, added_in_id, retired_in_id FROM brief_givens WHERE workspace_id = brief.workspace_id AND brief_id = brief.id
         UNION ALL
         SELECT id, added_in_id, retired_in_id FROM deliverables WHERE workspace_id = brief.workspace_id AND brief_id = brief.id
         UNION ALL
         SELECT id, added_in_id, retired_in_id FROM acceptance_criteria WHERE workspace_id = brief.workspace_id AND brief_id = brief.id)
       SELECT 1 FROM change_request_parts p
       WHERE p.workspace_id = request.workspace_id AND p.request_id = request.id
         AND ((p.text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM parts WHERE parts.id = p.id AND parts.added_in_id = request.id))
           OR (p.removes_id IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM parts WHERE parts.id = p.removes_id AND parts.retired_in_id = request.id)))) THEN
    RAISE EXCEPTION 'an accepted change is carried out with its acceptance' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER change_answers_carried_out AFTER INSERT ON change_answers DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.outcome = 'accepted') EXECUTE FUNCTION app.accepted_change_is_carried_out();

-- Open pages hear of both.
CREATE TRIGGER change_requests_live AFTER INSERT ON change_requests FOR EACH ROW EXECUTE FUNCTION app.tell_live('change');
CREATE TRIGGER change_answers_live AFTER INSERT ON change_answers FOR EACH ROW EXECUTE FUNCTION app.tell_live('change');

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO handover_app;
