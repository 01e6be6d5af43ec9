import { runMigrations } from 'graphile-worker';
import type pg from 'pg';

/**
 * Creates or updates the queue's own schema, and opens it to the role that web and worker run as. graphile-worker
 * protects its tables by row level security without a policy, which shuts out everybody but their owner; our worker
 * isn't to own anything, so it gets a policy. Repeatable.
 */
export async function installQueue(owner: pg.Client, ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl });
  await owner.query(`
    GRANT USAGE ON SCHEMA graphile_worker TO handover_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO handover_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO handover_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO handover_app;
    REVOKE INSERT, UPDATE, DELETE ON graphile_worker.migrations FROM handover_app;
    DO $$
    DECLARE t record;
    BEGIN
      FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'graphile_worker' AND c.relkind = 'r' AND c.relrowsecurity
                 AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'handover_app')
      LOOP
        EXECUTE format('CREATE POLICY handover_app ON graphile_worker.%I TO handover_app USING (true) WITH CHECK (true)', t.relname);
      END LOOP;
    END $$;`);
}
