-- A payment through Stripe kept the day, in UTC, on which its run was prepared. What it means to both is the day on which the owner said yes
-- and then the day on which the money was sent, on the business's clock, as an owner writes it of what is sent another way: by it a payment
-- was in time or late. So the move says it, and nobody else can.

ALTER TABLE payments
  DROP CONSTRAINT payments_not_ahead,
  ADD CONSTRAINT payments_not_ahead CHECK (sent_on <= (greatest(recorded_at, state_changed_at) AT TIME ZONE 'UTC')::date + 1) NOT VALID;
ALTER TABLE payments VALIDATE CONSTRAINT payments_not_ahead;

CREATE FUNCTION app.payment_sent_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.sent_on := (SELECT (NEW.state_changed_at AT TIME ZONE w.time_zone)::date FROM workspaces w WHERE w.id = NEW.workspace_id);
  RETURN NEW;
END $$;
GRANT EXECUTE ON FUNCTION app.payment_sent_on() TO handover_app;

CREATE TRIGGER payments_sent_on_drafted BEFORE INSERT ON payments FOR EACH ROW
  WHEN (NEW.rail <> 'external' AND NEW.state = 'draft') EXECUTE FUNCTION app.payment_sent_on();
-- After the one that refuses other changes (`payments_move`), by its name. A dispute that is won sends nothing again.
CREATE TRIGGER payments_sent_on_moved BEFORE UPDATE OF state ON payments FOR EACH ROW
  WHEN (NEW.rail <> 'external' AND OLD.state <> NEW.state AND OLD.state <> 'disputed' AND NEW.state IN ('approved', 'paid'))
  EXECUTE FUNCTION app.payment_sent_on();

-- Those from before, and what was noted of the days on which work was paid.
ALTER TABLE payments NO FORCE ROW LEVEL SECURITY;
ALTER TABLE payment_moves NO FORCE ROW LEVEL SECURITY;
ALTER TABLE payment_lines NO FORCE ROW LEVEL SECURITY;
ALTER TABLE workspaces NO FORCE ROW LEVEL SECURITY;
ALTER TABLE dues NO FORCE ROW LEVEL SECURITY;
ALTER TABLE payments DISABLE TRIGGER USER;
UPDATE payments p SET sent_on = (m.at AT TIME ZONE w.time_zone)::date
FROM (SELECT DISTINCT ON (workspace_id, payment_id) workspace_id, payment_id, at FROM payment_moves
      WHERE event IN ('approve', 'transfer_succeeded') ORDER BY workspace_id, payment_id, number DESC) m
JOIN workspaces w ON w.id = m.workspace_id
WHERE p.workspace_id = m.workspace_id AND p.id = m.payment_id AND p.sent_on <> (m.at AT TIME ZONE w.time_zone)::date;
ALTER TABLE payments ENABLE TRIGGER USER;
UPDATE dues d SET paid_on = app.paid_on(d.workspace_id, d.owed_id)
FROM payment_lines l JOIN payments p ON p.workspace_id = l.workspace_id AND p.id = l.payment_id
WHERE p.rail <> 'external' AND d.workspace_id = l.workspace_id AND d.owed_id = l.owed_id
  AND d.paid_on IS DISTINCT FROM app.paid_on(d.workspace_id, d.owed_id);
ALTER TABLE dues FORCE ROW LEVEL SECURITY;
ALTER TABLE workspaces FORCE ROW LEVEL SECURITY;
ALTER TABLE payment_lines FORCE ROW LEVEL SECURITY;
ALTER TABLE payment_moves FORCE ROW LEVEL SECURITY;
ALTER TABLE payments FORCE ROW LEVEL SECURITY;
