-- How the work of two ends (docs/adr/0042): it is begun, with a last day; what is still in hands is handed back; then access ends
-- with it, and both keep what they signed, what was paid and what they evaluated. Only new tables, and functions in place of old ones.

CREATE TYPE ending_cause AS ENUM ('said', 'notice', 'agreement_over');
CREATE TYPE ending_word AS ENUM ('done', 'go_on');
CREATE TYPE ending_brief_plan AS ENUM ('finish', 'call_off', 'hand_on');

CREATE TABLE engagement_endings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  cause ending_cause NOT NULL,
  -- whose word began it; nobody's, where an agreement had run out
  party party,
  begun_by_id uuid,
  begun_at timestamptz(3) NOT NULL,
  reason text NOT NULL,
  -- whose end began it, if one did
  agreement_id uuid,
  -- what both agreed at an evaluation, where it comes of that
  adjustment_id uuid,
  -- the last day in the zone of the business, and the instant at which it is over
  last_day date NOT NULL,
  zone text NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  taken_back_at timestamptz(3),
  ended_at timestamptz(3),
  CONSTRAINT engagement_endings_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT engagement_endings_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT engagement_endings_agreement_fkey FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT engagement_endings_adjustment_fkey FOREIGN KEY (workspace_id, engagement_id, adjustment_id)
    REFERENCES evaluation_adjustments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT engagement_endings_begun_by CHECK (num_nonnulls(party, begun_by_id) = CASE cause WHEN 'agreement_over' THEN 0 ELSE 2 END),
  CONSTRAINT engagement_endings_agreement CHECK ((agreement_id IS NULL) = (cause = 'said')),
  CONSTRAINT engagement_endings_reason CHECK (length(reason) <= 1000 AND (reason <> '' OR cause = 'agreement_over')),
  CONSTRAINT engagement_endings_ahead CHECK (ends_at > begun_at),
  CONSTRAINT engagement_endings_one_way CHECK (num_nonnulls(taken_back_at, ended_at) <= 1)
);
CREATE UNIQUE INDEX engagement_endings_engagement_key ON engagement_endings (workspace_id, engagement_id, id);
-- one at a time, and the last one stays
CREATE UNIQUE INDEX engagement_endings_one ON engagement_endings (workspace_id, engagement_id) WHERE taken_back_at IS NULL;
CREATE INDEX engagement_endings_open ON engagement_endings (workspace_id, ends_at) WHERE taken_back_at IS NULL AND ended_at IS NULL;
CREATE INDEX engagement_endings_by_engagement ON engagement_endings (engagement_id);

-- What each side says while it runs: that all is handed back, or that the two should go on after all. Said by both, it holds.
CREATE TABLE ending_sayings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  ending_id uuid NOT NULL,
  word ending_word NOT NULL,
  party party NOT NULL,
  said_by_id uuid NOT NULL,
  said_at timestamptz(3) NOT NULL,
  CONSTRAINT ending_sayings_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT ending_sayings_ending_fkey FOREIGN KEY (workspace_id, engagement_id, ending_id)
    REFERENCES engagement_endings (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX ending_sayings_once ON ending_sayings (workspace_id, ending_id, word, party);
CREATE INDEX ending_sayings_by_engagement ON ending_sayings (engagement_id);

-- What becomes of a brief that is still open. The newest says what holds; what was said before stays.
CREATE TABLE ending_brief_plans (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  ending_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  plan ending_brief_plan NOT NULL,
  note text NOT NULL,
  planned_by_id uuid NOT NULL,
  planned_at timestamptz(3) NOT NULL,
  CONSTRAINT ending_brief_plans_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT ending_brief_plans_ending_fkey FOREIGN KEY (workspace_id, engagement_id, ending_id)
    REFERENCES engagement_endings (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT ending_brief_plans_brief_fkey FOREIGN KEY (workspace_id, brief_id)
    REFERENCES briefs (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT ending_brief_plans_note CHECK (length(note) <= 1000)
);
CREATE INDEX ending_brief_plans_of ON ending_brief_plans (workspace_id, ending_id, brief_id, planned_at DESC);
CREATE INDEX ending_brief_plans_by_engagement ON ending_brief_plans (engagement_id);

-- Accounts and tools that the assistant was let into, by name alone: who wrote each down, and who shut it.
CREATE TABLE engagement_accesses (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  name text NOT NULL,
  noted_by_id uuid NOT NULL,
  noted_at timestamptz(3) NOT NULL,
  revoked_by_id uuid,
  revoked_at timestamptz(3),
  CONSTRAINT engagement_accesses_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT engagement_accesses_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT engagement_accesses_name CHECK (length(name) BETWEEN 1 AND 200),
  CONSTRAINT engagement_accesses_revoked CHECK ((revoked_at IS NULL) = (revoked_by_id IS NULL) AND (revoked_at IS NULL OR revoked_at >= noted_at))
);
CREATE INDEX engagement_accesses_by_engagement ON engagement_accesses (engagement_id, noted_at);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['engagement_endings', 'ending_sayings', 'ending_brief_plans', 'engagement_accesses']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY shared ON %I
      USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t);
    EXECUTE format($p$CREATE POLICY past ON %I FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]))$p$, t);
    EXECUTE format('REVOKE ALL ON %I FROM handover_app', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO handover_app', t);
    EXECUTE format('CREATE TRIGGER %s AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION app.tell_live(''engagement'')', t || '_live', t);
  END LOOP;
END $$;
GRANT UPDATE (taken_back_at, ended_at) ON engagement_endings TO handover_app;
GRANT UPDATE (revoked_by_id, revoked_at) ON engagement_accesses TO handover_app;
CREATE TRIGGER ending_sayings_append_only BEFORE UPDATE OR DELETE ON ending_sayings
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER ending_brief_plans_append_only BEFORE UPDATE OR DELETE ON ending_brief_plans
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- Who began it, when and why is never rewritten; it is taken back once, or it has ended.
CREATE FUNCTION app.ending_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF num_nonnulls(OLD.taken_back_at, OLD.ended_at) > 0 THEN
    RAISE EXCEPTION 'what was taken back or has ended stays so' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.ended_at < NEW.ends_at AND (SELECT count(*) FROM ending_sayings s
      WHERE s.workspace_id = NEW.workspace_id AND s.ending_id = NEW.id AND s.word = 'done') < 2 THEN
    RAISE EXCEPTION 'before its last day it ends only if both say so' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER engagement_endings_stay BEFORE UPDATE ON engagement_endings FOR EACH ROW EXECUTE FUNCTION app.ending_stays();
CREATE FUNCTION app.access_revoked_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'who has shut an access, and when, stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER engagement_accesses_once BEFORE UPDATE ON engagement_accesses FOR EACH ROW EXECUTE FUNCTION app.access_revoked_once();

-- What has ended stays ended; and an ending that has ended, and its engagement, say the same when the transaction is over.
CREATE FUNCTION app.engagement_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an engagement that has ended stays ended' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER engagements_stay_ended BEFORE UPDATE OF state ON engagements FOR EACH ROW
  WHEN (OLD.state = 'ended' AND NEW.state <> 'ended') EXECUTE FUNCTION app.engagement_stays_ended();
CREATE FUNCTION app.ending_has_ended() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  IF NOT EXISTS (SELECT 1 FROM engagements e
      WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id AND e.state = 'ended') THEN
    RAISE EXCEPTION 'an ending has ended, and its engagement has not' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER engagement_endings_have_ended AFTER UPDATE OF ended_at ON engagement_endings DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION app.ending_has_ended();

-- After the end nothing new is written between the two, by whichever way: no word, no work, no time. What is owed stays owed, and
-- is paid, confirmed and read.
CREATE FUNCTION app.nothing_after_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM engagements e
      WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id AND e.state = 'ended') THEN
    RAISE EXCEPTION 'the work of these two has ended' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['agreements', 'briefs', 'messages', 'clarifications', 'change_requests', 'risk_reports', 'deliveries',
    'schedules', 'timesheets', 'time_entries', 'timesheet_submissions', 'expenses', 'evaluations', 'engagement_pauses',
    'engagement_endings', 'ending_sayings', 'ending_brief_plans', 'engagement_accesses']
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION app.nothing_after_the_end()',
      t || '_before_the_end', t);
  END LOOP;
END $$;
-- a draft isn't handed over, and a delivery isn't sent back, to somebody who can't work on it
CREATE TRIGGER briefs_moved_before_the_end BEFORE UPDATE OF state ON briefs FOR EACH ROW
  WHEN (NEW.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'delivered', 'revision') AND NEW.state <> OLD.state)
  EXECUTE FUNCTION app.nothing_after_the_end();
CREATE TRIGGER timesheets_returned_before_the_end BEFORE UPDATE OF state ON timesheets FOR EACH ROW
  WHEN (NEW.state = 'returned' AND NEW.state <> OLD.state) EXECUTE FUNCTION app.nothing_after_the_end();

-- What was with the assistant on the last day is taken out of their hands by the product: nobody's word ends it.
ALTER TABLE brief_endings ALTER COLUMN ended_by_id DROP NOT NULL;

-- As before, and by the word of both: when the two say that all is handed back, the notice that runs is let go of with it.
CREATE OR REPLACE FUNCTION app.agreement_ends_for_a_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('superseded', 'terminated', 'expired', 'declined', 'withdrawn') THEN
    RAISE EXCEPTION 'an agreement that has ended stays ended' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'in_force' AND NEW.state NOT IN ('superseded', 'terminated', 'expired') THEN
    RAISE EXCEPTION 'an agreement in force can only end' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state IN ('superseded', 'terminated') AND OLD.state <> 'in_force' THEN
    RAISE EXCEPTION 'only an agreement in force can be %', NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'terminated' AND NOT EXISTS (
    SELECT 1 FROM agreement_terminations t
    WHERE t.workspace_id = NEW.workspace_id AND t.agreement_id = NEW.id AND t.effective_at <= NEW.state_changed_at)
    AND (SELECT count(*) FROM ending_sayings s JOIN engagement_endings g ON g.workspace_id = s.workspace_id AND g.id = s.ending_id
      WHERE g.workspace_id = NEW.workspace_id AND g.engagement_id = NEW.engagement_id AND g.taken_back_at IS NULL
        AND s.word = 'done') < 2 THEN
    RAISE EXCEPTION 'an agreement is terminated only by notice that has run' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'expired' AND
     coalesce(CASE OLD.state WHEN 'in_force' THEN NEW.ends_at ELSE NEW.respond_by END > NEW.state_changed_at, true) THEN
    RAISE EXCEPTION 'an agreement expires only when its time is over' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'superseded' AND NOT EXISTS (
    SELECT 1 FROM agreements successor
    JOIN agreement_versions v ON v.workspace_id = successor.workspace_id AND v.agreement_id = successor.id
      AND v.number = successor.current_number
    WHERE successor.workspace_id = NEW.workspace_id AND successor.amends_id = NEW.id AND (
      SELECT count(DISTINCT s.party) FROM agreement_signatures s
      WHERE s.workspace_id = v.workspace_id AND s.version_id = v.id AND s.document_hash = v.document_hash) = 2) THEN
    RAISE EXCEPTION 'an agreement is superseded only by one that both have signed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- Whose work has ended is still told of the end, and of what is paid to them: those pages stay theirs.
CREATE POLICY past ON notifications FOR SELECT USING (recipient_id = (SELECT app.me())
  AND engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]) AND (kind LIKE 'ending.%' OR kind LIKE 'pay.%'));

GRANT EXECUTE ON FUNCTION app.ending_stays(), app.access_revoked_once(), app.engagement_stays_ended(), app.ending_has_ended(),
  app.nothing_after_the_end() TO handover_app;
