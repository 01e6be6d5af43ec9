-- The page says that the copy is being made; it hears when it is there.
CREATE TRIGGER agreement_copies_live AFTER INSERT ON agreement_copies
  FOR EACH ROW EXECUTE FUNCTION app.tell_live('agreement');

-- Each download asks whether the file is somebody's copy; each list of agreements asks who has signed.
CREATE INDEX agreement_copies_by_file ON agreement_copies (workspace_id, file_id);
CREATE INDEX agreement_signatures_by_agreement ON agreement_signatures (workspace_id, agreement_id);
