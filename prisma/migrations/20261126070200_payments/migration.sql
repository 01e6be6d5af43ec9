-- Money that went another way: the owner records it, the assistant confirms or disputes it. And what is paid back or comes
-- on top. New tables, and nullable columns on tables that are as new.

CREATE TYPE payment_rail AS ENUM ('external');
CREATE TYPE payment_method AS ENUM ('wise', 'paypal', 'payoneer', 'bank', 'cash', 'other');
CREATE TYPE payment_state AS ENUM ('recorded', 'confirmed', 'disputed', 'settled', 'withdrawn');
CREATE TYPE expense_state AS ENUM ('submitted', 'approved', 'declined', 'withdrawn');

CREATE TABLE payments (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  rail payment_rail NOT NULL,
  method payment_method NOT NULL,
  -- of what was owed, the currency and how much of it this pays
  currency char(3) NOT NULL,
  amount_minor bigint NOT NULL,
  -- what left the owner, when that was another currency, and at which rate: units of `sent_currency` for one of `currency`
  sent_currency char(3) NOT NULL,
  sent_minor bigint NOT NULL,
  exchange_rate numeric(20, 10),
  fee_currency char(3) NOT NULL,
  fee_minor bigint NOT NULL,
  sent_on date NOT NULL,
  reference text NOT NULL,
  note text NOT NULL,
  proof_file_id uuid,
  recorded_by_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  state payment_state NOT NULL DEFAULT 'recorded',
  state_changed_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT payments_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT payments_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT payments_proof_fkey FOREIGN KEY (workspace_id, engagement_id, proof_file_id)
    REFERENCES files (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT payments_currencies CHECK (currency ~ '^[A-Z]{3}$' AND sent_currency ~ '^[A-Z]{3}$' AND fee_currency ~ '^[A-Z]{3}$'),
  CONSTRAINT payments_amounts CHECK (
    amount_minor BETWEEN 1 AND 9007199254740990 AND sent_minor BETWEEN 1 AND 9007199254740990
    AND fee_minor BETWEEN 0 AND 9007199254740990),
  CONSTRAINT payments_exchange CHECK (
    CASE WHEN currency = sent_currency THEN exchange_rate IS NULL AND sent_minor = amount_minor ELSE exchange_rate > 0 END),
  CONSTRAINT payments_words CHECK (length(reference) <= 200 AND length(note) <= 2000),
  CONSTRAINT payments_not_ahead CHECK (sent_on <= (recorded_at AT TIME ZONE 'UTC')::date + 1)
);
CREATE UNIQUE INDEX payments_engagement_key ON payments (workspace_id, engagement_id, id);
CREATE INDEX payments_by_engagement ON payments (workspace_id, engagement_id, recorded_at);
CREATE INDEX payments_disputed ON payments (workspace_id, state_changed_at) WHERE state = 'disputed';

-- What a payment pays: whole things that are owed. While it counts, nothing else pays them.
CREATE TABLE payment_lines (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  owed_id uuid NOT NULL,
  currency char(3) NOT NULL,
  amount_minor bigint NOT NULL,
  -- set when the payment is withdrawn: it is owed again
  released_at timestamptz(3),
  CONSTRAINT payment_lines_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT payment_lines_payment_fkey FOREIGN KEY (workspace_id, engagement_id, payment_id)
    REFERENCES payments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT payment_lines_owed_fkey FOREIGN KEY (workspace_id, engagement_id, owed_id)
    REFERENCES owed_items (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
-- the same work can't be paid twice
CREATE UNIQUE INDEX payment_lines_once ON payment_lines (workspace_id, owed_id) WHERE released_at IS NULL;
CREATE INDEX payment_lines_by_payment ON payment_lines (workspace_id, payment_id);
CREATE INDEX payment_lines_by_owed ON payment_lines (workspace_id, owed_id);

-- What became of a payment. Never changed.
CREATE TABLE payment_answers (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  outcome payment_state NOT NULL,
  note text NOT NULL,
  answered_by_id uuid NOT NULL,
  answered_at timestamptz(3) NOT NULL,
  CONSTRAINT payment_answers_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT payment_answers_payment_fkey FOREIGN KEY (workspace_id, engagement_id, payment_id)
    REFERENCES payments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT payment_answers_outcome CHECK (outcome <> 'recorded'),
  CONSTRAINT payment_answers_note CHECK (
    length(note) <= 2000 AND (outcome NOT IN ('disputed', 'withdrawn') OR length(note) > 0))
);
CREATE UNIQUE INDEX payment_answers_once ON payment_answers (workspace_id, payment_id, outcome);

CREATE TABLE expenses (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  spent_on date NOT NULL,
  what text NOT NULL,
  currency char(3) NOT NULL,
  amount_minor bigint NOT NULL,
  receipt_file_id uuid NOT NULL,
  entered_by_id uuid NOT NULL,
  entered_at timestamptz(3) NOT NULL,
  state expense_state NOT NULL DEFAULT 'submitted',
  state_changed_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT expenses_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT expenses_agreement_fkey FOREIGN KEY (workspace_id, engagement_id, agreement_id)
    REFERENCES agreements (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT expenses_receipt_fkey FOREIGN KEY (workspace_id, engagement_id, receipt_file_id)
    REFERENCES files (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT expenses_amount CHECK (amount_minor BETWEEN 1 AND 9007199254740990 AND currency ~ '^[A-Z]{3}$'),
  CONSTRAINT expenses_what CHECK (length(what) BETWEEN 1 AND 300)
);
CREATE UNIQUE INDEX expenses_engagement_key ON expenses (workspace_id, engagement_id, id);
CREATE INDEX expenses_by_engagement ON expenses (workspace_id, engagement_id, entered_at);
CREATE INDEX expenses_to_answer ON expenses (workspace_id, entered_at) WHERE state = 'submitted';

CREATE TABLE expense_reviews (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  expense_id uuid NOT NULL,
  outcome expense_state NOT NULL,
  note text NOT NULL,
  reviewed_by_id uuid NOT NULL,
  reviewed_at timestamptz(3) NOT NULL,
  CONSTRAINT expense_reviews_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT expense_reviews_expense_fkey FOREIGN KEY (workspace_id, engagement_id, expense_id)
    REFERENCES expenses (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT expense_reviews_outcome CHECK (outcome IN ('approved', 'declined')),
  CONSTRAINT expense_reviews_note CHECK (length(note) <= 2000 AND (outcome = 'approved' OR length(note) > 0))
);
CREATE UNIQUE INDEX expense_reviews_once ON expense_reviews (workspace_id, engagement_id, expense_id);

ALTER TABLE owed_items
  ADD COLUMN expense_id uuid,
  ADD CONSTRAINT owed_items_expense_fkey FOREIGN KEY (workspace_id, engagement_id, expense_id)
    REFERENCES expenses (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT owed_items_expense CHECK ((kind = 'expense') = (expense_id IS NOT NULL));
ALTER TABLE ledger_transactions
  ADD COLUMN payment_id uuid,
  ADD CONSTRAINT ledger_transactions_payment_fkey FOREIGN KEY (workspace_id, engagement_id, payment_id)
    REFERENCES payments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX ledger_transactions_by_payment ON ledger_transactions (workspace_id, payment_id) WHERE payment_id IS NOT NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['payments', 'payment_lines', 'payment_answers', 'expense_reviews', 'expenses'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY shared ON %I FOR SELECT USING (
      workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t);
    EXECUTE format($p$CREATE POLICY past ON %I FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]))$p$, t);
    EXECUTE format('REVOKE DELETE, TRUNCATE ON %I FROM handover_app', t);
  END LOOP;
  -- an assistant's answer to a payment is written by the business once the rule has decided, with the books
  FOREACH t IN ARRAY ARRAY['payments', 'payment_lines', 'payment_answers', 'expense_reviews'] LOOP
    EXECUTE format($p$CREATE POLICY write ON %I FOR INSERT WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['payments', 'payment_lines'] LOOP
    EXECUTE format($p$CREATE POLICY change ON %I FOR UPDATE USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
      WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['payment_answers', 'expense_reviews'] LOOP
    EXECUTE format('REVOKE UPDATE ON %I FROM handover_app', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.refuse_change()',
      t || '_append_only', t);
  END LOOP;
END $$;
CREATE POLICY write ON expenses FOR INSERT WITH CHECK (engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));
CREATE POLICY change ON expenses FOR UPDATE
  USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))
  WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]));

-- A payment moves as its answers say, and is otherwise what was recorded.
CREATE FUNCTION app.payment_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - ARRAY['state', 'state_changed_at', 'version'] <> to_jsonb(NEW) - ARRAY['state', 'state_changed_at', 'version'] THEN
    RAISE EXCEPTION 'a payment stays as it was recorded' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND (
    (OLD.state::text, NEW.state::text) NOT IN (('recorded', 'confirmed'), ('recorded', 'disputed'), ('recorded', 'withdrawn'),
      ('disputed', 'settled'), ('disputed', 'withdrawn'))
    OR NOT EXISTS (SELECT 1 FROM payment_answers a
                   WHERE a.workspace_id = NEW.workspace_id AND a.payment_id = NEW.id AND a.outcome = NEW.state)) THEN
    RAISE EXCEPTION 'a payment moves by an answer' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payments_move BEFORE UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION app.payment_moves();

-- Whether money has arrived is the assistant's to say, and nobody else's; that it was recorded by mistake is the owner's.
CREATE FUNCTION app.payment_answer_is_theirs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.outcome = 'withdrawn') = EXISTS (
    SELECT 1 FROM engagements e WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.engagement_id
      AND e.assistant_user_id = NEW.answered_by_id) THEN
    RAISE EXCEPTION 'whether it has arrived is said by whom it was sent to' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_answers_are_theirs BEFORE INSERT ON payment_answers
  FOR EACH ROW EXECUTE FUNCTION app.payment_answer_is_theirs();

-- A line pays a thing whole, and lets go of it only with its payment.
CREATE FUNCTION app.payment_line_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.released_at IS NOT NULL OR NEW.released_at IS NULL
       OR to_jsonb(OLD) - 'released_at' <> to_jsonb(NEW) - 'released_at'
       OR NOT EXISTS (SELECT 1 FROM payments p WHERE p.workspace_id = NEW.workspace_id AND p.id = NEW.payment_id AND p.state = 'withdrawn') THEN
      RAISE EXCEPTION 'a payment lets go of what it pays only when it is withdrawn' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF NEW.released_at IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM owed_items o WHERE o.workspace_id = NEW.workspace_id AND o.id = NEW.owed_id
      AND (o.currency, o.amount_minor) = (NEW.currency, NEW.amount_minor)) THEN
    RAISE EXCEPTION 'a payment pays what is owed, whole' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_lines_hold BEFORE INSERT OR UPDATE ON payment_lines
  FOR EACH ROW EXECUTE FUNCTION app.payment_line_holds();

-- A payment is the sum of what it pays, and in the books, at every commit.
CREATE FUNCTION app.payment_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  payment payments;
BEGIN
  SELECT * INTO STRICT payment FROM payments p
    WHERE p.workspace_id = NEW.workspace_id AND p.id = coalesce(to_jsonb(NEW) ->> 'payment_id', NEW.id::text)::uuid;
  IF payment.amount_minor <> (
       SELECT coalesce(sum(l.amount_minor), 0) FROM payment_lines l
       WHERE l.workspace_id = payment.workspace_id AND l.payment_id = payment.id AND l.currency = payment.currency
         AND (l.released_at IS NOT NULL) = (payment.state = 'withdrawn'))
     OR EXISTS (SELECT 1 FROM payment_lines l WHERE l.workspace_id = payment.workspace_id AND l.payment_id = payment.id
                AND (l.currency <> payment.currency OR (l.released_at IS NOT NULL) <> (payment.state = 'withdrawn'))) THEN
    RAISE EXCEPTION 'a payment is the sum of what it pays' USING ERRCODE = 'check_violation';
  END IF;
  IF payment.state IN ('recorded', 'confirmed', 'settled', 'withdrawn') AND NOT EXISTS (
    SELECT 1 FROM ledger_transactions t WHERE t.workspace_id = payment.workspace_id AND t.payment_id = payment.id
      AND t.source_key = 'payment:' || payment.id || CASE payment.state WHEN 'recorded' THEN ':recorded'
        WHEN 'withdrawn' THEN ':withdrawn' ELSE ':received' END) THEN
    RAISE EXCEPTION 'a payment has to be in the books' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payments_are_whole AFTER INSERT OR UPDATE ON payments DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.payment_is_whole();
CREATE CONSTRAINT TRIGGER payment_lines_are_whole AFTER INSERT OR UPDATE ON payment_lines DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.payment_is_whole();

-- An expense is answered by somebody else than whoever had it, and is owed once it is approved.
CREATE FUNCTION app.expense_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - ARRAY['state', 'state_changed_at', 'version'] <> to_jsonb(NEW) - ARRAY['state', 'state_changed_at', 'version']
     OR (OLD.state <> NEW.state AND OLD.state <> 'submitted') THEN
    RAISE EXCEPTION 'an expense stays as it was handed in' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state IN ('approved', 'declined') AND NOT EXISTS (
    SELECT 1 FROM expense_reviews r WHERE r.workspace_id = NEW.workspace_id AND r.expense_id = NEW.id AND r.outcome = NEW.state) THEN
    RAISE EXCEPTION 'an expense is answered by a review' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER expenses_move BEFORE UPDATE ON expenses FOR EACH ROW EXECUTE FUNCTION app.expense_moves();

CREATE FUNCTION app.expense_review_is_anothers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM expenses e WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.expense_id
             AND e.entered_by_id = NEW.reviewed_by_id) THEN
    RAISE EXCEPTION 'nobody approves their own expenses' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER expense_reviews_are_anothers BEFORE INSERT ON expense_reviews
  FOR EACH ROW EXECUTE FUNCTION app.expense_review_is_anothers();

CREATE FUNCTION app.owed_expense_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM expenses e JOIN expense_reviews r ON r.workspace_id = e.workspace_id AND r.expense_id = e.id
                 WHERE e.workspace_id = NEW.workspace_id AND e.id = NEW.expense_id AND r.outcome = 'approved'
                   AND (e.currency, e.amount_minor) = (NEW.currency, NEW.amount_minor)) THEN
    RAISE EXCEPTION 'an expense is owed once it is approved' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER owed_items_expense_approved BEFORE INSERT ON owed_items
  FOR EACH ROW WHEN (NEW.kind = 'expense') EXECUTE FUNCTION app.owed_expense_approved();

-- Open pages hear of it.
CREATE TRIGGER payments_live AFTER INSERT OR UPDATE OF state ON payments FOR EACH ROW EXECUTE FUNCTION app.tell_live('payment');
CREATE TRIGGER expenses_live AFTER INSERT OR UPDATE OF state ON expenses FOR EACH ROW EXECUTE FUNCTION app.tell_live('expense');
