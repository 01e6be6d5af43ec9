-- What is corrected to nothing was never due: time that is conceded in full stood in the facts as paid late for ever, though nothing was
-- to be paid. Part of it conceded, the rest is due on its day as before.

-- A small index of the few that put something right: by it what became of something is asked. Built under a lock that reading passes.
CREATE INDEX owed_items_correcting ON owed_items (workspace_id, corrects_id) WHERE corrects_id IS NOT NULL;

-- What something comes to with all that puts it right.
CREATE FUNCTION app.left_of(p_workspace uuid, p_owed uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT (SELECT amount_minor FROM owed_items WHERE workspace_id = p_workspace AND id = p_owed)
    + (SELECT coalesce(sum(amount_minor), 0)::bigint FROM owed_items WHERE workspace_id = p_workspace AND corrects_id = p_owed)
$$;

-- Whether anything is left of what something belongs to: itself, or what it puts right.
CREATE FUNCTION app.is_left(p_owed owed_items) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT app.left_of(p_owed.workspace_id, coalesce(p_owed.corrects_id, p_owed.id)) > 0
$$;

CREATE FUNCTION app.note_corrected() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  IF app.is_left(NEW) THEN
    INSERT INTO dues (workspace_id, owed_id, engagement_id, due_on, paid_on)
      SELECT workspace_id, id, engagement_id, due_on, app.paid_on(workspace_id, id) FROM owed_items
      WHERE workspace_id = NEW.workspace_id AND (id = NEW.corrects_id OR corrects_id = NEW.corrects_id) AND amount_minor > 0
      ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM dues d USING owed_items o
      WHERE o.workspace_id = NEW.workspace_id AND (o.id = NEW.corrects_id OR o.corrects_id = NEW.corrects_id)
        AND d.workspace_id = o.workspace_id AND d.owed_id = o.id;
  END IF;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
-- After `owed_items_due`, which notes what it owes itself, by its name.
CREATE TRIGGER owed_items_due_corrected AFTER INSERT ON owed_items FOR EACH ROW
  WHEN (NEW.corrects_id IS NOT NULL) EXECUTE FUNCTION app.note_corrected();
GRANT EXECUTE ON FUNCTION app.left_of(uuid, uuid), app.is_left(owed_items), app.note_corrected() TO handover_app;

CREATE OR REPLACE FUNCTION app.tally_all() RETURNS void LANGUAGE sql AS $$
  SELECT app.tally_brief(b) FROM briefs b
    WHERE b.state IN ('approved', 'declined', 'cancelled', 'withdrawn')
      AND NOT EXISTS (SELECT 1 FROM brief_tallies t WHERE t.workspace_id = b.workspace_id AND t.brief_id = b.id);
  DELETE FROM waits;
  INSERT INTO waits (workspace_id, thread_id, engagement_id, party, asked_at, answered_at)
  SELECT workspace_id, thread_id, engagement_id, party, asked_at, answered_at
  FROM (
    SELECT workspace_id, thread_id, engagement_id, party, min(at) FILTER (WHERE asks) AS asked_at,
      lead(min(at)) OVER (PARTITION BY workspace_id, thread_id ORDER BY run) AS answered_at
    FROM (
      SELECT *, count(*) FILTER (WHERE is_other) OVER (PARTITION BY workspace_id, thread_id ORDER BY at) AS run
      FROM (
        SELECT *, party IS DISTINCT FROM lag(party) OVER (PARTITION BY workspace_id, thread_id ORDER BY at) AS is_other
        FROM (
          SELECT m.workspace_id, m.thread_id, m.engagement_id, m.created_at AS at, app.asks(m.body) AS asks,
            CASE WHEN m.author_id = e.assistant_user_id THEN 'assistant' ELSE 'owner' END::party AS party
          FROM messages m JOIN engagements e ON e.workspace_id = m.workspace_id AND e.id = m.engagement_id) AS said) AS turned) AS numbered
    GROUP BY workspace_id, thread_id, engagement_id, run, party) AS runs
  WHERE asked_at IS NOT NULL;
  INSERT INTO booked_costs (workspace_id, entry_id, engagement_id, at, kind, currency, amount_minor)
    SELECT e.workspace_id, e.id, e.engagement_id, t.at, a.kind, e.currency, e.amount_minor
    FROM ledger_entries e
    JOIN ledger_transactions t ON t.workspace_id = e.workspace_id AND t.id = e.transaction_id
    JOIN ledger_accounts a ON a.workspace_id = e.workspace_id AND a.id = e.account_id AND a.kind IN ('cost', 'fees')
    ON CONFLICT DO NOTHING;
  INSERT INTO dues (workspace_id, owed_id, engagement_id, due_on, paid_on)
    SELECT o.workspace_id, o.id, o.engagement_id, o.due_on, app.paid_on(o.workspace_id, o.id) FROM owed_items o
    WHERE o.amount_minor > 0 AND app.is_left(o)
    ON CONFLICT DO NOTHING
$$;

-- Those from before.
ALTER TABLE owed_items NO FORCE ROW LEVEL SECURITY;
ALTER TABLE dues NO FORCE ROW LEVEL SECURITY;
DELETE FROM dues d USING owed_items o
  WHERE o.workspace_id = d.workspace_id AND o.id = d.owed_id AND NOT app.is_left(o);
ALTER TABLE dues FORCE ROW LEVEL SECURITY;
ALTER TABLE owed_items FORCE ROW LEVEL SECURITY;
