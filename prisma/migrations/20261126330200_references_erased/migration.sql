-- A person's references are theirs alone: they go with the account (20261126330100). A business that is deleted takes none of
-- them along.
DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_account(uuid, uuid, timestamptz)'::regprocedure);
  before text := 'DELETE FROM connected_accounts WHERE user_id = p_user;';
BEGIN
  IF position(before IN def) = 0 THEN RAISE EXCEPTION 'app.erase_account is not as it was'; END IF;
  EXECUTE replace(def, before, before || '
  DELETE FROM reference_parts WHERE user_id = p_user;
  DELETE FROM reference_files WHERE user_id = p_user;');
END $$;
