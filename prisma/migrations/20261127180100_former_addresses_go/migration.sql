-- Of somebody who leaves the addresses go that were theirs before as well (adr/0036), but for one that is somebody else's by now.
-- A function only: nothing is rewritten.
DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_account(uuid, uuid, timestamptz)'::regprocedure);
  step text[];
BEGIN
  FOREACH step SLICE 1 IN ARRAY ARRAY[
    ['  their_address text;', '  their_address text;
  theirs text[];
  place bigint;'],
    ['  SELECT u.email INTO their_address FROM users u WHERE u.id = p_user;',
     '  SELECT u.email INTO their_address FROM users u WHERE u.id = p_user;
  SELECT array_agg(known.address ORDER BY known.address <> their_address, known.address) INTO theirs FROM (
    SELECT their_address AS address
    UNION SELECT unnest(ARRAY[c.from_address, c.to_address]) FROM address_changes c
      WHERE c.user_id = p_user AND c.changed_at IS NOT NULL) AS known
    WHERE NOT EXISTS (SELECT 1 FROM users o WHERE o.email = known.address AND o.id <> p_user);'],
    ['  DELETE FROM mails WHERE recipient_user_id = p_user',
     '  FOREACH their_address IN ARRAY theirs LOOP
  DELETE FROM mails WHERE recipient_user_id = p_user'],
    ['  DELETE FROM sign_in_links WHERE email = their_address;', '  DELETE FROM sign_in_links WHERE email = their_address;
  END LOOP;'],
    -- each by a name of its own: of two open invitations to one person neither is the other
    ['  UPDATE invitations SET email = ''deleted-'' || p_user || ''@deleted.invalid''',
     '  FOR place, their_address IN SELECT t.place, t.address FROM unnest(theirs) WITH ORDINALITY AS t (address, place) LOOP
  UPDATE invitations SET email = ''deleted-'' || p_user || CASE WHEN place > 1 THEN ''-'' || place ELSE '''' END || ''@deleted.invalid'''],
    ['  UPDATE agreement_recipients SET email = ''deleted-'' || p_user || ''@deleted.invalid''',
     '  UPDATE agreement_recipients SET email = ''deleted-'' || p_user || CASE WHEN place > 1 THEN ''-'' || place ELSE '''' END || ''@deleted.invalid'''],
    ['data::text ~ app.address_pattern(their_address);', 'data::text ~ app.address_pattern(their_address);
  END LOOP;']]
  LOOP
    IF (length(def) - length(replace(def, step[1], ''))) <> length(step[1]) THEN
      RAISE EXCEPTION 'app.erase_account is not as it was: %', step[1];
    END IF;
    def := replace(def, step[1], step[2]);
  END LOOP;
  EXECUTE def;
END $$;
