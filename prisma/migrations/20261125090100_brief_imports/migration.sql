-- Briefs that came from a file: who brought them in, and when. The row is what makes one file one import, however often
-- its button was pressed. Staff only, as the drafts are that it makes.
CREATE TABLE "brief_imports" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "briefs" INTEGER NOT NULL,
    "imported_by_id" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "brief_imports_pkey" PRIMARY KEY ("workspace_id","id")
);
ALTER TABLE "brief_imports" ADD CONSTRAINT "brief_imports_workspace_id_fkey"
  FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE brief_imports ADD CONSTRAINT brief_imports_counted CHECK (briefs BETWEEN 1 AND 500);
CREATE TRIGGER brief_imports_append_only BEFORE UPDATE OR DELETE ON brief_imports
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

ALTER TABLE brief_imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE brief_imports FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON brief_imports
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

GRANT SELECT, INSERT ON brief_imports TO handover_app;
REVOKE UPDATE, DELETE, TRUNCATE ON brief_imports FROM handover_app;
