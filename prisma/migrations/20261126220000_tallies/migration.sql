-- What the facts of an engagement are summed up from (docs/facts.md, docs/adr/0029): one narrow row for each brief that has
-- ended, each time that one side waited for the other, each cost that was booked and each amount that falls due. Written by the database from the record, in the
-- transaction that makes it so, and by nobody else. Those of the past are written below, which holds writes to what they are
-- counted from for as long as it takes: about a minute for a hundred thousand briefs with their conversations.

CREATE TABLE brief_tallies (
  workspace_id uuid NOT NULL,
  brief_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  state brief_state NOT NULL,
  -- since when it has been in that state, for good
  ended_at timestamptz(3) NOT NULL,
  title text NOT NULL,
  -- of its first delivery, and the deadline that held then; null without one
  delivered_at timestamptz(3),
  deadline_at timestamptz(3),
  budget_minutes integer,
  revisions integer NOT NULL,
  -- the criteria named when it was sent back, by why they weren't met
  unmet_by_delivery integer NOT NULL,
  unmet_by_brief integer NOT NULL,
  questions integer NOT NULL,
  changes_by_owner integer NOT NULL,
  changes_by_assistant integer NOT NULL,
  changes_accepted integer NOT NULL,
  CONSTRAINT brief_tallies_pkey PRIMARY KEY (workspace_id, brief_id),
  CONSTRAINT brief_tallies_brief_fkey FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT brief_tallies_ended CHECK (state IN ('approved', 'declined', 'cancelled', 'withdrawn')),
  CONSTRAINT brief_tallies_delivered CHECK (state <> 'approved' OR (delivered_at IS NOT NULL AND deadline_at IS NOT NULL))
);
-- all that is summed is in the index, so that a year is one range of it and nothing else
CREATE INDEX brief_tallies_by_engagement ON brief_tallies (workspace_id, engagement_id, ended_at)
  INCLUDE (state, delivered_at, deadline_at, budget_minutes, revisions, unmet_by_delivery, unmet_by_brief, questions,
    changes_by_owner, changes_by_assistant, changes_accepted);

CREATE TABLE waits (
  workspace_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  -- who asked
  party party NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  -- when the other side said anything; null while it hasn't
  answered_at timestamptz(3),
  -- in a thread each message is later than all before it
  CONSTRAINT waits_pkey PRIMARY KEY (workspace_id, thread_id, asked_at),
  CONSTRAINT waits_thread_fkey FOREIGN KEY (workspace_id, engagement_id, thread_id)
    REFERENCES threads (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT waits_later CHECK (answered_at > asked_at)
);
CREATE UNIQUE INDEX waits_one_at_a_time ON waits (workspace_id, thread_id) WHERE answered_at IS NULL;
CREATE INDEX waits_by_engagement ON waits (workspace_id, engagement_id, asked_at) INCLUDE (party, answered_at);
CREATE INDEX clarifications_asked ON clarifications (workspace_id, engagement_id, asked_at) INCLUDE (answered_at);

CREATE TABLE booked_costs (
  workspace_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  kind ledger_account_kind NOT NULL,
  currency char(3) NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT booked_costs_pkey PRIMARY KEY (workspace_id, entry_id),
  CONSTRAINT booked_costs_entry_fkey FOREIGN KEY (workspace_id, entry_id)
    REFERENCES ledger_entries (workspace_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT booked_costs_kind CHECK (kind IN ('cost', 'fees'))
);
CREATE INDEX booked_costs_by_engagement ON booked_costs (workspace_id, engagement_id, at) INCLUDE (kind, currency, amount_minor);

CREATE TABLE dues (
  workspace_id uuid NOT NULL,
  owed_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  due_on date NOT NULL,
  -- null while it isn't, and where its assistant says that it hasn't arrived
  paid_on date,
  CONSTRAINT dues_pkey PRIMARY KEY (workspace_id, owed_id),
  CONSTRAINT dues_owed_fkey FOREIGN KEY (workspace_id, engagement_id, owed_id)
    REFERENCES owed_items (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX dues_by_engagement ON dues (workspace_id, engagement_id, due_on) INCLUDE (paid_on);

-- Row level security ----------------------------------------------------------------------------------------------------
-- Read by both, and by its assistant also after the end: it is their record too. Written while a trigger acts as the workspace.
-- Taken as one truth (IS TRUE), since PostgreSQL would otherwise look each alternative up in the index and read the table for it.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['brief_tallies', 'waits', 'booked_costs', 'dues'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY shared ON %I FOR SELECT USING ((
      workspace_id = ANY ((SELECT app.staff_of())::uuid[])
      OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[])
      OR engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[])) IS TRUE)$p$, t);
    EXECUTE format($p$CREATE POLICY kept ON %I
      USING ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
      WITH CHECK ((SELECT app.actor()) = 'workspace' AND workspace_id = ANY ((SELECT app.staff_of())::uuid[]))$p$, t);
  END LOOP;
END $$;
REVOKE TRUNCATE ON brief_tallies, waits, booked_costs, dues FROM handover_app;

-- The tally of a brief ----------------------------------------------------------------------------------------------------

-- The deadline that held at a moment: agreed changes and waiting until then have moved it, what moved it later doesn't count.
CREATE FUNCTION app.deadline_held(p_brief briefs, p_at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT was FROM (
      SELECT a.answered_at AS at, a.was_deadline_at AS was
      FROM change_requests q
      JOIN change_answers a ON a.workspace_id = q.workspace_id AND a.engagement_id = q.engagement_id AND a.request_id = q.id
      WHERE q.workspace_id = p_brief.workspace_id AND q.brief_id = p_brief.id AND a.outcome = 'accepted' AND 'deadline' = ANY (q.kinds)
      UNION ALL
      SELECT resumed_at, was_deadline_at FROM brief_pauses
      WHERE workspace_id = p_brief.workspace_id AND brief_id = p_brief.id) AS moves
    WHERE at > p_at ORDER BY at LIMIT 1), p_brief.deadline_at)
$$;

-- Counts what happened to a brief that has ended, and keeps it; what was kept already stays.
CREATE FUNCTION app.tally_brief(p_brief briefs) RETURNS void LANGUAGE sql AS $$
  INSERT INTO brief_tallies (workspace_id, brief_id, engagement_id, state, ended_at, title, delivered_at, deadline_at, budget_minutes,
      revisions, unmet_by_delivery, unmet_by_brief, questions, changes_by_owner, changes_by_assistant, changes_accepted)
    SELECT p_brief.workspace_id, p_brief.id, p_brief.engagement_id, p_brief.state, p_brief.state_changed_at, p_brief.title,
      first.at, CASE WHEN first.at IS NOT NULL THEN app.deadline_held(p_brief, first.at) END, p_brief.budget_minutes,
      back.times, unmet.by_delivery, unmet.by_brief, asked.times, changes.by_owner, changes.by_assistant, changes.accepted
    FROM
      (SELECT min(delivered_at) AS at FROM deliveries WHERE workspace_id = p_brief.workspace_id AND brief_id = p_brief.id) AS first,
      (SELECT count(*) AS times FROM reviews
        WHERE workspace_id = p_brief.workspace_id AND brief_id = p_brief.id AND outcome = 'revision') AS back,
      (SELECT count(*) FILTER (WHERE u.cause = 'delivery') AS by_delivery, count(*) FILTER (WHERE u.cause = 'brief') AS by_brief
        FROM reviews r JOIN unmet_criteria u ON u.workspace_id = r.workspace_id AND u.review_id = r.id
        WHERE r.workspace_id = p_brief.workspace_id AND r.brief_id = p_brief.id) AS unmet,
      (SELECT count(*) AS times FROM clarifications WHERE workspace_id = p_brief.workspace_id AND brief_id = p_brief.id) AS asked,
      (SELECT count(*) FILTER (WHERE q.raised_by = 'owner') AS by_owner, count(*) FILTER (WHERE q.raised_by = 'assistant') AS by_assistant,
          count(*) FILTER (WHERE a.outcome = 'accepted') AS accepted
        FROM change_requests q
        LEFT JOIN change_answers a ON a.workspace_id = q.workspace_id AND a.engagement_id = q.engagement_id AND a.request_id = q.id
        WHERE q.workspace_id = p_brief.workspace_id AND q.brief_id = p_brief.id) AS changes
    ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION app.tally_ended_brief() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  PERFORM app.tally_brief(b) FROM briefs b
    WHERE b.workspace_id = NEW.workspace_id AND b.id = NEW.id AND b.state IN ('approved', 'declined', 'cancelled', 'withdrawn');
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
-- at the end of the transaction, when all that belongs to its ending is written
CREATE CONSTRAINT TRIGGER briefs_tallied AFTER UPDATE OF state ON briefs DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.state IN ('approved', 'declined', 'cancelled', 'withdrawn')) EXECUTE FUNCTION app.tally_ended_brief();

-- Who waited for whom -----------------------------------------------------------------------------------------------------

-- Whether a text asks something: the same as ASKS in lib/threads/responses.queries.ts.
CREATE FUNCTION app.asks(p_text text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT p_text ~ '[?？؟](["”’»)*_\s]|$)' $$;

CREATE FUNCTION app.party_of(p_workspace uuid, p_engagement uuid, p_user uuid) RETURNS party LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN assistant_user_id = p_user THEN 'assistant' ELSE 'owner' END::party
  FROM engagements WHERE workspace_id = p_workspace AND id = p_engagement
$$;

-- What asks something waits, from the first such message on, until the other side says anything in the same conversation;
-- what asks nothing waits for no answer. The same as turnsIn in lib/threads/responses.rules.ts.
CREATE FUNCTION app.note_said(p_said messages) RETURNS void LANGUAGE plpgsql AS $$
DECLARE said_by party := app.party_of(p_said.workspace_id, p_said.engagement_id, p_said.author_id);
BEGIN
  UPDATE waits SET answered_at = p_said.created_at
    WHERE workspace_id = p_said.workspace_id AND thread_id = p_said.thread_id AND answered_at IS NULL AND party <> said_by;
  IF app.asks(p_said.body) THEN
    INSERT INTO waits (workspace_id, thread_id, engagement_id, party, asked_at)
      VALUES (p_said.workspace_id, p_said.thread_id, p_said.engagement_id, said_by, p_said.created_at)
      ON CONFLICT DO NOTHING;
  END IF;
END $$;

CREATE FUNCTION app.note_message() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  PERFORM app.note_said(NEW);
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER messages_waited_for AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION app.note_message();

-- A message that asks something now, or no longer, may have begun another wait: its thread is gone through again.
CREATE FUNCTION app.note_thread_anew() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  DELETE FROM waits WHERE workspace_id = NEW.workspace_id AND thread_id = NEW.thread_id;
  PERFORM app.note_said(m) FROM (SELECT * FROM messages
    WHERE workspace_id = NEW.workspace_id AND thread_id = NEW.thread_id ORDER BY created_at OFFSET 0) AS m;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER messages_waited_for_anew AFTER UPDATE OF body ON messages FOR EACH ROW
  WHEN (app.asks(OLD.body) <> app.asks(NEW.body)) EXECUTE FUNCTION app.note_thread_anew();

-- What was booked as cost, and what of the owed was paid when -------------------------------------------------------------------

CREATE FUNCTION app.note_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  INSERT INTO booked_costs (workspace_id, entry_id, engagement_id, at, kind, currency, amount_minor)
    SELECT NEW.workspace_id, NEW.id, NEW.engagement_id, t.at, a.kind, NEW.currency, NEW.amount_minor
    FROM ledger_transactions t, ledger_accounts a
    WHERE t.workspace_id = NEW.workspace_id AND t.id = NEW.transaction_id
      AND a.workspace_id = NEW.workspace_id AND a.id = NEW.account_id AND a.kind IN ('cost', 'fees');
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_entries_booked AFTER INSERT ON ledger_entries FOR EACH ROW EXECUTE FUNCTION app.note_booked();

CREATE FUNCTION app.note_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  INSERT INTO dues (workspace_id, owed_id, engagement_id, due_on)
    VALUES (NEW.workspace_id, NEW.id, NEW.engagement_id, NEW.due_on);
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER owed_items_due AFTER INSERT ON owed_items FOR EACH ROW
  WHEN (NEW.amount_minor > 0) EXECUTE FUNCTION app.note_due();

-- The day on which something owed was paid, as things stand.
CREATE FUNCTION app.paid_on(p_workspace uuid, p_owed uuid) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT p.sent_on FROM payment_lines l
  JOIN payments p ON p.workspace_id = l.workspace_id AND p.id = l.payment_id
  WHERE l.workspace_id = p_workspace AND l.owed_id = p_owed AND l.released_at IS NULL
    AND p.state IN ('recorded', 'confirmed', 'settled', 'paid')
$$;

CREATE FUNCTION app.note_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  UPDATE dues SET paid_on = app.paid_on(workspace_id, owed_id) WHERE workspace_id = NEW.workspace_id AND owed_id = NEW.owed_id;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER payment_lines_paid AFTER INSERT OR UPDATE ON payment_lines FOR EACH ROW EXECUTE FUNCTION app.note_line();

CREATE FUNCTION app.note_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(NEW.workspace_id);
BEGIN
  UPDATE dues SET paid_on = app.paid_on(dues.workspace_id, dues.owed_id) FROM payment_lines l
    WHERE l.workspace_id = NEW.workspace_id AND l.payment_id = NEW.id
      AND dues.workspace_id = l.workspace_id AND dues.owed_id = l.owed_id;
  PERFORM app.step_out(before);
  RETURN NULL;
END $$;
CREATE TRIGGER payments_paid AFTER UPDATE OF state, sent_on ON payments FOR EACH ROW EXECUTE FUNCTION app.note_payment();

GRANT EXECUTE ON FUNCTION app.deadline_held(briefs, timestamptz), app.tally_brief(briefs), app.tally_ended_brief(), app.asks(text),
  app.party_of(uuid, uuid, uuid), app.note_said(messages), app.note_message(), app.note_thread_anew(),
  app.note_booked(), app.note_due(), app.paid_on(uuid, uuid), app.note_line(), app.note_payment() TO handover_app;

-- All at once: for what was there before, and for rows that were written with the triggers off.
CREATE FUNCTION app.tally_all() RETURNS void LANGUAGE sql AS $$
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
    SELECT workspace_id, id, engagement_id, due_on, app.paid_on(workspace_id, id) FROM owed_items WHERE amount_minor > 0
    ON CONFLICT DO NOTHING
$$;
DO $$
DECLARE t text;
  read text[] := ARRAY['briefs', 'deliveries', 'reviews', 'unmet_criteria', 'clarifications', 'change_requests', 'change_answers',
                       'brief_pauses', 'messages', 'engagements', 'ledger_entries', 'ledger_transactions', 'ledger_accounts', 'owed_items',
                       'payment_lines', 'payments', 'brief_tallies', 'waits', 'booked_costs', 'dues'];
BEGIN
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t); END LOOP;
  PERFORM app.tally_all();
  FOREACH t IN ARRAY read LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t); END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION app.tally_all() FROM PUBLIC, handover_app;
