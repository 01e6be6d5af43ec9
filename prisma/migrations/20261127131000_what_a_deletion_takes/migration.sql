-- What a deletion waits for, and what it takes (adr/0036). Functions only: nothing is rewritten, nothing is locked for longer than that.

-- A delivery that waits for its answer stands in the way as well: what was delivered before the end is still answered after it, and owed.
CREATE OR REPLACE FUNCTION app.what_holds(p_now timestamptz)
RETURNS TABLE (kind text, workspace_id uuid, engagement_id uuid) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT 'agreement', a.workspace_id, a.engagement_id FROM agreements a WHERE a.state = 'in_force'
  UNION SELECT 'delivery', b.workspace_id, b.engagement_id FROM briefs b WHERE b.state = 'delivered'
  UNION SELECT 'owed', o.workspace_id, o.engagement_id FROM open_owed o
  UNION SELECT 'payment', p.workspace_id, p.engagement_id FROM payments p
    WHERE p.state NOT IN ('confirmed', 'settled', 'withdrawn', 'paid', 'failed', 'cancelled', 'refunded')
      AND (p.state <> 'recorded' OR p.recorded_at > p_now - interval '14 days')
  UNION SELECT 'time', t.workspace_id, t.engagement_id FROM timesheets t WHERE t.state = 'submitted'
  UNION SELECT 'expense', x.workspace_id, x.engagement_id FROM expenses x WHERE x.state = 'submitted'
$$;

-- An address as it stands in a text, and not as a part of another: ann@studio.example isn't in joann@studio.example.
CREATE FUNCTION app.address_pattern(p_address text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '(?<![[:alnum:]._%+-])' || regexp_replace(p_address, '([].[\\^$*+?(){}|])', '\\\1', 'g') || '(?![[:alnum:]-]|\.[[:alnum:]])'
$$;
GRANT EXECUTE ON FUNCTION app.address_pattern(text) TO handover_app;

DO $$
DECLARE
  def text := pg_get_functiondef('app.erase_account(uuid, uuid, timestamptz)'::regprocedure);
  step text[];
BEGIN
  FOREACH step SLICE 1 IN ARRAY ARRAY[
    -- of two owners who leave at the same moment the second finds that they are the last
    ['  IF EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = p_user AND m.role = ''owner''',
     '  PERFORM 1 FROM workspaces w WHERE w.id IN (
      SELECT m.workspace_id FROM memberships m WHERE m.user_id = p_user AND m.role = ''owner'' AND m.ended_at IS NULL)
    ORDER BY w.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = p_user AND m.role = ''owner'''],
    -- they may leave while what they delivered waits: whoever has it answers it, and owes it, all the same
    ['WHERE e.assistant_user_id = p_user) THEN', 'WHERE e.assistant_user_id = p_user AND h.kind <> ''delivery'') THEN'],
    ['OR (workspace_id = ANY (places) AND position(their_address IN text) > 0)',
     'OR (workspace_id = ANY (places) AND text ~ app.address_pattern(their_address))'],
    ['replace(data::text, their_address, ''an address that was erased'')::jsonb',
     'regexp_replace(data::text, app.address_pattern(their_address), ''an address that was erased'', ''g'')::jsonb'],
    ['position(their_address IN data::text) > 0', 'data::text ~ app.address_pattern(their_address)']]
  LOOP
    IF position(step[1] IN def) = 0 THEN RAISE EXCEPTION 'app.erase_account is not as it was: %', step[1]; END IF;
    def := replace(def, step[1], step[2]);
  END LOOP;
  EXECUTE def;
END $$;
