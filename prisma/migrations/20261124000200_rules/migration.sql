-- What the database itself refuses, whoever asks. The product's rules decide first (lib/*/rules.ts);
-- these are the last line, so that no bug, script or second tab can make an illegal record.

CREATE SCHEMA app;

-- People ---------------------------------------------------------------------------------------
ALTER TABLE users
  ADD CONSTRAINT users_email_is_lower_case CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  ADD CONSTRAINT users_name_length CHECK (length(name) BETWEEN 1 AND 120);
ALTER TABLE workspaces
  ADD CONSTRAINT workspaces_name_length CHECK (length(name) BETWEEN 1 AND 120),
  ADD CONSTRAINT workspaces_currency_is_iso_4217 CHECK (currency ~ '^[A-Z]{3}$');
ALTER TABLE invitations
  ADD CONSTRAINT invitations_email_is_lower_case CHECK (email = lower(email)),
  ADD CONSTRAINT invitations_accepted_by_someone CHECK ((accepted_at IS NULL) = (accepted_by_id IS NULL)),
  ADD CONSTRAINT invitations_not_both CHECK (accepted_at IS NULL OR withdrawn_at IS NULL);
ALTER TABLE engagements
  ADD CONSTRAINT engagements_joined_by_someone CHECK (state = 'invited' OR state = 'ended' OR assistant_user_id IS NOT NULL);

-- Agreements -----------------------------------------------------------------------------------
ALTER TABLE agreement_versions
  ADD CONSTRAINT agreement_versions_rate CHECK (rate_minor > 0),
  ADD CONSTRAINT agreement_versions_cap CHECK (cap_minor IS NULL OR cap_minor >= rate_minor),
  ADD CONSTRAINT agreement_versions_currency CHECK (currency ~ '^[A-Z]{3}$'),
  -- product.md, rule 5: never more than 12 months between evaluations
  ADD CONSTRAINT agreement_versions_cadence CHECK (evaluation_cadence_months BETWEEN 1 AND 12),
  ADD CONSTRAINT agreement_versions_response_time CHECK (response_time_hours BETWEEN 1 AND 240),
  ADD CONSTRAINT agreement_versions_notice CHECK (notice_days BETWEEN 0 AND 365),
  ADD CONSTRAINT agreement_versions_auto_approval CHECK (auto_approval_days IS NULL OR auto_approval_days BETWEEN 1 AND 60),
  ADD CONSTRAINT agreement_versions_term CHECK (ends_on IS NULL OR ends_on > starts_on),
  ADD CONSTRAINT agreement_versions_proposed_whole
    CHECK ((proposed_at IS NULL) = (document_hash IS NULL) AND (proposed_at IS NULL) = (canonical_json IS NULL));

CREATE UNIQUE INDEX agreements_one_in_force ON agreements (workspace_id, engagement_id) WHERE state = 'in_force';
ALTER TABLE agreements ADD CONSTRAINT agreements_in_force_since CHECK (state <> 'in_force' OR in_force_at IS NOT NULL);

CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER agreement_events_append_only BEFORE UPDATE OR DELETE ON agreement_events
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER agreement_signatures_append_only BEFORE UPDATE OR DELETE ON agreement_signatures
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER agreement_copies_append_only BEFORE UPDATE OR DELETE ON agreement_copies
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER reviews_append_only BEFORE UPDATE OR DELETE ON reviews
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER unmet_criteria_append_only BEFORE UPDATE OR DELETE ON unmet_criteria
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER deliveries_append_only BEFORE UPDATE OR DELETE ON deliveries
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER delivery_items_append_only BEFORE UPDATE OR DELETE ON delivery_items
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- A version is frozen from the moment it is proposed: a change is a new version.
CREATE FUNCTION app.freeze_proposed_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.proposed_at IS NOT NULL THEN
    RAISE EXCEPTION 'this version has been proposed and is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER agreement_versions_frozen BEFORE UPDATE OR DELETE ON agreement_versions
  FOR EACH ROW EXECUTE FUNCTION app.freeze_proposed_version();

CREATE FUNCTION app.freeze_proposed_clause() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched agreement_clauses := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
BEGIN
  IF EXISTS (SELECT 1 FROM agreement_versions v
             WHERE v.workspace_id = touched.workspace_id AND v.id = touched.version_id AND v.proposed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'this version has been proposed and is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER agreement_clauses_frozen BEFORE INSERT OR UPDATE OR DELETE ON agreement_clauses
  FOR EACH ROW EXECUTE FUNCTION app.freeze_proposed_clause();

-- In force means: both have signed the current version, and both signed the same hash.
CREATE FUNCTION app.agreement_needs_both_signatures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'in_force' AND OLD.state <> 'in_force' AND (
    SELECT count(DISTINCT s.party)
    FROM agreement_versions v
    JOIN agreement_signatures s ON s.workspace_id = v.workspace_id AND s.version_id = v.id AND s.document_hash = v.document_hash
    WHERE v.workspace_id = NEW.workspace_id AND v.agreement_id = NEW.id AND v.number = NEW.current_number) <> 2 THEN
    RAISE EXCEPTION 'an agreement is in force only when both have signed it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreements_in_force_when_signed BEFORE UPDATE ON agreements
  FOR EACH ROW EXECUTE FUNCTION app.agreement_needs_both_signatures();
CREATE FUNCTION app.agreement_starts_as_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'draft' THEN
    RAISE EXCEPTION 'an agreement begins as a draft' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreements_start_as_draft BEFORE INSERT ON agreements
  FOR EACH ROW EXECUTE FUNCTION app.agreement_starts_as_draft();

-- Briefs ---------------------------------------------------------------------------------------
ALTER TABLE briefs
  ADD CONSTRAINT briefs_title_length CHECK (length(title) <= 200),
  ADD CONSTRAINT briefs_budget CHECK (budget_minutes IS NULL OR budget_minutes BETWEEN 1 AND 60000),
  ADD CONSTRAINT briefs_deadline_whole CHECK (
    (deadline_at IS NULL) = (deadline_local IS NULL) AND (deadline_at IS NULL) = (deadline_zone IS NULL)),
  -- handed over means: under an agreement, with a deadline
  ADD CONSTRAINT briefs_handed_over_whole CHECK (
    state = 'draft' OR (agreement_id IS NOT NULL AND deadline_at IS NOT NULL AND sent_at IS NOT NULL));

CREATE FUNCTION app.brief_needs_agreement_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('sent', 'accepted') AND (TG_OP = 'INSERT' OR OLD.state IS DISTINCT FROM NEW.state) AND NOT EXISTS (
    SELECT 1 FROM agreements a
    WHERE a.workspace_id = NEW.workspace_id AND a.engagement_id = NEW.engagement_id
      AND a.id = NEW.agreement_id AND a.state = 'in_force') THEN
    RAISE EXCEPTION 'a brief needs an agreement in force' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER briefs_need_agreement BEFORE INSERT OR UPDATE ON briefs
  FOR EACH ROW EXECUTE FUNCTION app.brief_needs_agreement_in_force();

-- After acceptance the terms are frozen; a change request (a later migration) will be the one way.
CREATE FUNCTION app.freeze_accepted_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'sent', 'clarifying') AND
     (OLD.title, OLD.outcome, OLD.instructions, OLD.autonomy, OLD.budget_minutes, OLD.deadline_at, OLD.deadline_local, OLD.deadline_zone, OLD.agreement_id, OLD.engagement_id)
     IS DISTINCT FROM
     (NEW.title, NEW.outcome, NEW.instructions, NEW.autonomy, NEW.budget_minutes, NEW.deadline_at, NEW.deadline_local, NEW.deadline_zone, NEW.agreement_id, NEW.engagement_id) THEN
    RAISE EXCEPTION 'the terms of an accepted brief are frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER briefs_terms_frozen BEFORE UPDATE ON briefs
  FOR EACH ROW EXECUTE FUNCTION app.freeze_accepted_terms();

CREATE FUNCTION app.freeze_accepted_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  workspace uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.workspace_id ELSE OLD.workspace_id END;
  brief uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.brief_id ELSE OLD.brief_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM briefs b WHERE b.workspace_id = workspace AND b.id = brief
             AND b.state NOT IN ('draft', 'sent', 'clarifying')) THEN
    RAISE EXCEPTION 'the terms of an accepted brief are frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER brief_givens_frozen BEFORE INSERT OR UPDATE OR DELETE ON brief_givens
  FOR EACH ROW EXECUTE FUNCTION app.freeze_accepted_parts();
CREATE TRIGGER deliverables_frozen BEFORE INSERT OR UPDATE OR DELETE ON deliverables
  FOR EACH ROW EXECUTE FUNCTION app.freeze_accepted_parts();
CREATE TRIGGER acceptance_criteria_frozen BEFORE INSERT OR UPDATE OR DELETE ON acceptance_criteria
  FOR EACH ROW EXECUTE FUNCTION app.freeze_accepted_parts();

-- The two lists people look at all day hold open briefs only; closed ones never slow them down.
CREATE INDEX briefs_open_by_engagement ON briefs (engagement_id, deadline_at)
  WHERE state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'delivered', 'revision');
CREATE INDEX briefs_open_by_workspace ON briefs (workspace_id, state, deadline_at)
  WHERE state IN ('sent', 'clarifying', 'accepted', 'in_progress', 'delivered', 'revision');
CREATE INDEX briefs_by_engagement ON briefs (workspace_id, engagement_id, created_at DESC);
CREATE INDEX briefs_by_workspace ON briefs (workspace_id, created_at DESC);
CREATE INDEX risk_reports_open ON risk_reports (workspace_id, brief_id) WHERE resolved_at IS NULL;

-- Threads --------------------------------------------------------------------------------------
ALTER TABLE messages ADD CONSTRAINT messages_body_length CHECK (length(body) BETWEEN 1 AND 20000);
CREATE INDEX threads_by_engagement ON threads (engagement_id, last_message_at);

-- Files and money-free facts -------------------------------------------------------------------
ALTER TABLE files
  ADD CONSTRAINT files_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT files_size CHECK (size_bytes >= 0);
ALTER TABLE reminders ADD CONSTRAINT reminders_one_end CHECK (sent_at IS NULL OR cancelled_at IS NULL);

-- Live updates: a hint that something changed, never the thing itself. Who may hear it is decided
-- by the listener, from the same memberships and engagements as every page.
CREATE FUNCTION app.tell_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('handover_live', json_build_object(
    'workspaceId', NEW.workspace_id, 'engagementId', NEW.engagement_id,
    'kind', TG_ARGV[0], 'id', CASE TG_ARGV[0] WHEN 'message' THEN to_jsonb(NEW)->>'thread_id' ELSE NEW.id::text END)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER messages_live AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION app.tell_live('message');
CREATE TRIGGER briefs_live AFTER INSERT OR UPDATE OF state ON briefs FOR EACH ROW WHEN (NEW.state <> 'draft') EXECUTE FUNCTION app.tell_live('brief');
CREATE TRIGGER clarifications_live AFTER INSERT ON clarifications FOR EACH ROW EXECUTE FUNCTION app.tell_live('clarification');
CREATE TRIGGER agreements_live AFTER UPDATE OF state ON agreements FOR EACH ROW WHEN (NEW.state <> 'draft') EXECUTE FUNCTION app.tell_live('agreement');
