-- Money that the product moves through Stripe: whom and what it knows there, pay runs, each payment's way, and what was asked
-- of Stripe under which key. New tables, nullable columns, and functions in the place of earlier ones.

CREATE TYPE pay_method_kind AS ENUM ('us_bank_account', 'card');
CREATE TYPE pay_setup_state AS ENUM ('asked', 'open', 'done', 'failed');
CREATE TYPE charge_state AS ENUM ('none', 'asked', 'processing', 'needs_owner', 'declined', 'succeeded', 'cancelled');
CREATE TYPE payment_step_kind AS ENUM ('charge', 'confirm', 'cancel', 'transfer', 'reverse', 'refund');
CREATE TYPE transfers_state AS ENUM ('unknown', 'inactive', 'pending', 'active', 'unsupported');

-- Who is asking: Stripe's own news and the daily comparison belong to no workspace.
CREATE OR REPLACE FUNCTION app.act_as(p_kind text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_kind NOT IN ('auth', 'mailer', 'stripe') THEN
    RAISE EXCEPTION 'unknown kind of actor: %', p_kind;
  END IF;
  PERFORM set_config('app.actor', p_kind, true), set_config('app.user_id', '', true),
          set_config('app.staff_of', '{}', true), set_config('app.member_of', '{}', true),
          set_config('app.engaged_in', '{}', true), set_config('app.engaged_once_in', '{}', true);
END $$;

-- A business as Stripe knows it.
CREATE TABLE stripe_customers (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  customer_id text NOT NULL UNIQUE,
  made_at timestamptz(3) NOT NULL
);

-- How a business pays: what Stripe calls it, and no number of it.
CREATE TABLE pay_methods (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind pay_method_kind NOT NULL,
  -- the brand of a card, or the name of a bank
  label text NOT NULL,
  stripe_method_id text NOT NULL UNIQUE,
  set_up_by_id uuid NOT NULL,
  set_up_at timestamptz(3) NOT NULL,
  removed_at timestamptz(3),
  CONSTRAINT pay_methods_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT pay_methods_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- a name never ends up holding a number of an account or a card
  CONSTRAINT pay_methods_label CHECK (length(label) BETWEEN 1 AND 100 AND label !~ '[0-9]{4}')
);
CREATE UNIQUE INDEX pay_methods_one ON pay_methods (workspace_id) WHERE removed_at IS NULL;

-- An owner's way to Stripe's page and back.
CREATE TABLE pay_setups (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  kind pay_method_kind NOT NULL,
  state pay_setup_state NOT NULL DEFAULT 'asked',
  asked_by_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  session_id text UNIQUE,
  url text,
  -- why it failed, in words for the owner
  said text NOT NULL DEFAULT '',
  CONSTRAINT pay_setups_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT pay_setups_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT pay_setups_said CHECK (length(said) <= 500)
);

-- A person as Stripe knows them: one account, whoever pays them.
CREATE TABLE connected_accounts (
  user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- null until Stripe has made it
  account_id text UNIQUE,
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  asked_at timestamptz(3) NOT NULL,
  transfers transfers_state NOT NULL DEFAULT 'unknown',
  payouts_enabled boolean NOT NULL DEFAULT false,
  -- what Stripe still asks for, by its names of the fields
  requirements text[] NOT NULL DEFAULT '{}',
  said text NOT NULL DEFAULT '' CHECK (length(said) <= 500),
  -- the newest link to Stripe's page; opens once, for minutes
  link_url text,
  link_asked_at timestamptz(3),
  link_made_at timestamptz(3),
  checked_at timestamptz(3)
);

-- How money is to reach an assistant. The newest row holds.
CREATE TABLE engagement_rails (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  rail payment_rail NOT NULL,
  chosen_by_id uuid NOT NULL,
  chosen_at timestamptz(3) NOT NULL,
  CONSTRAINT engagement_rails_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT engagement_rails_engagement_fkey FOREIGN KEY (workspace_id, engagement_id)
    REFERENCES engagements (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX engagement_rails_newest ON engagement_rails (workspace_id, engagement_id, chosen_at DESC);

-- One charge for several payments. What it is for is frozen when it is prepared; how far its charge is comes from Stripe.
CREATE TABLE pay_runs (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  currency char(3) NOT NULL,
  total_minor bigint NOT NULL,
  -- what Stripe is expected to take, shown before anybody said yes
  fee_minor bigint NOT NULL,
  method_id uuid NOT NULL,
  prepared_by_id uuid NOT NULL,
  prepared_at timestamptz(3) NOT NULL,
  approved_by_id uuid,
  approved_at timestamptz(3),
  charge_state charge_state NOT NULL DEFAULT 'none',
  intent_id text UNIQUE,
  charge_id text UNIQUE,
  -- where the owner shows their bank that it is them
  action_url text,
  said text NOT NULL DEFAULT '',
  checked_at timestamptz(3),
  CONSTRAINT pay_runs_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT pay_runs_method_fkey FOREIGN KEY (workspace_id, method_id)
    REFERENCES pay_methods (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT pay_runs_amounts CHECK (
    currency ~ '^[A-Z]{3}$' AND total_minor BETWEEN 1 AND 9007199254740990 AND fee_minor BETWEEN 0 AND 9007199254740990),
  CONSTRAINT pay_runs_approved CHECK ((approved_by_id IS NULL) = (approved_at IS NULL)),
  CONSTRAINT pay_runs_said CHECK (length(said) <= 500)
);
CREATE INDEX pay_runs_newest ON pay_runs (workspace_id, prepared_at DESC);
CREATE INDEX pay_runs_open ON pay_runs (checked_at)
  WHERE approved_at IS NOT NULL AND charge_state IN ('none', 'asked', 'processing', 'needs_owner', 'declined');

ALTER TABLE payments
  ADD COLUMN run_id uuid,
  ADD CONSTRAINT payments_run_fkey FOREIGN KEY (workspace_id, run_id)
    REFERENCES pay_runs (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT payments_rail_run CHECK ((rail = 'stripe_connect') = (run_id IS NOT NULL)),
  ADD CONSTRAINT payments_rail_method CHECK ((rail = 'external') = (method <> 'stripe')),
  ADD CONSTRAINT payments_rail_state CHECK (CASE WHEN rail = 'external'
    THEN state IN ('recorded', 'confirmed', 'disputed', 'settled', 'withdrawn')
    ELSE state NOT IN ('recorded', 'confirmed', 'settled', 'withdrawn') END);
CREATE INDEX payments_by_run ON payments (workspace_id, run_id) WHERE run_id IS NOT NULL;
CREATE UNIQUE INDEX payments_one_in_run ON payments (workspace_id, run_id, engagement_id) WHERE run_id IS NOT NULL;
CREATE INDEX payments_needing ON payments (workspace_id, state_changed_at) WHERE state IN ('needs_attention', 'failed');

-- Each move of a payment through Stripe: what happened, by whom, or null when Stripe said so. Never changed.
CREATE TABLE payment_moves (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  -- the version of the payment that it leads to
  number integer NOT NULL,
  event text NOT NULL,
  from_state payment_state NOT NULL,
  to_state payment_state NOT NULL,
  by_id uuid,
  note text NOT NULL DEFAULT '',
  at timestamptz(3) NOT NULL,
  CONSTRAINT payment_moves_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT payment_moves_payment_fkey FOREIGN KEY (workspace_id, engagement_id, payment_id)
    REFERENCES payments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT payment_moves_note CHECK (length(note) <= 500)
);
CREATE UNIQUE INDEX payment_moves_in_order ON payment_moves (workspace_id, payment_id, number);

-- That the money has left for the assistant's account at Stripe, once; and that it is in their bank, once.
CREATE TABLE payment_transfers (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  transfer_id text NOT NULL UNIQUE,
  -- what the same movement is called in the assistant's account
  arriving_as text,
  sent_at timestamptz(3) NOT NULL,
  CONSTRAINT payment_transfers_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT payment_transfers_once UNIQUE (workspace_id, payment_id),
  CONSTRAINT payment_transfers_payment_fkey FOREIGN KEY (workspace_id, engagement_id, payment_id)
    REFERENCES payments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX payment_transfers_arriving ON payment_transfers (arriving_as) WHERE arriving_as IS NOT NULL;
CREATE TABLE payment_arrivals (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  payout_id text NOT NULL,
  arrived_at timestamptz(3) NOT NULL,
  CONSTRAINT payment_arrivals_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT payment_arrivals_once UNIQUE (workspace_id, payment_id),
  CONSTRAINT payment_arrivals_payment_fkey FOREIGN KEY (workspace_id, engagement_id, payment_id)
    REFERENCES payments (workspace_id, engagement_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What was asked of Stripe, written before it was: a worker that dies in between finds the key, and asks the same again.
CREATE TABLE payment_steps (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  run_id uuid NOT NULL,
  -- null: of the whole run
  payment_id uuid,
  kind payment_step_kind NOT NULL,
  attempt integer NOT NULL CHECK (attempt > 0),
  key text NOT NULL,
  begun_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  -- what Stripe made of it
  stripe_id text,
  said text NOT NULL DEFAULT '',
  CONSTRAINT payment_steps_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT payment_steps_run_fkey FOREIGN KEY (workspace_id, run_id)
    REFERENCES pay_runs (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT payment_steps_said CHECK (length(said) <= 500)
);
CREATE UNIQUE INDEX payment_steps_key ON payment_steps (workspace_id, key);
CREATE INDEX payment_steps_by_run ON payment_steps (workspace_id, run_id);
CREATE INDEX payment_steps_open ON payment_steps (begun_at) WHERE ended_at IS NULL;

-- Each movement at Stripe is in the books once for each payment that it touches.
ALTER TABLE ledger_transactions ADD COLUMN stripe_id text;
CREATE UNIQUE INDEX ledger_transactions_stripe ON ledger_transactions (workspace_id, stripe_id, payment_id) WHERE stripe_id IS NOT NULL;
CREATE INDEX ledger_transactions_by_stripe ON ledger_transactions (stripe_id) WHERE stripe_id IS NOT NULL;

-- What Stripe told, once however often it did. A hint to go and look; never what is believed.
CREATE TABLE stripe_events (
  id text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 255),
  type text NOT NULL CHECK (length(type) <= 200),
  object_id text NOT NULL CHECK (length(object_id) <= 255),
  account_id text CHECK (length(account_id) <= 255),
  received_at timestamptz(3) NOT NULL,
  settled_at timestamptz(3)
);
CREATE INDEX stripe_events_waiting ON stripe_events (received_at) WHERE settled_at IS NULL;

-- Where the books and Stripe say something else.
CREATE TABLE stripe_differences (
  id uuid PRIMARY KEY,
  -- Stripe's movement; or ours, when Stripe knows none
  movement text NOT NULL UNIQUE,
  currency char(3) NOT NULL,
  stripe_minor bigint NOT NULL,
  booked_minor bigint NOT NULL,
  found_at timestamptz(3) NOT NULL,
  settled_at timestamptz(3)
);
CREATE TABLE stripe_comparisons (
  id uuid PRIMARY KEY,
  ran_at timestamptz(3) NOT NULL,
  since timestamptz(3) NOT NULL,
  compared integer NOT NULL,
  different integer NOT NULL
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['stripe_customers', 'pay_methods', 'pay_setups', 'engagement_rails', 'pay_runs', 'payment_moves',
                           'payment_transfers', 'payment_arrivals', 'payment_steps', 'connected_accounts', 'stripe_events',
                           'stripe_differences', 'stripe_comparisons'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('REVOKE DELETE, TRUNCATE ON %I FROM handover_app', t);
  END LOOP;
  -- the business's alone
  FOREACH t IN ARRAY ARRAY['stripe_customers', 'pay_methods', 'pay_setups', 'pay_runs', 'payment_steps'] LOOP
    EXECUTE format($p$CREATE POLICY own ON %I FOR SELECT USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))$p$, t);
  END LOOP;
  -- both sides'
  FOREACH t IN ARRAY ARRAY['engagement_rails', 'payment_moves', 'payment_transfers', 'payment_arrivals'] LOOP
    EXECUTE format($p$CREATE POLICY shared ON %I FOR SELECT USING (
      workspace_id = ANY ((SELECT app.staff_of())::uuid[]) OR engagement_id = ANY ((SELECT app.engaged_in())::uuid[]))$p$, t);
    EXECUTE format($p$CREATE POLICY past ON %I FOR SELECT USING (engagement_id = ANY ((SELECT app.engaged_once_in())::uuid[]))$p$, t);
    EXECUTE format('REVOKE UPDATE ON %I FROM handover_app', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app.refuse_change()',
      t || '_append_only', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['stripe_customers', 'pay_methods', 'pay_setups', 'pay_runs', 'payment_steps', 'engagement_rails',
                           'payment_moves', 'payment_transfers', 'payment_arrivals'] LOOP
    EXECUTE format($p$CREATE POLICY write ON %I FOR INSERT WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['pay_methods', 'pay_setups', 'pay_runs', 'payment_steps'] LOOP
    EXECUTE format($p$CREATE POLICY change ON %I FOR UPDATE USING (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))
      WITH CHECK (workspace_id = ANY ((SELECT app.staff_of())::uuid[]))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['stripe_events', 'stripe_differences', 'stripe_comparisons'] LOOP
    EXECUTE format($p$CREATE POLICY stripe ON %I USING ((SELECT app.actor()) = 'stripe') WITH CHECK ((SELECT app.actor()) = 'stripe')$p$, t);
  END LOOP;
  -- the daily comparison, and the page of whoever runs this installation, read what has to do with Stripe
  FOREACH t IN ARRAY ARRAY['pay_runs', 'payment_steps', 'payment_transfers', 'pay_methods', 'connected_accounts',
                           'ledger_transactions', 'ledger_entries', 'ledger_accounts'] LOOP
    EXECUTE format($p$CREATE POLICY compared ON %I FOR SELECT USING ((SELECT app.actor()) = 'stripe')$p$, t);
  END LOOP;
  EXECUTE 'REVOKE UPDATE ON stripe_customers, stripe_comparisons FROM handover_app';
END $$;

-- An account at Stripe is its person's. Businesses that they assist see whether money can reach it.
CREATE POLICY own ON connected_accounts USING (user_id = (SELECT app.me())) WITH CHECK (user_id = (SELECT app.me()));
CREATE POLICY paying ON connected_accounts FOR SELECT USING (EXISTS (
  SELECT 1 FROM engagements e WHERE e.assistant_user_id = connected_accounts.user_id
    AND e.workspace_id = ANY ((SELECT app.staff_of())::uuid[])));

-- A payment moves as its answers say; through Stripe, forward only, by a move that is written down.
CREATE OR REPLACE FUNCTION app.payment_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - ARRAY['state', 'state_changed_at', 'version'] <> to_jsonb(NEW) - ARRAY['state', 'state_changed_at', 'version'] THEN
    RAISE EXCEPTION 'a payment stays as it was recorded' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = OLD.state THEN RETURN NEW; END IF;
  IF NEW.rail = 'external' AND (
    (OLD.state::text, NEW.state::text) NOT IN (('recorded', 'confirmed'), ('recorded', 'disputed'), ('recorded', 'withdrawn'),
      ('disputed', 'settled'), ('disputed', 'withdrawn'))
    OR NOT EXISTS (SELECT 1 FROM payment_answers a
                   WHERE a.workspace_id = NEW.workspace_id AND a.payment_id = NEW.id AND a.outcome = NEW.state)) THEN
    RAISE EXCEPTION 'a payment moves by an answer' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.rail <> 'external' AND (
    (OLD.state::text, NEW.state::text) NOT IN (
      ('draft', 'awaiting_approval'), ('draft', 'cancelled'),
      ('awaiting_approval', 'approved'), ('awaiting_approval', 'cancelled'),
      ('approved', 'charging'), ('approved', 'cancelled'),
      ('charging', 'charged'), ('charging', 'needs_attention'), ('charging', 'cancelled'),
      ('needs_attention', 'charging'), ('needs_attention', 'charged'), ('needs_attention', 'cancelled'),
      ('charged', 'transferring'), ('charged', 'refunded'), ('charged', 'disputed'),
      ('transferring', 'paid'), ('transferring', 'failed'), ('transferring', 'disputed'),
      ('failed', 'transferring'), ('failed', 'paid'), ('failed', 'refunded'), ('failed', 'disputed'),
      ('paid', 'refunded'), ('paid', 'disputed'), ('disputed', 'paid'), ('disputed', 'failed'))
    OR NEW.version <> OLD.version + 1
    OR NOT EXISTS (SELECT 1 FROM payment_moves m
                   WHERE m.workspace_id = NEW.workspace_id AND m.payment_id = NEW.id AND m.number = NEW.version
                     AND (m.from_state, m.to_state) = (OLD.state, NEW.state))) THEN
    RAISE EXCEPTION 'a payment through Stripe moves forward, by a move: % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- What a payment lets go of: it was withdrawn, cancelled, or the money went back.
CREATE FUNCTION app.payment_is_over(p_state payment_state) RETURNS boolean LANGUAGE sql IMMUTABLE
  AS $$ SELECT p_state IN ('withdrawn', 'cancelled', 'refunded') $$;

CREATE OR REPLACE FUNCTION app.payment_line_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.released_at IS NOT NULL OR NEW.released_at IS NULL
       OR to_jsonb(OLD) - 'released_at' <> to_jsonb(NEW) - 'released_at'
       OR NOT EXISTS (SELECT 1 FROM payments p WHERE p.workspace_id = NEW.workspace_id AND p.id = NEW.payment_id AND app.payment_is_over(p.state)) THEN
      RAISE EXCEPTION 'a payment lets go of what it pays only when it is withdrawn' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF NEW.released_at IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM owed_items o WHERE o.workspace_id = NEW.workspace_id AND o.id = NEW.owed_id
      AND (o.currency, o.amount_minor) = (NEW.currency, NEW.amount_minor)) THEN
    RAISE EXCEPTION 'a payment pays what is owed, whole' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- A payment is the sum of what it pays, and in the books, at every commit.
CREATE OR REPLACE FUNCTION app.payment_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  payment payments;
  needed text;
BEGIN
  SELECT * INTO STRICT payment FROM payments p
    WHERE p.workspace_id = NEW.workspace_id AND p.id = coalesce(to_jsonb(NEW) ->> 'payment_id', NEW.id::text)::uuid;
  IF payment.amount_minor <> (
       SELECT coalesce(sum(l.amount_minor), 0) FROM payment_lines l
       WHERE l.workspace_id = payment.workspace_id AND l.payment_id = payment.id AND l.currency = payment.currency
         AND (l.released_at IS NOT NULL) = app.payment_is_over(payment.state))
     OR EXISTS (SELECT 1 FROM payment_lines l WHERE l.workspace_id = payment.workspace_id AND l.payment_id = payment.id
                AND (l.currency <> payment.currency OR (l.released_at IS NOT NULL) <> app.payment_is_over(payment.state))) THEN
    RAISE EXCEPTION 'a payment is the sum of what it pays' USING ERRCODE = 'check_violation';
  END IF;
  needed := CASE
    WHEN payment.state IN ('recorded') THEN ':recorded'
    WHEN payment.state IN ('confirmed', 'settled', 'paid') THEN ':received'
    WHEN payment.state = 'withdrawn' OR payment.state = 'refunded' THEN ':withdrawn'
    WHEN payment.state IN ('approved', 'charging', 'charged', 'transferring', 'needs_attention', 'failed') THEN ':recorded' END;
  -- cancelled after somebody had said yes: what was booked then is booked back
  IF payment.state = 'cancelled' AND EXISTS (SELECT 1 FROM ledger_transactions t WHERE t.workspace_id = payment.workspace_id
      AND t.payment_id = payment.id AND t.source_key = 'payment:' || payment.id || ':recorded') THEN
    needed := ':withdrawn';
  END IF;
  IF needed IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM ledger_transactions t WHERE t.workspace_id = payment.workspace_id AND t.payment_id = payment.id
      AND t.source_key = 'payment:' || payment.id || needed) THEN
    RAISE EXCEPTION 'a payment has to be in the books' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- A run stays as it was shown to whoever said yes; only how far its charge is changes.
CREATE FUNCTION app.pay_run_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said text[] := ARRAY['approved_by_id', 'approved_at', 'charge_state', 'intent_id', 'charge_id', 'action_url', 'said', 'checked_at'];
BEGIN
  IF to_jsonb(OLD) - said <> to_jsonb(NEW) - said
     OR (OLD.approved_at IS NOT NULL AND (OLD.approved_at, OLD.approved_by_id) IS DISTINCT FROM (NEW.approved_at, NEW.approved_by_id))
     OR (OLD.intent_id IS NOT NULL AND OLD.intent_id IS DISTINCT FROM NEW.intent_id)
     OR (OLD.charge_state IN ('succeeded', 'cancelled') AND NEW.charge_state <> OLD.charge_state) THEN
    RAISE EXCEPTION 'a pay run stays as it was approved' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pay_runs_move BEFORE UPDATE ON pay_runs FOR EACH ROW EXECUTE FUNCTION app.pay_run_moves();

-- A method is taken out of use, and otherwise stays what it was.
CREATE FUNCTION app.pay_method_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - 'removed_at' <> to_jsonb(NEW) - 'removed_at' OR OLD.removed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a way of paying is only taken out of use' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pay_methods_move BEFORE UPDATE ON pay_methods FOR EACH ROW EXECUTE FUNCTION app.pay_method_moves();

-- Open pages hear that the money is in the bank.
CREATE FUNCTION app.tell_live_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.hint(NEW.workspace_id, NEW.engagement_id, 'payment', NEW.payment_id, NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER payment_arrivals_live AFTER INSERT ON payment_arrivals FOR EACH ROW EXECUTE FUNCTION app.tell_live_payment();
GRANT EXECUTE ON FUNCTION app.payment_is_over(payment_state), app.pay_run_moves(), app.pay_method_moves(),
  app.tell_live_payment(), app.act_as(text) TO handover_app;
