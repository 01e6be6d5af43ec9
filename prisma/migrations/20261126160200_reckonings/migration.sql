-- "Is the money well spent?": what an owner assumes when they ask it at an evaluation, and what the hours were used for. Their
-- private reckoning, unless they let the assistant see it. A new table.

CREATE TABLE evaluation_reckonings (
  workspace_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  -- how much of their own time was freed, at least and at most, and what they still put in
  freed_minutes_low integer NOT NULL,
  freed_minutes_high integer NOT NULL,
  own_minutes integer NOT NULL,
  -- what an hour of theirs is worth, at least and at most
  hour_minor_low bigint NOT NULL,
  hour_minor_high bigint NOT NULL,
  currency char(3) NOT NULL,
  used_for text NOT NULL,
  is_shared boolean NOT NULL,
  saved_by_id uuid NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT evaluation_reckonings_pkey PRIMARY KEY (workspace_id, evaluation_id),
  CONSTRAINT evaluation_reckonings_evaluation_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id)
    REFERENCES evaluations (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- a year has no more than 8,784 hours
  CONSTRAINT evaluation_reckonings_minutes CHECK (
    freed_minutes_low BETWEEN 0 AND freed_minutes_high AND freed_minutes_high <= 600000 AND own_minutes BETWEEN 0 AND 600000),
  CONSTRAINT evaluation_reckonings_hour CHECK (
    hour_minor_low BETWEEN 0 AND hour_minor_high AND hour_minor_high <= 100000000000 AND currency ~ '^[A-Z]{3}$'),
  CONSTRAINT evaluation_reckonings_words CHECK (length(used_for) <= 4000)
);

CREATE UNIQUE INDEX evaluation_reckonings_engagement_key ON evaluation_reckonings (workspace_id, engagement_id, evaluation_id);

ALTER TABLE evaluation_reckonings ENABLE ROW LEVEL SECURITY;
ALTER TABLE evaluation_reckonings FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON evaluation_reckonings
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
-- what is shared is read like the rest that the owner's side wrote: once each reads the other
CREATE POLICY shared ON evaluation_reckonings FOR SELECT USING (
  is_shared AND (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]))
  AND EXISTS (SELECT 1 FROM evaluations e WHERE e.workspace_id = evaluation_reckonings.workspace_id
    AND e.id = evaluation_reckonings.evaluation_id AND e.revealed_at IS NOT NULL));
REVOKE DELETE, TRUNCATE ON evaluation_reckonings FROM handover_app;

-- Once both have signed the evaluation, what it was reckoned with stays.
CREATE FUNCTION app.reckoning_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app.evaluation_state_of(NEW.workspace_id, NEW.evaluation_id) = 'done' THEN
    RAISE EXCEPTION 'the evaluation is done' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.workspace_id, NEW.evaluation_id, NEW.engagement_id) <> (OLD.workspace_id, OLD.evaluation_id, OLD.engagement_id) THEN
    RAISE EXCEPTION 'a reckoning stays with its evaluation' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evaluation_reckonings_in_time BEFORE INSERT OR UPDATE ON evaluation_reckonings
  FOR EACH ROW EXECUTE FUNCTION app.reckoning_in_time();
GRANT EXECUTE ON FUNCTION app.reckoning_in_time() TO handover_app;
