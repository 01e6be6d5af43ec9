-- What is owed, and the books of it: double entry, append-only, per business, currency and engagement. A balance is a sum
-- over entries and nothing else. Only new tables.

CREATE TYPE owed_kind AS ENUM ('time', 'brief', 'retainer', 'expense', 'bonus', 'thirteenth_month', 'allowance', 'holiday', 'correction');
CREATE TYPE ledger_account_kind AS ENUM ('cost', 'owed', 'underway', 'outside', 'fees', 'exchange');

-- Something that is owed for good, with all that it comes from. What turns out to be wrong is corrected by another.
CREATE TABLE owed_items (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  -- the agreement that says so
  agreement_id uuid NOT NULL,
  kind owed_kind NOT NULL,
  -- what it is owed for; the same work is owed once
  source_key text NOT NULL,
  timesheet_id uuid,
  brief_id uuid,
  corrects_id uuid,
  -- the days of the work, on the calendar of the business
  from_day date NOT NULL,
  until_day date NOT NULL,
  minutes integer,
  rate_minor bigint,
  currency char(3) NOT NULL,
  -- before the limit that was agreed
  full_minor bigint NOT NULL,
  amount_minor bigint NOT NULL,
  note text NOT NULL,
  -- null: by the agreement itself
  approved_by_id uuid,
  approved_at timestamptz(3) NOT NULL,
  -- the last day on which it is paid as agreed
  due_on date NOT NULL,
  CONSTRAINT owed_items_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT owed_items_agreement_fkey FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT owed_items_timesheet_fkey FOREIGN KEY (workspace_id, engagement_id, timesheet_id)
    REFERENCES timesheets (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT owed_items_brief_fkey FOREIGN KEY (workspace_id, engagement_id, brief_id)
    REFERENCES briefs (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT owed_items_currency CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT owed_items_days CHECK (until_day >= from_day),
  CONSTRAINT owed_items_amount CHECK (
    abs(amount_minor) < 9007199254740991 AND abs(full_minor) < 9007199254740991
    AND CASE WHEN kind = 'correction' THEN amount_minor <> 0 AND full_minor = amount_minor
             ELSE amount_minor BETWEEN 0 AND full_minor AND full_minor > 0 END),
  CONSTRAINT owed_items_time CHECK (
    (kind = 'time') = (timesheet_id IS NOT NULL AND minutes IS NOT NULL) AND (kind <> 'time' OR rate_minor > 0)),
  CONSTRAINT owed_items_brief CHECK ((kind = 'brief') = (brief_id IS NOT NULL)),
  CONSTRAINT owed_items_correction CHECK (corrects_id IS NULL OR kind = 'correction'),
  CONSTRAINT owed_items_note CHECK (length(note) <= 1000)
);
CREATE UNIQUE INDEX owed_items_once ON owed_items (workspace_id, source_key);
CREATE UNIQUE INDEX owed_items_engagement_key ON owed_items (workspace_id, engagement_id, id);
CREATE INDEX owed_items_by_engagement ON owed_items (workspace_id, engagement_id, approved_at);
CREATE INDEX owed_items_by_timesheet ON owed_items (workspace_id, timesheet_id) WHERE timesheet_id IS NOT NULL;
ALTER TABLE owed_items ADD CONSTRAINT owed_items_corrects_fkey FOREIGN KEY (workspace_id, engagement_id, corrects_id)
  REFERENCES owed_items (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE ledger_accounts (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  kind ledger_account_kind NOT NULL,
  currency char(3) NOT NULL,
  CONSTRAINT ledger_accounts_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT ledger_accounts_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT ledger_accounts_currency CHECK (currency ~ '^[A-Z]{3}$')
);
CREATE UNIQUE INDEX ledger_accounts_one_each ON ledger_accounts (workspace_id, engagement_id, kind, currency);
CREATE UNIQUE INDEX ledger_accounts_whole ON ledger_accounts (workspace_id, engagement_id, id, currency);

-- `source_key` says what caused it: the same thing is booked once.
CREATE TABLE ledger_transactions (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  source_key text NOT NULL,
  owed_id uuid,
  at timestamptz(3) NOT NULL,
  -- the database transaction that wrote it, in which alone it gets its entries
  written_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT ledger_transactions_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT ledger_transactions_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT ledger_transactions_owed_fkey FOREIGN KEY (workspace_id, engagement_id, owed_id)
    REFERENCES owed_items (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX ledger_transactions_once ON ledger_transactions (workspace_id, source_key);
CREATE UNIQUE INDEX ledger_transactions_engagement_key ON ledger_transactions (workspace_id, engagement_id, id);
CREATE INDEX ledger_transactions_by_owed ON ledger_transactions (workspace_id, owed_id) WHERE owed_id IS NOT NULL;

-- A debit is positive, a credit negative.
CREATE TABLE ledger_entries (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  transaction_id uuid NOT NULL,
  account_id uuid NOT NULL,
  currency char(3) NOT NULL,
  amount_minor bigint NOT NULL,
  CONSTRAINT ledger_entries_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT ledger_entries_transaction_fkey FOREIGN KEY (workspace_id, engagement_id, transaction_id)
    REFERENCES ledger_transactions (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT ledger_entries_account_fkey FOREIGN KEY (workspace_id, engagement_id, account_id, currency)
    REFERENCES ledger_accounts (workspace_id, engagement_id, id, currency) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT ledger_entries_amount CHECK (amount_minor <> 0 AND abs(amount_minor) < 9007199254740991)
);
CREATE INDEX ledger_entries_by_transaction ON ledger_entries (workspace_id, transaction_id);
CREATE INDEX ledger_entries_by_account ON ledger_entries (workspace_id, account_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['owed_items', 'ledger_accounts', 'ledger_transactions', 'ledger_entries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY shared ON %I FOR SELECT USING (
      workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t);
    EXECUTE format($p$CREATE POLICY past ON %I FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]))$p$, t);
    -- the assistant reads the books, and writes none
    EXECUTE format($p$CREATE POLICY write ON %I FOR INSERT WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))$p$, t);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM handover_app', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.refuse_change()',
      t || '_append_only', t);
  END LOOP;
END $$;

-- A transaction is whole when it is written: nothing is added to it afterwards.
CREATE FUNCTION app.ledger_entry_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_transactions t WHERE t.workspace_id = NEW.workspace_id AND t.id = NEW.transaction_id
                 AND t.written_in = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'this ledger transaction has been written' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_entries_in_time BEFORE INSERT ON ledger_entries
  FOR EACH ROW EXECUTE FUNCTION app.ledger_entry_in_time();

-- The books balance at every commit, in each currency.
CREATE FUNCTION app.ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the uuid := coalesce(to_jsonb(NEW) ->> 'transaction_id', NEW.id::text);
BEGIN
  IF EXISTS (SELECT 1 FROM ledger_entries e WHERE e.workspace_id = NEW.workspace_id AND e.transaction_id = the
             GROUP BY e.currency HAVING sum(e.amount_minor) <> 0)
     OR (SELECT count(*) FROM ledger_entries e WHERE e.workspace_id = NEW.workspace_id AND e.transaction_id = the) < 2 THEN
    RAISE EXCEPTION 'a ledger transaction has to balance' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_transactions_balance AFTER INSERT ON ledger_transactions DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.ledger_balances();
CREATE CONSTRAINT TRIGGER ledger_entries_balance AFTER INSERT ON ledger_entries DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.ledger_balances();

-- What is owed is in the books from the commit that makes it owed, with the same amount.
CREATE FUNCTION app.owed_is_booked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.amount_minor <> 0 AND NOT EXISTS (
    SELECT 1 FROM ledger_transactions t
    JOIN ledger_entries e ON e.workspace_id = t.workspace_id AND e.transaction_id = t.id
    JOIN ledger_accounts a ON a.workspace_id = e.workspace_id AND a.id = e.account_id
    WHERE t.workspace_id = NEW.workspace_id AND t.owed_id = NEW.id
      AND a.kind = 'owed' AND e.currency = NEW.currency AND e.amount_minor = -NEW.amount_minor) THEN
    RAISE EXCEPTION 'what is owed has to be in the books' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER owed_items_are_booked AFTER INSERT ON owed_items DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.owed_is_booked();

-- Time and briefs are owed once approved, and under an agreement that held on each of the days.
CREATE FUNCTION app.owed_as_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'time' AND NOT EXISTS (
    SELECT 1 FROM timesheet_reviews r
    WHERE r.workspace_id = NEW.workspace_id AND r.timesheet_id = NEW.timesheet_id AND r.outcome = 'approved') THEN
    RAISE EXCEPTION 'time is owed once it is approved' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind IN ('time', 'retainer') AND EXISTS (
    SELECT 1 FROM generate_series(NEW.from_day, NEW.until_day, interval '1 day') AS d (day)
    WHERE app.agreement_on(NEW.workspace_id, NEW.engagement_id, d.day::date) IS DISTINCT FROM NEW.agreement_id) THEN
    RAISE EXCEPTION 'nothing is owed for a day outside its agreement' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind = 'brief' AND NOT EXISTS (
    SELECT 1 FROM reviews r JOIN briefs b ON b.workspace_id = r.workspace_id AND b.id = r.brief_id
    WHERE r.workspace_id = NEW.workspace_id AND r.brief_id = NEW.brief_id AND r.outcome = 'approved'
      AND b.agreement_id = NEW.agreement_id) THEN
    RAISE EXCEPTION 'a brief is owed once it is approved' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER owed_items_as_agreed BEFORE INSERT ON owed_items FOR EACH ROW EXECUTE FUNCTION app.owed_as_agreed();
