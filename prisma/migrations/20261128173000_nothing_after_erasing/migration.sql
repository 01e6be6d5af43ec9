-- What somebody writes in the very moment in which their business is erased (adr/0103). Erasing holds the business's row alone, and a new row
-- that names the business waits there, by its foreign key, until all is erased; then it was written all the same, since the row of an erased
-- business stays. What is between two is refused by the end of their work (adr/0069). What is the business's own asks here: it shares the row
-- before it is written, as its foreign key would a little later, and meets a business that has been erased. Functions and triggers only:
-- nothing is rewritten, and no table is read.
CREATE FUNCTION app.nothing_after_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- an assistant may lock no row of the business, and puts files on their way there
  before text[] := app.step_in(NEW.workspace_id);
  is_there boolean;
BEGIN
  PERFORM 1 FROM workspaces w WHERE w.id = NEW.workspace_id AND w.deleted_at IS NULL FOR KEY SHARE;
  is_there := FOUND;
  PERFORM app.step_out(before);
  IF NOT is_there THEN
    RAISE EXCEPTION 'this business has been erased' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
GRANT EXECUTE ON FUNCTION app.nothing_after_erasing() TO handover_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['playbooks', 'playbook_versions', 'playbook_files', 'agreement_templates', 'agreement_template_versions',
    'brief_imports', 'files', 'uploads', 'threads', 'thread_drafts', 'scheduled_messages']
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION app.nothing_after_erasing()',
      t || '_before_erasing', t);
  END LOOP;
END $$;
