-- Evaluations: at the cadence that the agreement sets both judge the work, without seeing what the other writes, talk,
-- say what changes, and sign.

CREATE TYPE evaluation_state AS ENUM ('open', 'revealed', 'signed_by_one', 'done');
CREATE TYPE adjustment_kind AS ENUM ('terms', 'cadence', 'rate', 'given', 'brief', 'other', 'pause', 'end', 'none');
CREATE TYPE follow_up_outcome AS ENUM ('done', 'partly', 'not_done');
CREATE TYPE evaluation_event_kind AS ENUM (
  'opened', 'moved', 'assessed', 'revealed', 'consented', 'signed', 'signature_voided', 'closed', 'sealed', 'sent', 'downloaded');

CREATE TABLE evaluations (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  -- counted in its engagement, from 1
  number integer NOT NULL,
  -- what set the cadence: the agreement in force when it opened, and its version
  agreement_id uuid NOT NULL,
  version_id uuid NOT NULL,
  cadence_months integer NOT NULL,
  -- from when the months of the cadence are counted, also for the next
  counted_from timestamptz(3) NOT NULL,
  -- the moment that the cadence names; null when somebody began it before its time
  planned_for timestamptz(3),
  -- what is looked back on: since the one before was opened, until this one was
  period_from timestamptz(3) NOT NULL,
  period_to timestamptz(3) NOT NULL,
  -- of the business, whose calendar it goes by
  zone text NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  -- null: by itself
  opened_by_id uuid,
  opened_by party,
  -- until when both have judged; what is in then is shown to both
  due_at timestamptz(3) NOT NULL,
  state evaluation_state NOT NULL DEFAULT 'open',
  state_changed_at timestamptz(3) NOT NULL,
  owner_submitted_at timestamptz(3),
  assistant_submitted_at timestamptz(3),
  revealed_at timestamptz(3),
  -- the facts of the period as both saw them when they were shown each other's words; frozen then
  facts jsonb,
  -- how often its text was written down to be signed
  round integer NOT NULL DEFAULT 1,
  -- the text that is signed, frozen by the first signature of the round
  canonical_json text,
  document_hash text,
  closed_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT evaluations_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT evaluations_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluations_agreement_fkey FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluations_version_fkey FOREIGN KEY (workspace_id, engagement_id, version_id)
    REFERENCES agreement_versions (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluations_number CHECK (number > 0 AND round > 0),
  -- product.md, rule 5: never more than 12 months
  CONSTRAINT evaluations_cadence CHECK (cadence_months BETWEEN 1 AND 12),
  CONSTRAINT evaluations_period CHECK (period_from < period_to AND period_to <= opened_at),
  CONSTRAINT evaluations_due CHECK (due_at > opened_at),
  CONSTRAINT evaluations_begun CHECK (
    (opened_by_id IS NULL) = (opened_by IS NULL) AND num_nonnulls(planned_for, opened_by_id) = 1),
  -- one waits for the other, or for the day that both knew
  CONSTRAINT evaluations_revealed CHECK (
    revealed_at IS NULL OR num_nonnulls(owner_submitted_at, assistant_submitted_at) = 2
    OR (revealed_at >= due_at AND num_nonnulls(owner_submitted_at, assistant_submitted_at) = 1)),
  CONSTRAINT evaluations_open CHECK ((state = 'open') = (revealed_at IS NULL)),
  CONSTRAINT evaluations_facts CHECK (facts IS NULL OR revealed_at IS NOT NULL),
  CONSTRAINT evaluations_text CHECK (
    (state IN ('signed_by_one', 'done')) = (document_hash IS NOT NULL) AND (document_hash IS NULL) = (canonical_json IS NULL)),
  CONSTRAINT evaluations_both CHECK (
    state IN ('open', 'revealed') OR num_nonnulls(owner_submitted_at, assistant_submitted_at) = 2),
  CONSTRAINT evaluations_closed CHECK ((state = 'done') = (closed_at IS NOT NULL))
);
CREATE UNIQUE INDEX evaluations_engagement_key ON evaluations (workspace_id, engagement_id, id);
CREATE UNIQUE INDEX evaluations_number_key ON evaluations (workspace_id, engagement_id, number);
-- whatever runs twice, or at the same time, opens what a cadence names once
CREATE UNIQUE INDEX evaluations_one_a_date ON evaluations (workspace_id, engagement_id, planned_for);
CREATE UNIQUE INDEX evaluations_one_at_a_time ON evaluations (workspace_id, engagement_id) WHERE state <> 'done';
CREATE INDEX evaluations_by_engagement ON evaluations (engagement_id, opened_at);

-- Put off once, with a reason, and not by more than four weeks.
CREATE TABLE evaluation_moves (
  workspace_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  from_due_at timestamptz(3) NOT NULL,
  to_due_at timestamptz(3) NOT NULL,
  reason text NOT NULL,
  party party NOT NULL,
  moved_by_id uuid NOT NULL,
  moved_at timestamptz(3) NOT NULL,
  CONSTRAINT evaluation_moves_pkey PRIMARY KEY (workspace_id, evaluation_id),
  CONSTRAINT evaluation_moves_evaluation_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id)
    REFERENCES evaluations (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_moves_reason CHECK (length(reason) BETWEEN 1 AND 1000),
  CONSTRAINT evaluation_moves_later CHECK (
    to_due_at > from_due_at AND to_due_at > moved_at AND to_due_at <= from_due_at + interval '28 days 2 hours')
);
CREATE UNIQUE INDEX evaluation_moves_engagement_key ON evaluation_moves (workspace_id, engagement_id, evaluation_id);

-- What both judge by: what the agreement names, and what either adds before they have judged.
CREATE TABLE evaluation_criteria (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  -- who added it; null: the agreement names it
  party party,
  added_by_id uuid,
  added_at timestamptz(3) NOT NULL,
  CONSTRAINT evaluation_criteria_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT evaluation_criteria_evaluation_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id)
    REFERENCES evaluations (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_criteria_name CHECK (length(name) BETWEEN 1 AND 120),
  CONSTRAINT evaluation_criteria_added CHECK ((party IS NULL) = (added_by_id IS NULL)),
  CONSTRAINT evaluation_criteria_few CHECK (position BETWEEN 0 AND 11)
);
CREATE UNIQUE INDEX evaluation_criteria_of ON evaluation_criteria (workspace_id, engagement_id, evaluation_id, id);
CREATE UNIQUE INDEX evaluation_criteria_position_key ON evaluation_criteria (workspace_id, evaluation_id, position);
CREATE UNIQUE INDEX evaluation_criteria_once ON evaluation_criteria (workspace_id, evaluation_id, lower(name));

-- What one side writes: a draft until it is handed in, and nobody else's until both are.
CREATE TABLE evaluation_assessments (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  party party NOT NULL,
  -- on the whole
  overall text NOT NULL DEFAULT '',
  saved_by_id uuid NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  -- the open page that saved it, so that a save whose answer got lost isn't taken for somebody else's
  saved_in uuid,
  submitted_by_id uuid,
  submitted_at timestamptz(3),
  -- whether the other's words were there to read before it was handed in
  is_after_reveal boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT evaluation_assessments_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT evaluation_assessments_evaluation_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id)
    REFERENCES evaluations (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_assessments_overall CHECK (length(overall) <= 8000),
  CONSTRAINT evaluation_assessments_submitted CHECK ((submitted_at IS NULL) = (submitted_by_id IS NULL)
    AND (submitted_at IS NULL OR length(overall) > 0))
);
CREATE UNIQUE INDEX evaluation_assessments_one_a_side ON evaluation_assessments (workspace_id, evaluation_id, party);
CREATE UNIQUE INDEX evaluation_assessments_side_key ON evaluation_assessments (workspace_id, engagement_id, evaluation_id, id, party);

-- What that side writes on one criterion: words first, a mark if it likes.
CREATE TABLE evaluation_answers (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  party party NOT NULL,
  criterion_id uuid NOT NULL,
  text text NOT NULL,
  rating smallint,
  CONSTRAINT evaluation_answers_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT evaluation_answers_assessment_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id, assessment_id, party)
    REFERENCES evaluation_assessments (workspace_id, engagement_id, evaluation_id, id, party) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_answers_criterion_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id, criterion_id)
    REFERENCES evaluation_criteria (workspace_id, engagement_id, evaluation_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_answers_text CHECK (length(text) <= 8000),
  CONSTRAINT evaluation_answers_rating CHECK (rating BETWEEN 1 AND 5)
);
CREATE UNIQUE INDEX evaluation_answers_one_each ON evaluation_answers (workspace_id, assessment_id, criterion_id);

-- What changes: one row each, by a side, until a day.
CREATE TABLE evaluation_adjustments (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  kind adjustment_kind NOT NULL,
  what text NOT NULL,
  -- who sees to it, and by when; nobody where nothing changes
  owner party,
  due_on date,
  -- of a changed cadence or rate: what it is to be; minor units of the agreement's currency
  months integer,
  rate_minor bigint,
  -- of a given: the playbook that it is for
  playbook_id uuid,
  made_by_id uuid NOT NULL,
  made_at timestamptz(3) NOT NULL,
  CONSTRAINT evaluation_adjustments_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT evaluation_adjustments_evaluation_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id)
    REFERENCES evaluations (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_adjustments_playbook_fkey FOREIGN KEY (workspace_id, playbook_id)
    REFERENCES playbooks (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_adjustments_what CHECK (length(what) BETWEEN 1 AND 2000),
  CONSTRAINT evaluation_adjustments_owned CHECK (num_nonnulls(owner, due_on) = CASE kind WHEN 'none' THEN 0 ELSE 2 END),
  CONSTRAINT evaluation_adjustments_months CHECK ((kind = 'cadence') = (months IS NOT NULL) AND months BETWEEN 1 AND 12),
  CONSTRAINT evaluation_adjustments_rate CHECK ((kind = 'rate') = (rate_minor IS NOT NULL) AND rate_minor > 0),
  CONSTRAINT evaluation_adjustments_given CHECK ((kind = 'given') = (playbook_id IS NOT NULL))
);
CREATE UNIQUE INDEX evaluation_adjustments_engagement_key ON evaluation_adjustments (workspace_id, engagement_id, id);
CREATE INDEX evaluation_adjustments_of ON evaluation_adjustments (workspace_id, evaluation_id, made_at);

-- What an adjustment became: an amendment, a given of a playbook, a brief.
CREATE TABLE evaluation_adjustment_uses (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  adjustment_id uuid NOT NULL,
  agreement_id uuid,
  playbook_id uuid,
  brief_id uuid,
  used_by_id uuid NOT NULL,
  used_at timestamptz(3) NOT NULL,
  CONSTRAINT evaluation_adjustment_uses_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT evaluation_adjustment_uses_adjustment_fkey FOREIGN KEY (workspace_id, engagement_id, adjustment_id)
    REFERENCES evaluation_adjustments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_adjustment_uses_agreement_fkey FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT evaluation_adjustment_uses_playbook_fkey FOREIGN KEY (workspace_id, playbook_id)
    REFERENCES playbooks (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_adjustment_uses_brief_fkey FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT evaluation_adjustment_uses_one CHECK (num_nonnulls(agreement_id, playbook_id, brief_id) = 1)
);
CREATE INDEX evaluation_adjustment_uses_of ON evaluation_adjustment_uses (workspace_id, adjustment_id);

-- What became of it, said by both in a later evaluation.
CREATE TABLE evaluation_follow_ups (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  adjustment_id uuid NOT NULL,
  -- the evaluation that looks back on it
  evaluation_id uuid NOT NULL,
  outcome follow_up_outcome NOT NULL,
  note text NOT NULL,
  said_by_id uuid NOT NULL,
  said_at timestamptz(3) NOT NULL,
  CONSTRAINT evaluation_follow_ups_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT evaluation_follow_ups_adjustment_fkey FOREIGN KEY (workspace_id, engagement_id, adjustment_id)
    REFERENCES evaluation_adjustments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_follow_ups_evaluation_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id)
    REFERENCES evaluations (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_follow_ups_note CHECK (length(note) <= 2000)
);
CREATE UNIQUE INDEX evaluation_follow_ups_one_each ON evaluation_follow_ups (workspace_id, evaluation_id, adjustment_id);

-- A signature with its evidence, as under an agreement.
CREATE TABLE evaluation_signatures (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  round integer NOT NULL,
  party party NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  signed_name text NOT NULL,
  verified_email text NOT NULL,
  consent_text text NOT NULL,
  consent_version text NOT NULL,
  document_hash text NOT NULL,
  authenticated_at timestamptz(3) NOT NULL,
  auth_method text NOT NULL,
  ip text,
  user_agent text,
  signed_at timestamptz(3) NOT NULL,
  CONSTRAINT evaluation_signatures_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT evaluation_signatures_evaluation_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id)
    REFERENCES evaluations (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_signatures_name CHECK (length(signed_name) BETWEEN 1 AND 200)
);
CREATE UNIQUE INDEX evaluation_signatures_one_a_side ON evaluation_signatures (workspace_id, evaluation_id, round, party);

-- The hash chain, as of an agreement: each event holds the hash of the one before.
CREATE TABLE evaluation_events (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  sequence integer NOT NULL,
  kind evaluation_event_kind NOT NULL,
  actor_user_id uuid,
  at timestamptz(3) NOT NULL,
  payload text NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  CONSTRAINT evaluation_events_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT evaluation_events_evaluation_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id)
    REFERENCES evaluations (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_events_sequence CHECK (sequence > 0),
  CONSTRAINT evaluation_events_hashes CHECK (hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$')
);
CREATE UNIQUE INDEX evaluation_events_sequence_key ON evaluation_events (workspace_id, evaluation_id, sequence);

-- The sealed PDF that both hold.
CREATE TABLE evaluation_copies (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  file_id uuid NOT NULL,
  sha256 text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT evaluation_copies_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT evaluation_copies_evaluation_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id)
    REFERENCES evaluations (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT evaluation_copies_file_fkey FOREIGN KEY (workspace_id, file_id)
    REFERENCES files (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX evaluation_copies_one_each ON evaluation_copies (workspace_id, evaluation_id);
CREATE INDEX evaluation_copies_by_hash ON evaluation_copies (sha256);
CREATE INDEX evaluation_copies_by_file ON evaluation_copies (workspace_id, file_id);

-- Who sees what ----------------------------------------------------------------------------------
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['evaluations', 'evaluation_moves', 'evaluation_criteria', 'evaluation_adjustments',
    'evaluation_adjustment_uses', 'evaluation_follow_ups', 'evaluation_signatures', 'evaluation_events', 'evaluation_copies'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY shared ON %I
      USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
      WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t);
    -- whose engagement has ended keeps how they were judged, and what they signed
    EXECUTE format($p$CREATE POLICY past ON %I FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]))$p$, t);
  END LOOP;

  -- Neither reads what the other has written until both are in, or the day has come that both knew. The product itself
  -- (a job, or an action whose rule has decided) reads both, to put them side by side.
  FOREACH t IN ARRAY ARRAY['evaluation_assessments', 'evaluation_answers'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY own ON %I
      USING ((party = 'owner' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
        OR (party = 'assistant' AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
        OR ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[])))
      WITH CHECK ((party = 'owner' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
        OR (party = 'assistant' AND engagement_id = ANY ((SELECT app.engaged_in())::uuid[])))$p$, t);
    EXECUTE format($p$CREATE POLICY past ON %I FOR SELECT USING (
      party = 'assistant' AND engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]))$p$, t);
    EXECUTE format($p$CREATE POLICY revealed ON %1$I FOR SELECT USING (
      (workspace_id = ANY ((SELECT app.staff_of())::uuid[])
        OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])
        OR engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]))
      AND EXISTS (
        SELECT 1 FROM evaluations e
        WHERE e.workspace_id = %1$I.workspace_id AND e.id = %1$I.evaluation_id AND e.revealed_at IS NOT NULL
          AND CASE %1$I.party WHEN 'owner' THEN e.owner_submitted_at ELSE e.assistant_submitted_at END IS NOT NULL))$p$, t);
  END LOOP;
END $$;

-- Whoever holds a copy knows its hash, and may ask about that copy.
CREATE POLICY asked ON evaluation_copies FOR SELECT USING (
  (SELECT app.actor()) = 'holder' AND sha256 = (SELECT current_setting('app.asked_sha256', true)));
-- The copy of an evaluation is part of what a former assistant keeps.
CREATE POLICY past_evaluations ON files FOR SELECT USING (
  engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND EXISTS (
    SELECT 1 FROM evaluation_copies c WHERE c.workspace_id = files.workspace_id AND c.file_id = files.id));

REVOKE DELETE, TRUNCATE ON evaluations, evaluation_criteria, evaluation_assessments, evaluation_answers, evaluation_follow_ups
  FROM handover_app;
REVOKE UPDATE, TRUNCATE ON evaluation_adjustments FROM handover_app;
REVOKE UPDATE, DELETE, TRUNCATE ON evaluation_moves, evaluation_signatures, evaluation_events, evaluation_copies,
  evaluation_adjustment_uses FROM handover_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['evaluation_moves', 'evaluation_signatures', 'evaluation_events', 'evaluation_copies'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.refuse_change()',
      t || '_append_only', t);
  END LOOP;
END $$;

-- An evaluation is opened under an agreement that holds, at the cadence that its version names.
CREATE FUNCTION app.evaluation_opens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM agreements a
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE a.workspace_id = NEW.workspace_id AND a.id = NEW.agreement_id AND a.in_force_at IS NOT NULL
      AND v.id = NEW.version_id AND v.evaluation_cadence_months = NEW.cadence_months) THEN
    RAISE EXCEPTION 'an evaluation is opened at the cadence of the agreement in force' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> 'open' THEN
    RAISE EXCEPTION 'an evaluation begins open' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evaluations_open BEFORE INSERT ON evaluations FOR EACH ROW EXECUTE FUNCTION app.evaluation_opens();

-- It goes one way, but for a signature that is voided; once both have signed it is frozen.
CREATE FUNCTION app.evaluation_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'done' OR (OLD.workspace_id, OLD.id, OLD.engagement_id, OLD.number, OLD.agreement_id, OLD.version_id,
      OLD.cadence_months, OLD.counted_from, OLD.planned_for, OLD.period_from, OLD.period_to, OLD.zone, OLD.opened_at, OLD.opened_by_id)
    IS DISTINCT FROM (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.number, NEW.agreement_id, NEW.version_id,
      NEW.cadence_months, NEW.counted_from, NEW.planned_for, NEW.period_from, NEW.period_to, NEW.zone, NEW.opened_at, NEW.opened_by_id) THEN
    RAISE EXCEPTION 'this part of an evaluation is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.owner_submitted_at IS NOT NULL AND NEW.owner_submitted_at IS DISTINCT FROM OLD.owner_submitted_at)
    OR (OLD.assistant_submitted_at IS NOT NULL AND NEW.assistant_submitted_at IS DISTINCT FROM OLD.assistant_submitted_at)
    OR (OLD.revealed_at IS NOT NULL AND NEW.revealed_at IS DISTINCT FROM OLD.revealed_at)
    OR (OLD.facts IS NOT NULL AND NEW.facts IS DISTINCT FROM OLD.facts) THEN
    RAISE EXCEPTION 'what was handed in and shown stays so' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.due_at <> OLD.due_at AND NOT EXISTS (
    SELECT 1 FROM evaluation_moves m WHERE m.workspace_id = NEW.workspace_id AND m.evaluation_id = NEW.id
      AND m.from_due_at = OLD.due_at AND m.to_due_at = NEW.due_at) THEN
    RAISE EXCEPTION 'an evaluation is moved with a reason' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state::text, NEW.state::text) IN (
    ('open', 'revealed'), ('revealed', 'signed_by_one'), ('signed_by_one', 'revealed'), ('signed_by_one', 'done')) THEN
    RAISE EXCEPTION 'an evaluation doesn''t go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.document_hash IS NOT NULL AND NEW.document_hash IS NOT NULL
    AND (OLD.document_hash, OLD.canonical_json) IS DISTINCT FROM (NEW.document_hash, NEW.canonical_json) THEN
    RAISE EXCEPTION 'a text that somebody has signed stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state IN ('signed_by_one', 'done') AND NEW.state <> OLD.state AND (
    SELECT count(*) FROM evaluation_signatures s
    WHERE s.workspace_id = NEW.workspace_id AND s.evaluation_id = NEW.id AND s.round = NEW.round
      AND s.document_hash = NEW.document_hash) <> (CASE NEW.state WHEN 'done' THEN 2 ELSE 1 END) THEN
    RAISE EXCEPTION 'an evaluation is closed by two signatures under one text' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evaluations_move BEFORE UPDATE ON evaluations FOR EACH ROW EXECUTE FUNCTION app.evaluation_moves();

-- The state of the evaluation that a row is part of. The row is locked for reading, so that it can't be signed meanwhile.
CREATE FUNCTION app.evaluation_state_of(p_workspace uuid, p_evaluation uuid) RETURNS evaluation_state LANGUAGE sql AS $$
  SELECT state FROM evaluations WHERE workspace_id = p_workspace AND id = p_evaluation
$$;

-- Words are their side's until they are handed in, and nobody's to change from then on.
CREATE FUNCTION app.assessment_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.submitted_at IS NOT NULL OR (OLD.workspace_id, OLD.id, OLD.evaluation_id, OLD.party)
    IS DISTINCT FROM (NEW.workspace_id, NEW.id, NEW.evaluation_id, NEW.party)) THEN
    RAISE EXCEPTION 'what was handed in stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  IF app.evaluation_state_of(NEW.workspace_id, NEW.evaluation_id) NOT IN ('open', 'revealed') THEN
    RAISE EXCEPTION 'this evaluation is being signed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evaluation_assessments_hold BEFORE INSERT OR UPDATE ON evaluation_assessments
  FOR EACH ROW EXECUTE FUNCTION app.assessment_holds();
CREATE FUNCTION app.answer_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM evaluation_assessments a WHERE a.workspace_id = NEW.workspace_id AND a.id = NEW.assessment_id
             AND a.submitted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'what was handed in stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evaluation_answers_hold BEFORE INSERT OR UPDATE ON evaluation_answers
  FOR EACH ROW EXECUTE FUNCTION app.answer_holds();

-- Criteria are named while nobody has seen what the other wrote; adjustments and follow-ups until somebody has signed.
CREATE FUNCTION app.evaluation_part_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the record := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF NOT app.evaluation_state_of(the.workspace_id, the.evaluation_id)::text = ANY (TG_ARGV) THEN
    RAISE EXCEPTION 'that part of an evaluation is written in another state of it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN the;
END $$;
CREATE TRIGGER evaluation_criteria_in_time BEFORE INSERT OR UPDATE ON evaluation_criteria
  FOR EACH ROW EXECUTE FUNCTION app.evaluation_part_is_open('open');
CREATE TRIGGER evaluation_adjustments_in_time BEFORE INSERT OR DELETE ON evaluation_adjustments
  FOR EACH ROW EXECUTE FUNCTION app.evaluation_part_is_open('revealed');
CREATE TRIGGER evaluation_follow_ups_in_time BEFORE INSERT OR UPDATE ON evaluation_follow_ups
  FOR EACH ROW EXECUTE FUNCTION app.evaluation_part_is_open('open', 'revealed');

-- Reminders --------------------------------------------------------------------------------------
ALTER TABLE reminders
  ADD COLUMN evaluation_id uuid,
  DROP CONSTRAINT reminders_about_one,
  DROP CONSTRAINT reminders_to_one_side,
  ADD CONSTRAINT reminders_about_one CHECK (num_nonnulls(brief_id, agreement_id, timesheet_id, evaluation_id) = 1),
  ADD CONSTRAINT reminders_to_one_side CHECK ((brief_id IS NOT NULL) = (party IS NULL)),
  ADD CONSTRAINT reminders_evaluation_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id)
    REFERENCES evaluations (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE;
CREATE UNIQUE INDEX reminders_of_evaluation_key ON reminders (workspace_id, evaluation_id, party, kind, due_at);

-- Open pages hear of it.
CREATE TRIGGER evaluations_live AFTER INSERT OR UPDATE ON evaluations FOR EACH ROW EXECUTE FUNCTION app.tell_live('evaluation');
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['evaluation_criteria', 'evaluation_adjustments', 'evaluation_adjustment_uses', 'evaluation_follow_ups', 'evaluation_copies'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I FOR EACH ROW EXECUTE FUNCTION app.tell_live(''evaluation'')', t || '_live', t);
  END LOOP;
END $$;

-- What the record says of a copy, now also of an evaluation's: which kind of record it is, and since when it holds.
DROP FUNCTION app.find_copy(text);
CREATE FUNCTION app.find_copy(p_sha256 text)
RETURNS TABLE (record text, state text, state_changed_at timestamptz, in_force_at timestamptz, replaced_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
  copy agreement_copies;
  evaluated evaluation_copies;
BEGIN
  PERFORM set_config('app.actor', 'holder', true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.asked_sha256', p_sha256, true);
  SELECT c.* INTO copy FROM agreement_copies c WHERE c.sha256 = p_sha256 ORDER BY c.created_at LIMIT 1;
  SELECT c.* INTO evaluated FROM evaluation_copies c WHERE c.sha256 = p_sha256 ORDER BY c.created_at LIMIT 1;
  IF copy.id IS NOT NULL THEN
    PERFORM app.act_as_workspace(copy.workspace_id);
    RETURN QUERY
      SELECT 'agreement'::text, a.state::text, a.state_changed_at::timestamptz, this.at::timestamptz,
        (SELECT min(later.at)::timestamptz FROM agreement_events later
         WHERE later.workspace_id = a.workspace_id AND later.agreement_id = a.id
           AND later.kind = 'in_force' AND later.sequence > this.sequence)
      FROM agreements a
      JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.id = copy.version_id
      LEFT JOIN LATERAL (
        SELECT e.at, e.sequence FROM agreement_events e
        WHERE e.workspace_id = a.workspace_id AND e.agreement_id = a.id AND e.kind = 'in_force'
          AND e.payload::jsonb ->> 'documentHash' = v.document_hash
        ORDER BY e.sequence DESC LIMIT 1) this ON true
      WHERE a.workspace_id = copy.workspace_id AND a.id = copy.agreement_id;
  ELSIF evaluated.id IS NOT NULL THEN
    PERFORM app.act_as_workspace(evaluated.workspace_id);
    RETURN QUERY
      SELECT 'evaluation'::text, e.state::text, e.state_changed_at::timestamptz, e.closed_at::timestamptz, NULL::timestamptz
      FROM evaluations e WHERE e.workspace_id = evaluated.workspace_id AND e.id = evaluated.evaluation_id;
  END IF;
  PERFORM set_config('app.actor', '', true), set_config('app.staff_of', '{}', true),
          set_config('app.asked_sha256', '', true);
END $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO handover_app;
