-- What keeps an entry reads its kind's view. As text that is put together each time, that query was planned anew for every row
-- that is written, which took three quarters of what an entry costs; ten clauses of a draft were ten plans at every save. A
-- function of its own for each kind is planned once per connection (docs/adr/0178).

-- Makes the functions that keep a kind's entries, from its view: by the entry's id and, where the view has it, by what the
-- entry is of. To be called for each new kind.
CREATE FUNCTION app.plan_entries(p_kind text) RETURNS void LANGUAGE plpgsql AS $make$
DECLARE by_column text;
BEGIN
  FOR by_column IN
    SELECT a.attname FROM pg_attribute a
    WHERE a.attrelid = format('app.%I', 'found_' || p_kind)::regclass AND a.attname IN ('id', 'of_id')
  LOOP
    EXECUTE format(
      'CREATE OR REPLACE FUNCTION app.%I(p_workspace uuid, p_id uuid) RETURNS void LANGUAGE plpgsql AS $keep$
       BEGIN
         PERFORM app.enter_search(f.workspace_id, f.id, %L, f.engagement_id, f.for_staff, f.for_assistant, f.at, f.text)
         FROM app.%I f WHERE f.workspace_id = p_workspace AND f.%I = p_id;
       END $keep$',
      format('enter_%s_by_%s', p_kind, by_column), p_kind, 'found_' || p_kind, by_column);
  END LOOP;
END $make$;
REVOKE EXECUTE ON FUNCTION app.plan_entries(text) FROM PUBLIC, handover_app;

SELECT app.plan_entries(substr(c.relname, length('found_') + 1)) FROM pg_class c
  WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'v' AND starts_with(c.relname, 'found_');

CREATE OR REPLACE FUNCTION app.enter_entries(p_kind text, p_workspace uuid, p_by text, p_id uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE before text[] := app.step_in(p_workspace);
BEGIN
  EXECUTE format('SELECT app.%I($1, $2)', format('enter_%s_by_%s', p_kind, p_by)) USING p_workspace, p_id;
  PERFORM app.step_out(before);
END $$;
