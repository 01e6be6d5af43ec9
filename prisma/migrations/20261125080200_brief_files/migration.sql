-- Files that are on a brief. One that was only put into a draft is the owner's side's alone, like the draft: `draft_of`
-- names it. There is no foreign key, since a picture can be pasted before the draft's first save.
ALTER TABLE files
  ADD COLUMN draft_of uuid,
  -- a picture that was encoded anew here, without its metadata: what may be shown in a page, and its size there
  ADD COLUMN image_width integer,
  ADD COLUMN image_height integer,
  ADD CONSTRAINT files_image_size CHECK (
    (image_width IS NULL) = (image_height IS NULL) AND image_width > 0 AND image_height > 0);
CREATE INDEX files_of_drafts ON files (workspace_id, draft_of) WHERE draft_of IS NOT NULL;

DROP POLICY shared ON files;
CREATE POLICY shared ON files
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[])
    OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND draft_of IS NULL))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[])
    OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND draft_of IS NULL));

CREATE TABLE brief_files (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  position integer NOT NULL,
  file_id uuid NOT NULL,
  attached_by_id uuid NOT NULL,
  attached_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT brief_files_of_brief FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT brief_files_file FOREIGN KEY (workspace_id, engagement_id, file_id)
    REFERENCES files (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX brief_files_once ON brief_files (workspace_id, brief_id, file_id);
CREATE INDEX brief_files_by_file ON brief_files (workspace_id, file_id);

ALTER TABLE brief_files ENABLE ROW LEVEL SECURITY; ALTER TABLE brief_files FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON brief_files USING (
  workspace_id = ANY ((SELECT app.staff_of())::uuid[])
  OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND EXISTS (
    SELECT 1 FROM briefs b WHERE b.workspace_id = brief_files.workspace_id AND b.id = brief_files.brief_id)));
CREATE TRIGGER brief_files_frozen BEFORE INSERT OR UPDATE OR DELETE ON brief_files
  FOR EACH ROW EXECUTE FUNCTION app.freeze_accepted_parts();

-- What was handed over stays on record, whatever is said about it later: only a draft lets go of a file.
CREATE FUNCTION app.keep_handed_over_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM briefs b WHERE b.workspace_id = OLD.workspace_id AND b.id = OLD.brief_id AND b.state <> 'draft') THEN
    RAISE EXCEPTION 'a file that was handed over stays on record' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER brief_files_kept BEFORE UPDATE OR DELETE ON brief_files
  FOR EACH ROW EXECUTE FUNCTION app.keep_handed_over_file();

-- Handing over makes a draft's parts whole: a check-in has a moment and says what is looked at; the assistant sees what
-- is attached, and nothing else that was tried out; who typed what no longer matters.
CREATE FUNCTION app.hand_over_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM brief_check_ins c
             WHERE c.workspace_id = NEW.workspace_id AND c.brief_id = NEW.id AND (c.at IS NULL OR c.about = '')) THEN
    RAISE EXCEPTION 'a check-in says when and about what' USING ERRCODE = 'check_violation';
  END IF;
  UPDATE files f SET draft_of = NULL
    WHERE f.workspace_id = NEW.workspace_id AND f.draft_of = NEW.id AND EXISTS (
      SELECT 1 FROM brief_files a WHERE a.workspace_id = f.workspace_id AND a.brief_id = NEW.id AND a.file_id = f.id);
  DELETE FROM files f WHERE f.workspace_id = NEW.workspace_id AND f.draft_of = NEW.id;
  DELETE FROM brief_draft_changes c WHERE c.workspace_id = NEW.workspace_id AND c.brief_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER briefs_hand_over_parts AFTER UPDATE OF state ON briefs
  FOR EACH ROW WHEN (OLD.state = 'draft' AND NEW.state <> 'draft') EXECUTE FUNCTION app.hand_over_parts();
