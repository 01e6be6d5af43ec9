-- Reminders of a delivery waited for their moment also after it had been answered, to find then that there is nothing to say.
-- An answer cancels them now; those of before are cancelled here. Few rows, each locked for as long as this takes.
ALTER TABLE briefs NO FORCE ROW LEVEL SECURITY;
ALTER TABLE reminders NO FORCE ROW LEVEL SECURITY;
UPDATE reminders r SET cancelled_at = now() FROM briefs b
  WHERE b.workspace_id = r.workspace_id AND b.id = r.brief_id AND r.sent_at IS NULL AND r.cancelled_at IS NULL
    AND b.state IN ('approved', 'declined', 'cancelled', 'withdrawn');
ALTER TABLE reminders FORCE ROW LEVEL SECURITY;
ALTER TABLE briefs FORCE ROW LEVEL SECURITY;
