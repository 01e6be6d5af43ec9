-- The rest of what a brief says: a window that ends with the deadline, a budget in money, decisions to be asked about
-- first, and check-ins agreed up front. Columns without a default change no row; the checks read briefs once.
ALTER TABLE briefs
  ADD COLUMN window_from_at timestamptz(3),
  ADD COLUMN window_from_local text,
  ADD COLUMN budget_minor bigint,
  ADD COLUMN budget_currency text,
  ADD CONSTRAINT briefs_window_whole CHECK ((window_from_at IS NULL) = (window_from_local IS NULL)),
  -- a window has two ends, and the first comes first; `deadline_zone` is the clock of both
  ADD CONSTRAINT briefs_window_ends CHECK (window_from_at IS NULL OR (deadline_at IS NOT NULL AND window_from_at < deadline_at)),
  ADD CONSTRAINT briefs_budget_money_whole CHECK ((budget_minor IS NULL) = (budget_currency IS NULL)),
  ADD CONSTRAINT briefs_budget_money CHECK (budget_minor > 0 AND budget_minor < 9007199254740991 AND budget_currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT briefs_budget_one_kind CHECK (budget_minor IS NULL OR budget_minutes IS NULL);

-- A price per brief is money, time that is paid is hours: what is handed over is measured as its agreement pays.
CREATE FUNCTION app.brief_budget_as_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  agreed record;
BEGIN
  SELECT v.pay_type, v.currency INTO agreed FROM agreements a
    JOIN agreement_versions v ON v.workspace_id = a.workspace_id AND v.agreement_id = a.id AND v.number = a.current_number
    WHERE a.workspace_id = NEW.workspace_id AND a.engagement_id = NEW.engagement_id AND a.id = NEW.agreement_id;
  IF agreed.pay_type = 'fixed' AND (NEW.budget_minutes IS NOT NULL OR NEW.budget_currency <> agreed.currency)
    OR agreed.pay_type <> 'fixed' AND NEW.budget_minor IS NOT NULL THEN
    RAISE EXCEPTION 'the budget of a brief is in what its agreement pays by' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER briefs_budget_as_agreed BEFORE INSERT OR UPDATE OF state, budget_minutes, budget_minor, budget_currency ON briefs
  FOR EACH ROW WHEN (NEW.state = 'sent') EXECUTE FUNCTION app.brief_budget_as_agreed();

CREATE TABLE brief_asks_first (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  position integer NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT brief_asks_first_of_brief FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT brief_asks_first_text CHECK (length(text) BETWEEN 1 AND 2000)
);
CREATE INDEX brief_asks_first_by_brief ON brief_asks_first (workspace_id, brief_id);

CREATE TABLE brief_check_ins (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  position integer NOT NULL,
  -- a draft may leave it open
  at timestamptz(3),
  local text,
  zone text,
  about text NOT NULL,
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT brief_check_ins_of_brief FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT brief_check_ins_whole CHECK ((at IS NULL) = (local IS NULL) AND (at IS NULL) = (zone IS NULL)),
  CONSTRAINT brief_check_ins_about CHECK (length(about) <= 2000)
);
CREATE INDEX brief_check_ins_by_brief ON brief_check_ins (workspace_id, brief_id);

-- Who last changed which part of a draft, so that whoever comes second is told. The owner's side's alone.
CREATE TABLE brief_draft_changes (
  workspace_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  part text NOT NULL,
  -- of the brief, once it was saved
  version integer NOT NULL,
  saved_by_id uuid NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  -- names the open page that saved it
  saved_in uuid,
  PRIMARY KEY (workspace_id, brief_id, part),
  CONSTRAINT brief_draft_changes_of_brief FOREIGN KEY (workspace_id, brief_id)
    REFERENCES briefs (workspace_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT brief_draft_changes_part CHECK (part ~ '^[a-z_]{1,40}$')
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['brief_asks_first', 'brief_check_ins']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY shared ON %1$I USING (
      workspace_id = ANY ((SELECT app.staff_of())::uuid[])
      OR (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]) AND EXISTS (
        SELECT 1 FROM briefs b WHERE b.workspace_id = %1$I.workspace_id AND b.id = %1$I.brief_id)))$p$, t);
    EXECUTE format('CREATE TRIGGER %1$I_frozen BEFORE INSERT OR UPDATE OR DELETE ON %1$I
      FOR EACH ROW EXECUTE FUNCTION app.freeze_accepted_parts()', t);
  END LOOP;
END $$;

ALTER TABLE brief_draft_changes ENABLE ROW LEVEL SECURITY; ALTER TABLE brief_draft_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON brief_draft_changes USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]));

-- After acceptance the new terms are frozen as the others are.
CREATE OR REPLACE FUNCTION app.freeze_accepted_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'sent', 'clarifying') AND
     (OLD.title, OLD.outcome, OLD.instructions, OLD.autonomy, OLD.budget_minutes, OLD.budget_minor, OLD.budget_currency,
      OLD.deadline_at, OLD.deadline_local, OLD.deadline_zone, OLD.window_from_at, OLD.window_from_local,
      OLD.agreement_id, OLD.engagement_id)
     IS DISTINCT FROM
     (NEW.title, NEW.outcome, NEW.instructions, NEW.autonomy, NEW.budget_minutes, NEW.budget_minor, NEW.budget_currency,
      NEW.deadline_at, NEW.deadline_local, NEW.deadline_zone, NEW.window_from_at, NEW.window_from_local,
      NEW.agreement_id, NEW.engagement_id) THEN
    RAISE EXCEPTION 'the terms of an accepted brief are frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
