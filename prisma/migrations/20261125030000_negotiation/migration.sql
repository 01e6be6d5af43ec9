-- Coming to terms: what both sides say about a clause, and the wording that the assistant proposes for it. Each is a row
-- that is never changed; that a comment is settled, or a proposal taken, is a row of its own. All tables are new: no lock
-- is held on anything that people use, but for the moment that a foreign key is added.

CREATE TABLE clause_comments (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  -- the version that its writer had read; the comment follows the clause into later ones by its key
  version_id uuid NOT NULL,
  clause_key text NOT NULL,
  body text NOT NULL,
  author_id uuid NOT NULL REFERENCES users (id),
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT clause_comments_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT clause_comments_agreement FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT clause_comments_version FOREIGN KEY (workspace_id, engagement_id, version_id)
    REFERENCES agreement_versions (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT clause_comments_body CHECK (length(body) BETWEEN 1 AND 4000)
);
CREATE UNIQUE INDEX clause_comments_workspace_id_engagement_id_id_key
  ON clause_comments (workspace_id, engagement_id, id);
CREATE INDEX clause_comments_by_agreement ON clause_comments (workspace_id, agreement_id, created_at);

-- Settles what was said about a clause up to, and with, one comment; what comes after it is open again.
CREATE TABLE clause_settlements (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  settled_by_id uuid NOT NULL REFERENCES users (id),
  settled_at timestamptz(3) NOT NULL,
  CONSTRAINT clause_settlements_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT clause_settlements_comment FOREIGN KEY (workspace_id, engagement_id, comment_id)
    REFERENCES clause_comments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX clause_settlements_workspace_id_engagement_id_comment_id_key
  ON clause_settlements (workspace_id, engagement_id, comment_id);

CREATE TABLE clause_proposals (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  version_id uuid NOT NULL,
  clause_key text NOT NULL,
  -- with its placeholders as they were written (docs/adr/0007)
  body text NOT NULL,
  reason text NOT NULL,
  proposed_by_id uuid NOT NULL REFERENCES users (id),
  proposed_at timestamptz(3) NOT NULL,
  CONSTRAINT clause_proposals_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT clause_proposals_agreement FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT clause_proposals_version FOREIGN KEY (workspace_id, engagement_id, version_id)
    REFERENCES agreement_versions (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT clause_proposals_body CHECK (length(body) BETWEEN 1 AND 10000),
  CONSTRAINT clause_proposals_reason CHECK (length(reason) BETWEEN 1 AND 4000)
);
CREATE UNIQUE INDEX clause_proposals_workspace_id_engagement_id_id_key
  ON clause_proposals (workspace_id, engagement_id, id);
CREATE INDEX clause_proposals_by_agreement ON clause_proposals (workspace_id, agreement_id, proposed_at);

CREATE TYPE clause_proposal_ending AS ENUM ('taken', 'declined', 'withdrawn', 'overtaken');

-- What became of a proposal: one row, and never a second.
CREATE TABLE clause_proposal_outcomes (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  ending clause_proposal_ending NOT NULL,
  -- in the words of whoever declined it
  reason text,
  -- the number of the version that a taken wording went into
  taken_into integer,
  ended_by_id uuid NOT NULL REFERENCES users (id),
  ended_at timestamptz(3) NOT NULL,
  CONSTRAINT clause_proposal_outcomes_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT clause_proposal_outcomes_proposal FOREIGN KEY (workspace_id, engagement_id, proposal_id)
    REFERENCES clause_proposals (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT clause_proposal_outcomes_declined_with_a_reason CHECK ((ending = 'declined') = (reason IS NOT NULL)),
  CONSTRAINT clause_proposal_outcomes_taken_into_a_version CHECK ((ending = 'taken') = (taken_into IS NOT NULL)),
  CONSTRAINT clause_proposal_outcomes_reason CHECK (length(reason) BETWEEN 1 AND 4000)
);
CREATE UNIQUE INDEX clause_proposal_outcomes_workspace_id_engagement_id_proposal_key
  ON clause_proposal_outcomes (workspace_id, engagement_id, proposal_id);

-- Only a text that both can see is talked about: whatever hangs on a version still being written would tell of it.
CREATE FUNCTION app.refuse_talk_about_drafts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM agreement_versions v
    JOIN agreement_clauses c ON c.workspace_id = v.workspace_id AND c.version_id = v.id AND c.key = NEW.clause_key
    WHERE v.workspace_id = NEW.workspace_id AND v.id = NEW.version_id AND v.agreement_id = NEW.agreement_id
      AND v.proposed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'only a clause of a proposed version can be talked about' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clause_comments_on_proposed BEFORE INSERT ON clause_comments
  FOR EACH ROW EXECUTE FUNCTION app.refuse_talk_about_drafts();
CREATE TRIGGER clause_proposals_on_proposed BEFORE INSERT ON clause_proposals
  FOR EACH ROW EXECUTE FUNCTION app.refuse_talk_about_drafts();
GRANT EXECUTE ON FUNCTION app.refuse_talk_about_drafts() TO handover_app;

-- Read by both sides; written by a person in their own name only.
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('clause_comments', 'author_id'), ('clause_settlements', 'settled_by_id'),
    ('clause_proposals', 'proposed_by_id'), ('clause_proposal_outcomes', 'ended_by_id')) AS made(name, writer)
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.refuse_change()',
      t.name || '_append_only', t.name);
    EXECUTE format($f$CREATE TRIGGER %I AFTER INSERT ON %I FOR EACH ROW EXECUTE FUNCTION app.tell_live('agreement')$f$,
      t.name || '_live', t.name);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format($p$CREATE POLICY shared ON %I FOR SELECT USING (
      workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t.name);
    EXECUTE format($p$CREATE POLICY own_name ON %I FOR INSERT WITH CHECK (%I = (SELECT app.me()) AND (
      workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])))$p$,
      t.name, t.writer);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM handover_app', t.name);
  END LOOP;
END $$;
