-- Playbooks: instructions and givens that are said once. Staff only, but for the name of the playbook that a brief of
-- theirs came from: both sides of a brief can say which one, and which version of it.

CREATE TABLE "playbooks" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "playbooks_pkey" PRIMARY KEY ("workspace_id","id")
);
ALTER TABLE "playbooks" ADD CONSTRAINT "playbooks_workspace_id_fkey"
  FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE playbooks ADD CONSTRAINT playbooks_name_length CHECK (length(name) BETWEEN 1 AND 120);
-- two of one name can't be told apart when one is chosen
CREATE UNIQUE INDEX playbooks_one_name ON playbooks (workspace_id, lower(name)) WHERE archived_at IS NULL;

CREATE TABLE "playbook_versions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "playbook_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "change" TEXT NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playbook_versions_pkey" PRIMARY KEY ("workspace_id","id")
);
CREATE UNIQUE INDEX "playbook_versions_workspace_id_playbook_id_number_key"
  ON "playbook_versions"("workspace_id", "playbook_id", "number");
ALTER TABLE "playbook_versions" ADD CONSTRAINT "playbook_versions_workspace_id_playbook_id_fkey"
  FOREIGN KEY ("workspace_id", "playbook_id") REFERENCES "playbooks"("workspace_id", "id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE playbook_versions
  ADD CONSTRAINT playbook_versions_counted CHECK (number >= 1),
  ADD CONSTRAINT playbook_versions_content CHECK (content ->> 'format' = 'handover.playbook.v1'),
  ADD CONSTRAINT playbook_versions_change_length CHECK (length(change) <= 500);
CREATE TRIGGER playbook_versions_append_only BEFORE UPDATE OR DELETE ON playbook_versions
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

CREATE TABLE "kept_answers" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "clarification_id" UUID NOT NULL,
    "playbook_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kept_by_id" UUID NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_answers_pkey" PRIMARY KEY ("workspace_id","id")
);
-- one click twice is one given
CREATE UNIQUE INDEX "kept_answers_workspace_id_playbook_id_clarification_id_key"
  ON "kept_answers"("workspace_id", "playbook_id", "clarification_id");
CREATE INDEX "kept_answers_workspace_id_engagement_id_clarification_id_idx"
  ON "kept_answers"("workspace_id", "engagement_id", "clarification_id");
ALTER TABLE "kept_answers" ADD CONSTRAINT "kept_answers_workspace_id_engagement_id_clarification_id_fkey"
  FOREIGN KEY ("workspace_id", "engagement_id", "clarification_id")
  REFERENCES "clarifications"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "kept_answers" ADD CONSTRAINT "kept_answers_workspace_id_playbook_id_number_fkey"
  FOREIGN KEY ("workspace_id", "playbook_id", "number")
  REFERENCES "playbook_versions"("workspace_id", "playbook_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER kept_answers_append_only BEFORE UPDATE OR DELETE ON kept_answers
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- Only what has been answered can be kept.
CREATE FUNCTION app.kept_answer_is_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM clarification_answers a
                 WHERE a.workspace_id = NEW.workspace_id AND a.engagement_id = NEW.engagement_id
                   AND a.clarification_id = NEW.clarification_id) THEN
    RAISE EXCEPTION 'a question without an answer can''t be kept' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER kept_answers_answered BEFORE INSERT ON kept_answers
  FOR EACH ROW EXECUTE FUNCTION app.kept_answer_is_answered();

-- Nullable columns without a default: only the catalogue changes, whatever the size of the table. Every value is null
-- now, so looking through the table finds nothing; still it is done under the weaker lock.
ALTER TABLE briefs ADD COLUMN playbook_id uuid, ADD COLUMN playbook_number integer;
ALTER TABLE briefs
  ADD CONSTRAINT briefs_playbook_whole CHECK ((playbook_id IS NULL) = (playbook_number IS NULL)) NOT VALID;
ALTER TABLE briefs VALIDATE CONSTRAINT briefs_playbook_whole;
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_workspace_id_playbook_id_playbook_number_fkey"
  FOREIGN KEY ("workspace_id", "playbook_id", "playbook_number")
  REFERENCES "playbook_versions"("workspace_id", "playbook_id", "number")
  ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
ALTER TABLE "briefs" VALIDATE CONSTRAINT "briefs_workspace_id_playbook_id_playbook_number_fkey";
-- which briefs came from a playbook: the foreign key, the playbook's page and the policy below go by it
CREATE INDEX briefs_by_playbook ON briefs (workspace_id, playbook_id, created_at DESC) WHERE playbook_id IS NOT NULL;

-- Where a brief came from is a fact: said once, never changed.
CREATE FUNCTION app.keep_playbook_of_brief() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.playbook_id IS NOT NULL
     AND (NEW.playbook_id, NEW.playbook_number) IS DISTINCT FROM (OLD.playbook_id, OLD.playbook_number) THEN
    RAISE EXCEPTION 'the playbook that a brief came from is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER briefs_playbook_kept BEFORE UPDATE OF playbook_id, playbook_number ON briefs
  FOR EACH ROW EXECUTE FUNCTION app.keep_playbook_of_brief();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['playbooks', 'playbook_versions', 'kept_answers']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY staff ON %I
      USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
      WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))$p$, t);
  END LOOP;
END $$;
-- The assistant learns the name of a playbook by a brief of theirs. Briefs are under their own policy here too.
CREATE POLICY given ON playbooks FOR SELECT USING (EXISTS (
  SELECT 1 FROM briefs b
  WHERE b.workspace_id = playbooks.workspace_id AND b.playbook_id = playbooks.id
    AND b.engagement_id = ANY ((SELECT app.engaged_in())::uuid[])));

GRANT EXECUTE ON FUNCTION app.keep_playbook_of_brief(), app.kept_answer_is_answered() TO handover_app;
GRANT SELECT, INSERT ON playbook_versions, kept_answers TO handover_app;
GRANT SELECT, INSERT, UPDATE ON playbooks TO handover_app;
REVOKE UPDATE, DELETE, TRUNCATE ON playbook_versions, kept_answers FROM handover_app;
REVOKE DELETE, TRUNCATE ON playbooks FROM handover_app;
