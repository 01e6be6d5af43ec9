-- A brief that ends without an approval says who ended it and why: a row of its own, as an approval is.
CREATE TYPE ending_kind AS ENUM ('declined', 'withdrawn', 'cancelled');

CREATE TABLE brief_endings (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  kind ending_kind NOT NULL,
  reason text NOT NULL,
  ended_by_id uuid NOT NULL,
  ended_at timestamptz(3) NOT NULL,
  CONSTRAINT brief_endings_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT brief_endings_workspace_id_engagement_id_brief_id_fkey FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- whoever has accepted a brief, or was handed one, is owed the reason why it came to nothing
  CONSTRAINT brief_endings_reason CHECK (kind = 'withdrawn' OR length(reason) > 0)
);
CREATE UNIQUE INDEX brief_endings_workspace_id_engagement_id_brief_id_key
  ON brief_endings (workspace_id, engagement_id, brief_id);
CREATE TRIGGER brief_endings_append_only BEFORE UPDATE OR DELETE ON brief_endings
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

ALTER TABLE brief_endings ENABLE ROW LEVEL SECURITY;
ALTER TABLE brief_endings FORCE ROW LEVEL SECURITY;
CREATE POLICY shared ON brief_endings
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
REVOKE UPDATE, DELETE, TRUNCATE ON brief_endings FROM handover_app;

-- The owner's home shows what was declined lately, whatever else was closed since.
CREATE INDEX briefs_declined ON briefs (workspace_id, state_changed_at DESC) WHERE state = 'declined';

-- An answer, a risk and the end of one change what an open page says as well.
CREATE TRIGGER clarification_answers_live AFTER INSERT ON clarification_answers
  FOR EACH ROW EXECUTE FUNCTION app.tell_live('clarification');
CREATE TRIGGER risk_reports_live AFTER INSERT OR UPDATE ON risk_reports
  FOR EACH ROW EXECUTE FUNCTION app.tell_live('risk');
