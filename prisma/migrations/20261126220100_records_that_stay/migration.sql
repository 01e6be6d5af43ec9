-- A reckoning that is shared is part of the text that both sign: it stays as it is from the first signature on.
CREATE OR REPLACE FUNCTION app.reckoning_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app.evaluation_state_of(NEW.workspace_id, NEW.evaluation_id) IN ('signed_by_one', 'done') THEN
    RAISE EXCEPTION 'the evaluation has been signed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.workspace_id, NEW.evaluation_id, NEW.engagement_id) <> (OLD.workspace_id, OLD.evaluation_id, OLD.engagement_id) THEN
    RAISE EXCEPTION 'a reckoning stays with its evaluation' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- What an assistant asked about briefs stays theirs to read when the work has ended: how fast it was answered is one of their facts.
CREATE POLICY past ON clarifications FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]));
