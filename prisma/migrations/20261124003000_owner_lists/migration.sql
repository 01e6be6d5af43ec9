-- What the owner's home and lists read all day, found without looking at closed briefs or answered questions.

-- An answer is a row of its own; the question keeps its moment beside it, so that "still open" can be indexed.
ALTER TABLE clarifications ADD COLUMN answered_at timestamptz(3);
UPDATE clarifications c SET answered_at = a.answered_at
  FROM clarification_answers a WHERE a.workspace_id = c.workspace_id AND a.clarification_id = c.id;

CREATE FUNCTION app.note_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE clarifications SET answered_at = NEW.answered_at
    WHERE workspace_id = NEW.workspace_id AND id = NEW.clarification_id;
  RETURN NULL;
END $$;
CREATE TRIGGER clarification_answers_note AFTER INSERT ON clarification_answers
  FOR EACH ROW EXECUTE FUNCTION app.note_answer();

CREATE INDEX clarifications_open ON clarifications (workspace_id, asked_at) WHERE answered_at IS NULL;
CREATE INDEX clarifications_open_by_engagement ON clarifications (engagement_id, asked_at) WHERE answered_at IS NULL;

-- The columns that the row level policy asks for are in the index, so that counting needs no visit to the table.
CREATE INDEX briefs_open_by_deadline ON briefs (workspace_id, deadline_at, id) INCLUDE (engagement_id, state)
  WHERE state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'delivered', 'revision');
CREATE INDEX briefs_closed ON briefs (workspace_id, state_changed_at DESC, id DESC)
  WHERE state IN ('approved', 'declined', 'cancelled', 'withdrawn');
CREATE INDEX briefs_drafts ON briefs (workspace_id, id DESC) WHERE state = 'draft';

GRANT EXECUTE ON FUNCTION app.note_answer() TO handover_app;
