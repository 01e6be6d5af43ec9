-- Scope is also what is different when it is done, and who decides on the way: both can be asked to change, as the instructions
-- can (20261125200100). Nullable columns only; the new constraint holds for every row there is, since they are empty there.
ALTER TABLE change_requests
  -- null: they stay as they are
  ADD COLUMN outcome text,
  ADD COLUMN autonomy autonomy,
  ADD CONSTRAINT change_requests_scope CHECK (num_nonnulls(outcome, autonomy) = 0 OR 'scope' = ANY (kinds)) NOT VALID;
ALTER TABLE change_requests VALIDATE CONSTRAINT change_requests_scope;
ALTER TABLE change_answers ADD COLUMN was_outcome text, ADD COLUMN was_autonomy autonomy;

-- As before, with these two.
CREATE OR REPLACE FUNCTION app.change_is_answered_by_the_other_side() RETURNS trigger LANGUAGE plpgsql AS $$
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
  NEW.was_outcome := CASE NEW.outcome WHEN 'accepted' THEN brief.outcome END;
  NEW.was_autonomy := CASE NEW.outcome WHEN 'accepted' THEN brief.autonomy END;
  NEW.was_instructions := CASE NEW.outcome WHEN 'accepted' THEN brief.instructions END;
  RETURN NEW;
END $$;

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
  agreed.outcome := coalesce(change.outcome, agreed.outcome);
  agreed.autonomy := coalesce(change.autonomy, agreed.autonomy);
  agreed.instructions := coalesce(change.instructions, agreed.instructions);
  IF app.terms_of(NEW) = app.terms_of(agreed) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the terms of an accepted brief are frozen' USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE FUNCTION app.accepted_change_is_carried_out() RETURNS trigger LANGUAGE plpgsql AS $$
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
     OR brief.outcome IS DISTINCT FROM coalesce(request.outcome, brief.outcome)
     OR brief.autonomy IS DISTINCT FROM coalesce(request.autonomy, brief.autonomy)
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
