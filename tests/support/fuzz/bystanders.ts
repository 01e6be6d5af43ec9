import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { givenBriefSent } from '@/tests/support/briefs';
import {
  givenAssistant,
  givenPerson,
  givenWorkspace,
  type Person,
  type TestWorkspace,
} from '@/tests/support/people';
import type { givenDatabase } from '@/tests/support/servers/postgres';
import { aboutEngagement, says } from '@/tests/support/threads';
import type { IdPool } from './hostile';

/** Contained in everything that the bystanders wrote, and in nothing that anybody else can write. */
export const MARK = 'Quillon-7f3a';

type Bystanders = { readonly workspace: TestWorkspace; readonly people: readonly Person[] };

/** A business that none of the actors belongs to: nothing of it may be read or changed. */
export async function givenBystanders(): Promise<Bystanders> {
  const owner = await givenPerson({
    name: `${MARK} Vance`,
    email: 'vance@bystander.example',
    zone: 'Europe/Lisbon',
  });
  const assistant = await givenPerson({
    name: `${MARK} Ito`,
    email: 'ito@bystander.example',
    zone: 'Asia/Tokyo',
  });
  const workspace = await givenWorkspace(owner, { name: `${MARK} Works`, currency: 'EUR' });
  const engagementId = await givenAssistant(owner, workspace, assistant);
  const pair = { owner, assistant, workspace, engagementId };
  await givenAgreementInForce(pair);
  await givenBriefSent(pair, { title: `${MARK} catalogue` });
  await says(assistant, aboutEngagement(workspace.id, engagementId), `${MARK} is what I said.`);
  return { workspace, people: [owner, assistant] };
}

/** Reads the whole database, past row level security, as nobody in the product can. */
export function givenOnlooker(database: ReturnType<typeof givenDatabase>) {
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: database().ownerUrl });
    await client.connect();
  });
  afterAll(() => client.end());

  async function tablesWith(column: string): Promise<readonly string[]> {
    const { rows } = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = $1 AND NOT a.attisdropped WHERE c.relkind = 'r' ORDER BY 1`,
      [column],
    );
    return rows.map(({ name }) => name);
  }

  return {
    client: () => client,

    /**
     * @returns a number that stays the same for as long as nobody has written anything in any database of this server:
     * the next transaction that writes gets it (PostgreSQL's xid).
     */
    async nextWrite(): Promise<string> {
      const { rows } = await client.query<{ xid: string }>(
        'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid',
      );
      return rows[0]?.xid ?? '';
    },

    /**
     * @returns a digest of every row of these people and their business: if it is the same before and after, nothing
     * was touched.
     */
    async digest({ workspace, people }: Bystanders): Promise<string> {
      const theirs = `ANY (ARRAY[${people.map(({ userId }) => `'${userId}'::uuid`).join(', ')}])`;
      const parts = [
        ...(await tablesWith('workspace_id')).map((table) => [table, `workspace_id = '${workspace.id}'`]),
        ...(await tablesWith('user_id')).map((table) => [table, `user_id = ${theirs}`]),
        ['users', `id = ${theirs}`],
        ['workspaces', `id = '${workspace.id}'`],
      ].map(([table, which]) => `SELECT md5(t::text) AS row FROM ${table} t WHERE ${which}`);
      const { rows } = await client.query<{ digest: string }>(
        `SELECT md5(string_agg(row, '' ORDER BY row)) AS digest FROM (${parts.join(' UNION ALL ')}) AS whole`,
      );
      return rows[0]?.digest ?? '';
    },

    /** @returns some ids of every table, of the businesses named: what an attacker could have got hold of. */
    async ids(workspaceIds: readonly string[]): Promise<IdPool> {
      const pool: Record<string, readonly string[]> = { workspaces: workspaceIds };
      const withId = await tablesWith('id');
      for (const table of (await tablesWith('workspace_id')).filter((name) => withId.includes(name))) {
        const { rows } = await client.query<{ id: string }>(
          `SELECT id::text FROM (SELECT id, row_number() OVER (PARTITION BY workspace_id) AS nth FROM ${table}
           WHERE workspace_id = ANY ($1)) AS few WHERE nth <= 3`,
          [workspaceIds],
        );
        pool[table] = rows.map(({ id }) => id);
      }
      return pool;
    },
  };
}
