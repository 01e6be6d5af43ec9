-- A budget is measured against the agreement that a brief is handed over under. One that was handed over before an
-- amendment changed how work is paid passes to that with the terms it has, and goes on: the answer to a question about it,
-- which moves it back to `sent`, isn't a new hand-over.
DROP TRIGGER briefs_budget_as_agreed ON briefs;
CREATE TRIGGER briefs_budget_as_agreed BEFORE UPDATE OF state, budget_minutes, budget_minor, budget_currency ON briefs
  FOR EACH ROW WHEN (NEW.state = 'sent' AND (OLD.state = 'draft'
    OR (NEW.budget_minutes, NEW.budget_minor, NEW.budget_currency)
      IS DISTINCT FROM (OLD.budget_minutes, OLD.budget_minor, OLD.budget_currency)))
  EXECUTE FUNCTION app.brief_budget_as_agreed();
CREATE TRIGGER briefs_budget_as_agreed_at_once BEFORE INSERT ON briefs
  FOR EACH ROW WHEN (NEW.state = 'sent') EXECUTE FUNCTION app.brief_budget_as_agreed();
