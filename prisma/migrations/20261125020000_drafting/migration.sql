-- Drafting: what an open version said before, and templates of a workspace's own. Staff only: an assistant sees what is
-- proposed to them, never how it came about, nor how a business agrees with others.

-- Who wrote what an open version says now, when, and in which open page: null for what no save has touched yet.
-- Nullable columns without a default: only the catalogue changes, whatever the size of the table.
ALTER TABLE agreement_versions
  ADD COLUMN saved_by_id uuid,
  ADD COLUMN saved_at timestamptz(3),
  ADD COLUMN saved_in uuid;

CREATE TABLE "agreement_revisions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "restored_from" INTEGER,

    CONSTRAINT "agreement_revisions_pkey" PRIMARY KEY ("workspace_id","id")
);
CREATE UNIQUE INDEX "agreement_revisions_workspace_id_agreement_id_number_revisi_key"
  ON "agreement_revisions"("workspace_id", "agreement_id", "number", "revision");
-- A draft that nobody else has ever seen can be thrown away, and its revisions go with it, by this cascade alone.
ALTER TABLE "agreement_revisions" ADD CONSTRAINT "agreement_revisions_workspace_id_engagement_id_agreement_i_fkey"
  FOREIGN KEY ("workspace_id", "engagement_id", "agreement_id") REFERENCES "agreements"("workspace_id", "engagement_id", "id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE agreement_revisions
  ADD CONSTRAINT agreement_revisions_counted CHECK (number >= 1 AND revision >= 1),
  ADD CONSTRAINT agreement_revisions_restored_from_before CHECK (restored_from IS NULL OR restored_from < revision);

CREATE FUNCTION app.keep_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (
    SELECT 1 FROM agreements a WHERE a.workspace_id = OLD.workspace_id AND a.id = OLD.agreement_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER agreement_revisions_append_only BEFORE UPDATE OR DELETE ON agreement_revisions
  FOR EACH ROW EXECUTE FUNCTION app.keep_revision();

CREATE TABLE "agreement_templates" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "agreement_templates_pkey" PRIMARY KEY ("workspace_id","id")
);
ALTER TABLE "agreement_templates" ADD CONSTRAINT "agreement_templates_workspace_id_fkey"
  FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE agreement_templates
  ADD CONSTRAINT agreement_templates_name_length CHECK (length(name) BETWEEN 1 AND 120);
CREATE UNIQUE INDEX agreement_templates_one_name ON agreement_templates (workspace_id, lower(name)) WHERE archived_at IS NULL;

CREATE TABLE "agreement_template_versions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_template_versions_pkey" PRIMARY KEY ("workspace_id","id")
);
CREATE UNIQUE INDEX "agreement_template_versions_workspace_id_template_id_number_key"
  ON "agreement_template_versions"("workspace_id", "template_id", "number");
ALTER TABLE "agreement_template_versions" ADD CONSTRAINT "agreement_template_versions_workspace_id_template_id_fkey"
  FOREIGN KEY ("workspace_id", "template_id") REFERENCES "agreement_templates"("workspace_id", "id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE agreement_template_versions
  ADD CONSTRAINT agreement_template_versions_counted CHECK (number >= 1);
CREATE TRIGGER agreement_template_versions_append_only BEFORE UPDATE OR DELETE ON agreement_template_versions
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- Which template, and which version of it, an agreement came from. Those that are there came from the first edition of
-- the built-in ones. A constant default is kept in the catalogue: no row is written.
ALTER TABLE agreements
  ADD COLUMN template_id uuid,
  ADD COLUMN template_version integer NOT NULL DEFAULT 1;
-- Every template_id is null now, so looking through the table finds nothing; still it is done under the weaker lock.
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_workspace_id_template_id_template_version_fkey"
  FOREIGN KEY ("workspace_id", "template_id", "template_version")
  REFERENCES "agreement_template_versions"("workspace_id", "template_id", "number")
  ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;
ALTER TABLE "agreements" VALIDATE CONSTRAINT "agreements_workspace_id_template_id_template_version_fkey";

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['agreement_revisions', 'agreement_templates', 'agreement_template_versions']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY staff ON %I
      USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
      WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))$p$, t);
  END LOOP;
END $$;

GRANT EXECUTE ON FUNCTION app.keep_revision() TO handover_app;
GRANT SELECT, INSERT ON agreement_revisions, agreement_template_versions TO handover_app;
GRANT SELECT, INSERT, UPDATE ON agreement_templates TO handover_app;
REVOKE UPDATE, DELETE, TRUNCATE ON agreement_revisions, agreement_template_versions FROM handover_app;
REVOKE DELETE, TRUNCATE ON agreement_templates FROM handover_app;
