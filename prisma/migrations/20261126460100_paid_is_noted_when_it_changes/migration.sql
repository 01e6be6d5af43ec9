-- On which day something was paid changes only when its payment begins or ceases to count: the other moves of a pay run, a thousand
-- payments at once, needn't look it up.
CREATE FUNCTION app.payment_counts(p_state payment_state) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_state IN ('recorded', 'confirmed', 'settled', 'paid')
$$;
GRANT EXECUTE ON FUNCTION app.payment_counts(payment_state) TO handover_app;

CREATE OR REPLACE FUNCTION app.paid_on(p_workspace uuid, p_owed uuid) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT p.sent_on FROM payment_lines l
  JOIN payments p ON p.workspace_id = l.workspace_id AND p.id = l.payment_id
  WHERE l.workspace_id = p_workspace AND l.owed_id = p_owed AND l.released_at IS NULL AND app.payment_counts(p.state)
$$;

DROP TRIGGER payments_paid ON payments;
CREATE TRIGGER payments_paid AFTER UPDATE OF state, sent_on ON payments FOR EACH ROW
  WHEN (app.payment_counts(OLD.state) <> app.payment_counts(NEW.state) OR OLD.sent_on <> NEW.sent_on)
  EXECUTE FUNCTION app.note_payment();
