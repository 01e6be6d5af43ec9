import { describe, expect, it } from 'vitest';
import { givenConnection } from '@/tests/support/connections';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { APPEND_ONLY } from './records';

/** What only jobs make, of which no raw SQL test has a row, and what supports a signature. */
const SEALED = [
  'agreement_copies',
  'evaluation_copies',
  'evaluation_moves',
  'seal_certificates',
  'agreement_signatures',
  'agreement_events',
];

/**
 * Tables that belong to no workspace and hold nothing about anybody. The seal's certificates are public, and have to be
 * readable by whoever verifies a copy.
 */
const GLOBAL_TABLES = ['_prisma_migrations', 'rate_limits', 'seal_certificates'];

describe('the catalogue of the migrated database', () => {
  const database = givenDatabase();
  const app = givenConnection(database, 'app');
  const owner = givenConnection(database, 'owner');

  it('has row level security enabled and forced, with a policy, on every table but the global ones', async () => {
    const { rows } = await owner().query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))`,
    );

    expect(rows.map(({ name }) => name).sort()).toEqual(GLOBAL_TABLES);
  });

  it('names the workspace first in the primary key of every table that belongs to one', async () => {
    const { rows } = await owner().query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND a.attnotnull
       JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
       WHERE c.relkind IN ('r', 'p') AND i.indkey[0] <> a.attnum`,
    );

    expect(rows).toEqual([]);
  });

  it('includes the workspace in every foreign key between two tables that belong to one', async () => {
    const { rows } = await owner().query<{ name: string }>(
      `SELECT f.conrelid::regclass || '.' || f.conname AS name FROM pg_constraint f
       JOIN pg_attribute own ON own.attrelid = f.conrelid AND own.attname = 'workspace_id'
       JOIN pg_attribute other ON other.attrelid = f.confrelid AND other.attname = 'workspace_id'
       WHERE f.contype = 'f' AND NOT own.attnum = ANY (f.conkey)`,
    );

    expect(rows).toEqual([]);
  });

  it.each(APPEND_ONLY)('lets the app neither change nor delete a row of %s', async (table) => {
    const { rows } = await app().query<{ update: boolean; delete: boolean; truncate: boolean }>(
      `SELECT has_table_privilege($1, 'UPDATE') AS update, has_table_privilege($1, 'DELETE') AS delete,
              has_table_privilege($1, 'TRUNCATE') AS truncate`,
      [table],
    );

    expect(rows[0]).toEqual({ update: false, delete: false, truncate: false });
  });

  it('refuses changes to write-once rows even to the owner of their table', async () => {
    const { rows } = await owner().query<{ name: string }>(
      `SELECT tgrelid::regclass::text AS name FROM pg_trigger
       WHERE tgfoid = 'app.refuse_change'::regproc AND tgenabled = 'O' AND tgqual IS NULL
         -- for each row, before it, and both where it is changed and where it is deleted
         AND tgtype = 1 + 2 + 8 + 16`,
    );

    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(SEALED));
  });

  it('has no index that another one begins with: each costs every write', async () => {
    const { rows } = await owner().query<{ within: string }>(
      `WITH kept AS (
         SELECT i.indexrelid, i.indrelid, i.indisunique, array_to_string(i.indkey, ',') || ',' AS columns,
           i.indclass::text || ' ' AS classes, i.indoption::text || ' ' AS orders, pg_get_expr(i.indpred, i.indrelid) AS rows
         FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
         WHERE m.amname = 'btree' AND i.indexprs IS NULL AND c.relnamespace = 'public'::regnamespace)
       SELECT short.indexrelid::regclass || ' in ' || long.indexrelid::regclass AS within
       FROM kept short JOIN kept long ON long.indrelid = short.indrelid AND long.indexrelid <> short.indexrelid
       WHERE NOT short.indisunique AND long.rows IS NOT DISTINCT FROM short.rows
         AND starts_with(long.columns, short.columns) AND starts_with(long.classes, short.classes)
         AND starts_with(long.orders, short.orders)`,
    );

    expect(rows).toEqual([]);
  });

  it('gives the app a role that owns nothing and can bypass nothing', async () => {
    const { findRoleProblems } = await import('@/lib/platform/db/start-up-check');

    expect(await findRoleProblems()).toEqual([]);
  });

  it('tells addresses only to whoever sends mail, and knows no actor but its own', async () => {
    const asked = (sql: string) => app().query(sql);

    await expect(asked("SELECT app.addresses_of('{}')")).rejects.toThrow(
      'only who sends mail asks for addresses',
    );
    await expect(asked("SELECT app.act_as('everybody')")).rejects.toThrow('unknown kind of actor: everybody');
  });

  it('refuses to start as the owner of the tables', async () => {
    const appUrl = process.env.DATABASE_APP_URL;
    const { disconnect } = await import('@/lib/platform/db/client');
    const { findRoleProblems } = await import('@/lib/platform/db/start-up-check');
    await disconnect();
    process.env.DATABASE_APP_URL = database().ownerUrl;

    await expect(asFreshProcess()).rejects.toThrow(
      /is a superuser.* may bypass row level security.* owns tables/,
    );

    process.env.DATABASE_APP_URL = appUrl;
    async function asFreshProcess() {
      const { vi } = await import('vitest');
      vi.resetModules();
      const problems = (await (await import('@/lib/platform/db/start-up-check')).findRoleProblems()).join(
        ' ',
      );
      await (await import('@/lib/platform/db/client')).disconnect();
      vi.resetModules();
      if (problems) throw new Error(problems);
      return findRoleProblems;
    }
  });
});
