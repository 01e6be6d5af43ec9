-- Whether an owner lets go more of what is handed over from an evaluation on (product.md: autonomy can rise with evidence, offered at
-- an evaluation, never automatic). A row for each answer, with the evidence that was looked at. Only a new table.
CREATE TABLE autonomy_decisions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  -- the level of new work until then, and the one that was offered
  was autonomy NOT NULL,
  offered autonomy NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('taken', 'kept')),
  -- briefs approved in the period, how many as first delivered and by the deadline, and what came back to the owner of all of them
  approved integer NOT NULL CHECK (approved > 0),
  at_first integer NOT NULL CHECK (at_first BETWEEN 0 AND approved),
  on_time integer NOT NULL CHECK (on_time BETWEEN 0 AND approved),
  came_back integer NOT NULL CHECK (came_back >= 0),
  decided_by_id uuid NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  CONSTRAINT autonomy_decisions_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT autonomy_decisions_evaluation_fkey FOREIGN KEY (workspace_id, engagement_id, evaluation_id)
    REFERENCES evaluations (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- one step at a time
  CONSTRAINT autonomy_decisions_step CHECK (
    (was, offered) IN (('ask_first', 'decide_and_tell'), ('decide_and_tell', 'decide_alone')))
);
CREATE UNIQUE INDEX autonomy_decisions_once ON autonomy_decisions (workspace_id, evaluation_id);
CREATE INDEX autonomy_decisions_taken ON autonomy_decisions (workspace_id, engagement_id, decided_at) WHERE outcome = 'taken';

ALTER TABLE autonomy_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE autonomy_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON autonomy_decisions FOR SELECT USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY past ON autonomy_decisions FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]));
CREATE POLICY write ON autonomy_decisions FOR INSERT WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));
GRANT SELECT, INSERT ON autonomy_decisions TO handover_app;
REVOKE UPDATE, DELETE, TRUNCATE ON autonomy_decisions FROM handover_app;
CREATE TRIGGER autonomy_decisions_append_only BEFORE UPDATE OR DELETE ON autonomy_decisions
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER autonomy_decisions_in_time BEFORE INSERT ON autonomy_decisions
  FOR EACH ROW EXECUTE FUNCTION app.evaluation_part_is_open('revealed', 'signed_by_one');
CREATE TRIGGER autonomy_decisions_live AFTER INSERT ON autonomy_decisions
  FOR EACH ROW EXECUTE FUNCTION app.tell_live('evaluation');

-- Never by itself: only an owner says so, and only for themselves.
CREATE FUNCTION app.autonomy_is_an_owners_word() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app.actor() <> 'user' OR NEW.decided_by_id IS DISTINCT FROM app.me() OR NOT EXISTS (
    SELECT 1 FROM memberships m WHERE m.workspace_id = NEW.workspace_id AND m.user_id = NEW.decided_by_id
      AND m.role = 'owner' AND m.ended_at IS NULL) THEN
    RAISE EXCEPTION 'how much is let go is said by an owner' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER autonomy_decisions_are_an_owners BEFORE INSERT ON autonomy_decisions
  FOR EACH ROW EXECUTE FUNCTION app.autonomy_is_an_owners_word();
GRANT EXECUTE ON FUNCTION app.autonomy_is_an_owners_word() TO handover_app;
