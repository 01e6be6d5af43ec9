-- What two do in the very moment in which their work ends (adr/0069). Whoever writes between two says so by a shared lock on their work,
-- and keeps it until they commit; the end takes the same lock alone. So one comes wholly before the other: what came first is closed by
-- the end, what comes later meets an engagement that has ended. An advisory lock, since an assistant may lock no row of the
-- engagement, and since whoever has written may still want to change that row, as pay does (lib/pay/owed.ts), without waiting for others
-- who have written as well. Functions and triggers only: nothing is rewritten, and no table is read.
CREATE FUNCTION app.work_goes_on(p_engagement uuid) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock_shared(hashtext('work'), hashtext(p_engagement::text))
$$;
CREATE FUNCTION app.work_ends(p_engagement uuid) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtext('work'), hashtext(p_engagement::text))
$$;

-- As before, but read once the lock is there: then nobody else is ending it.
CREATE OR REPLACE FUNCTION app.nothing_after_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the record := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  PERFORM app.work_goes_on(the.engagement_id);
  IF EXISTS (SELECT 1 FROM engagements e
      WHERE e.workspace_id = the.workspace_id AND e.id = the.engagement_id AND e.state = 'ended') THEN
    RAISE EXCEPTION 'the work of these two has ended' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN the;
END $$;

-- Whichever way it ends: the lib takes the lock before it looks for what is open, and nothing can end without.
CREATE FUNCTION app.engagement_ends_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.work_ends(NEW.id);
  RETURN NEW;
END $$;
CREATE TRIGGER engagements_end_alone BEFORE UPDATE OF state ON engagements FOR EACH ROW
  WHEN (NEW.state = 'ended' AND OLD.state <> 'ended') EXECUTE FUNCTION app.engagement_ends_alone();

-- What binds two or is offered: until now only a new agreement was refused, not what became of one that was there.
CREATE TRIGGER agreements_moved_before_the_end BEFORE UPDATE OF state ON agreements FOR EACH ROW
  WHEN (NEW.state IN ('proposed', 'changes_requested', 'signed_by_one', 'in_force') AND NEW.state <> OLD.state)
  EXECUTE FUNCTION app.nothing_after_the_end();
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['agreement_signatures', 'agreement_terminations', 'clause_comments', 'clause_proposals',
    'clause_proposal_outcomes', 'clause_settlements']
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION app.nothing_after_the_end()',
      t || '_before_the_end', t);
  END LOOP;
END $$;
-- an advance is taken back out of later pay, and there is none; all else that is owed stays owed, and is paid
CREATE TRIGGER owed_items_advanced_before_the_end BEFORE INSERT ON owed_items FOR EACH ROW
  WHEN (NEW.kind = 'advance') EXECUTE FUNCTION app.nothing_after_the_end();

-- An ending that has ended leaves nothing open between the two, whoever came in between.
CREATE OR REPLACE FUNCTION app.ending_has_ended() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  IF NOT EXISTS (SELECT 1 FROM engagements e
      WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id AND e.state = 'ended') THEN
    RAISE EXCEPTION 'an ending has ended, and its engagement has not' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM agreements a WHERE a.workspace_id = NEW.workspace_id AND a.engagement_id = NEW.engagement_id
        AND a.state IN ('proposed', 'changes_requested', 'signed_by_one', 'in_force'))
     OR EXISTS (SELECT 1 FROM briefs b WHERE b.workspace_id = NEW.workspace_id AND b.engagement_id = NEW.engagement_id
        AND b.state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'revision')) THEN
    RAISE EXCEPTION 'something between the two came in while their work ended' USING ERRCODE = 'restrict_violation';
  END IF;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;

GRANT EXECUTE ON FUNCTION app.work_goes_on(uuid), app.work_ends(uuid), app.engagement_ends_alone() TO handover_app;
