-- An account that is kept because its address was taken back: the businesses that were told it would go are told that it stays, by
-- the same job-in-a-transaction as any mail. A function only: nothing is rewritten.
CREATE OR REPLACE FUNCTION app.end_what_was_let_in() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept record;
BEGIN
  UPDATE api_tokens t SET ended_at = greatest(NEW.undone_at, t.made_at)
    WHERE t.user_id = NEW.user_id AND t.made_at >= NEW.changed_at AND t.ended_at IS NULL;
  UPDATE calendar_feeds f SET ended_at = greatest(NEW.undone_at, f.made_at)
    WHERE f.user_id = NEW.user_id AND f.made_at >= NEW.changed_at AND f.ended_at IS NULL;
  FOR kept IN
    UPDATE account_deletions d SET taken_back_at = greatest(NEW.undone_at, d.asked_at)
      WHERE d.user_id = NEW.user_id AND d.asked_at >= NEW.changed_at AND num_nonnulls(d.taken_back_at, d.held_at, d.done_at) = 0
      RETURNING d.user_id, d.id
  LOOP
    PERFORM graphile_worker.add_job('deletion.tell_kept', json_build_object('userId', kept.user_id, 'id', kept.id),
      max_attempts => 14, job_key => 'deletion.kept:' || kept.id);
  END LOOP;
  DELETE FROM authenticators a
    WHERE a.user_id = NEW.user_id AND coalesce(a.confirmed_at, a.made_at) >= NEW.changed_at;
  DELETE FROM passkeys p WHERE p.user_id = NEW.user_id AND p.added_at >= NEW.changed_at;
  DELETE FROM passkey_challenges c WHERE c.user_id = NEW.user_id;
  DELETE FROM recovery_codes r WHERE r.user_id = NEW.user_id AND r.made_at >= NEW.changed_at;
  RETURN NULL;
END $$;
