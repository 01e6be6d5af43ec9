-- What somebody writes in the very moment in which their account is erased (adr/0110), as adr/0103 has it of a business. Erasing holds the
-- person's row alone. A new row that names the person waited there, if at all, by its foreign key; then it was written all the same, since
-- the row of somebody erased stays. Now it shares the person's row before it is written, as its foreign key would a little later, and asks
-- whether they are still there. Functions and triggers only: nothing is rewritten, and no table is read.

-- Whether an account has been erased; it isn't before the transaction ends that asks. Of nobody it says nothing: that is a foreign key's to say.
CREATE FUNCTION app.account_erased(p_user uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  -- whoever writes what is somebody's may lock no row of that person, and may not see it
  before text := coalesce(current_setting('app.actor', true), '');
  found_erased boolean;
BEGIN
  PERFORM set_config('app.actor', 'auth', true);
  SELECT u.deleted_at IS NOT NULL INTO found_erased FROM users u WHERE u.id = p_user FOR KEY SHARE;
  PERFORM set_config('app.actor', before, true);
  RETURN coalesce(found_erased, false);
END $$;

-- By the name of the column that says whose a row is. What others write to somebody is left out, and holds up none of them. Its triggers come
-- first by their names: what shares the work of two while it waits for a person would have erasing wait for it.
CREATE FUNCTION app.nothing_after_their_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE theirs uuid;
BEGIN
  CASE TG_ARGV[0]
    WHEN 'user_id' THEN theirs := NEW.user_id;
    WHEN 'recipient_id' THEN theirs := NEW.recipient_id;
    WHEN 'recipient_user_id' THEN theirs := NEW.recipient_user_id;
    WHEN 'author_id' THEN theirs := NEW.author_id;
    WHEN 'uploaded_by_id' THEN theirs := NEW.uploaded_by_id;
    WHEN 'asked_by_id' THEN theirs := NEW.asked_by_id;
    WHEN 'held_for_id' THEN theirs := NEW.held_for_id;
  END CASE;
  IF NOT app.account_erased(theirs) THEN RETURN NEW; END IF;
  IF TG_ARGV[1] = 'left out' THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'this account has been erased' USING ERRCODE = 'restrict_violation';
END $$;

-- What a person changes of themselves in that moment waits for erasing as well, and would stand in the row that it leaves.
CREATE FUNCTION app.erased_stay_so() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'this account has been erased' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER users_stay_erased BEFORE UPDATE ON users
  FOR EACH ROW WHEN (OLD.deleted_at IS NOT NULL) EXECUTE FUNCTION app.erased_stay_so();

GRANT EXECUTE ON FUNCTION app.account_erased(uuid), app.nothing_after_their_erasing(), app.erased_stay_so() TO handover_app;

DO $$
DECLARE own record;
BEGIN
  FOR own IN
    SELECT c.oid::regclass AS its_table, c.relname AS its_name, a.attname AS its_column, a.attnotnull AS is_always
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE (c.oid, a.attnum) IN (
        -- what would go with a person's row, as app.erase_account has it
        SELECT f.conrelid, f.conkey[1] FROM pg_constraint f
        WHERE f.contype = 'f' AND f.confrelid = 'users'::regclass AND f.confdeltype = 'c' AND cardinality(f.conkey) = 1)
      -- and what that clears by name
      OR (c.oid::regclass::text, a.attname) IN (VALUES ('messages', 'author_id'), ('scheduled_messages', 'author_id'),
        ('thread_reads', 'user_id'), ('thread_drafts', 'user_id'), ('timers', 'user_id'), ('uploads', 'uploaded_by_id'),
        ('evidence_files', 'asked_by_id'), ('files', 'held_for_id'), ('mails', 'recipient_user_id'), ('connected_accounts', 'user_id'))
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %s FOR EACH ROW %s EXECUTE FUNCTION app.nothing_after_their_erasing(%L%s)',
      own.its_name || '_account_there', own.its_table,
      CASE WHEN own.is_always THEN '' ELSE format('WHEN (NEW.%I IS NOT NULL)', own.its_column) END, own.its_column,
      CASE WHEN own.its_name IN ('notifications', 'mails', 'reply_addresses') THEN ', ''left out''' ELSE '' END);
  END LOOP;
END $$;
