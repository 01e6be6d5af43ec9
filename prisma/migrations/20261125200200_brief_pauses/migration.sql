-- "A blocking question stops the clock": the time in which the work can't go on is a row, and moves the deadline by as
-- much (docs/adr/0012-the-clock-stops.md). A new table; the deadlines of what waits now move when it is answered.

CREATE TABLE brief_pauses (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  -- the question that stopped the clock; others may have come while it stood
  clarification_id uuid NOT NULL,
  paused_at timestamptz(3) NOT NULL,
  -- what was promised when it stopped
  was_deadline_at timestamptz(3) NOT NULL,
  was_deadline_local text NOT NULL,
  -- set once, when it goes on; the moved deadline is in the zone of the old one
  resumed_at timestamptz(3),
  deadline_at timestamptz(3),
  deadline_local text,
  CONSTRAINT brief_pauses_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT brief_pauses_brief_fkey FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT brief_pauses_question_fkey FOREIGN KEY (workspace_id, engagement_id, clarification_id)
    REFERENCES clarifications (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT brief_pauses_end_whole CHECK (num_nulls(resumed_at, deadline_at, deadline_local) IN (0, 3)),
  CONSTRAINT brief_pauses_in_order CHECK (resumed_at >= paused_at),
  -- by as long as it stood, in whole minutes, a begun one counting as one
  CONSTRAINT brief_pauses_move_by_as_much CHECK (
    extract(epoch FROM deadline_at - was_deadline_at) = 60 * ceil(extract(epoch FROM resumed_at - paused_at) / 60))
);
CREATE UNIQUE INDEX brief_pauses_one_open ON brief_pauses (workspace_id, brief_id) WHERE resumed_at IS NULL;
CREATE INDEX brief_pauses_by_brief ON brief_pauses (workspace_id, brief_id, paused_at);

INSERT INTO brief_pauses (workspace_id, id, engagement_id, brief_id, clarification_id, paused_at, was_deadline_at, was_deadline_local)
  SELECT DISTINCT ON (b.workspace_id, b.id)
    b.workspace_id, gen_random_uuid(), b.engagement_id, b.id, c.id, c.asked_at, b.deadline_at, b.deadline_local
  FROM briefs b JOIN clarifications c ON c.workspace_id = b.workspace_id AND c.brief_id = b.id
  WHERE c.is_blocking AND c.answered_at IS NULL AND b.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'revision')
  ORDER BY b.workspace_id, b.id, c.asked_at, c.id;

ALTER TABLE brief_pauses ENABLE ROW LEVEL SECURITY;
ALTER TABLE brief_pauses FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON brief_pauses
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
REVOKE DELETE, TRUNCATE ON brief_pauses FROM handover_app;

-- The clock stops for a blocking question about work that is with the assistant, and at the deadline that holds.
CREATE FUNCTION app.pause_has_its_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.resumed_at IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM clarifications c JOIN briefs b ON b.workspace_id = c.workspace_id AND b.id = c.brief_id
    WHERE c.workspace_id = NEW.workspace_id AND c.id = NEW.clarification_id AND c.brief_id = NEW.brief_id
      AND c.is_blocking AND c.answered_at IS NULL AND c.asked_at <= NEW.paused_at
      AND b.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'revision')
      AND (b.deadline_at, b.deadline_local) = (NEW.was_deadline_at, NEW.was_deadline_local)) THEN
    RAISE EXCEPTION 'the clock stops for a blocking question that has no answer' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER brief_pauses_have_a_question BEFORE INSERT ON brief_pauses
  FOR EACH ROW EXECUTE FUNCTION app.pause_has_its_question();

-- It goes on once, when nothing blocks any more: the last such question is answered, or the work is out of the
-- assistant's hands. A new deadline that both agree on meanwhile counts from then: the pause is cut in two.
CREATE FUNCTION app.pause_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.resumed_at IS NOT NULL OR NEW.resumed_at IS NULL
     OR to_jsonb(OLD) - ARRAY['resumed_at', 'deadline_at', 'deadline_local']
        <> to_jsonb(NEW) - ARRAY['resumed_at', 'deadline_at', 'deadline_local'] THEN
    RAISE EXCEPTION 'a pause is written once, and ends once' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (
      SELECT 1 FROM clarifications c JOIN briefs b ON b.workspace_id = c.workspace_id AND b.id = c.brief_id
      WHERE c.workspace_id = OLD.workspace_id AND c.brief_id = OLD.brief_id AND c.is_blocking AND c.answered_at IS NULL
        AND b.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'revision'))
    AND 'deadline' <> ALL (coalesce((app.change_accepted_now(OLD.workspace_id, OLD.brief_id)).kinds, '{}')) THEN
    RAISE EXCEPTION 'the clock stands still while a blocking question waits' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER brief_pauses_end_once BEFORE UPDATE ON brief_pauses
  FOR EACH ROW EXECUTE FUNCTION app.pause_ends_once();
CREATE TRIGGER brief_pauses_kept BEFORE DELETE ON brief_pauses
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- @returns the pause that this very transaction has ended, which moves the deadline from what it was
CREATE FUNCTION app.pause_ended_now(p_workspace uuid, p_brief uuid, p_from timestamptz) RETURNS brief_pauses LANGUAGE sql AS $$
  SELECT p FROM brief_pauses p
  WHERE p.workspace_id = p_workspace AND p.brief_id = p_brief AND p.was_deadline_at = p_from
    AND p.resumed_at IS NOT NULL AND p.xmin = pg_current_xact_id()::xid
$$;

-- As before, and the deadline also moves with a pause that ends.
CREATE OR REPLACE FUNCTION app.freeze_accepted_terms() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  agreed briefs := OLD;
  moved briefs;
  change change_requests;
  pause brief_pauses;
BEGIN
  IF OLD.sent_at IS NULL THEN RETURN NEW; END IF;
  IF OLD.accepted_at IS NULL THEN
    agreed.agreement_id := NEW.agreement_id;
    agreed.accepted_at := CASE WHEN OLD.state IN ('sent', 'clarifying') AND NEW.state = 'accepted' THEN NEW.accepted_at END;
  END IF;
  IF app.terms_of(NEW) = app.terms_of(agreed) THEN RETURN NEW; END IF;

  pause := app.pause_ended_now(OLD.workspace_id, OLD.id, OLD.deadline_at);
  moved := agreed;
  moved.deadline_at := pause.deadline_at;
  moved.deadline_local := pause.deadline_local;
  IF pause.id IS NOT NULL AND app.terms_of(NEW) = app.terms_of(moved) THEN RETURN NEW; END IF;

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

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO handover_app;
