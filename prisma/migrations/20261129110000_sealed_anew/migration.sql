-- What is sealed under the installation's secret is sealed anew at night after that was changed (adr/0131): of webhooks nothing had done
-- that, so that each would have fallen silent once the secret before was left out. They are found through this function alone, of every
-- business; each is then written as its business. No row changes and nothing is locked for longer than the policy takes.
CREATE POLICY sealed ON webhooks FOR SELECT USING ((SELECT app.actor()) = 'sealer');

CREATE FUNCTION app.webhooks_sealed(p_after uuid, p_most integer)
RETURNS TABLE (workspace_id uuid, id uuid, sealed_secret text, sealed_secret_before text) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE before text := app.actor();
BEGIN
  PERFORM set_config('app.actor', 'sealer', true);
  RETURN QUERY SELECT w.workspace_id, w.id, w.sealed_secret, w.sealed_secret_before FROM webhooks w
    WHERE w.removed_at IS NULL AND w.id > p_after ORDER BY w.id LIMIT p_most;
  PERFORM set_config('app.actor', before, true);
END $$;
GRANT EXECUTE ON FUNCTION app.webhooks_sealed(uuid, integer) TO handover_app;
