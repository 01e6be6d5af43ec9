import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { blindWrites, type Try, tried } from '@/tests/support/blind-writes';
import { givenConnection } from '@/tests/support/connections';
import type { Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { deletingABusiness, type Row, type Table } from './deleted-business';
import { ASKED_FOR_STILL, OWN_RECORD, reachedAfterwards, THAT_THEY_WERE_THERE } from './former-people';
import { MADE_BY_JOBS } from './made-up-rows';
import { KEPT_FILES, RECORDS } from './records';
import { givenTwoBusinesses } from './two-businesses';

/** Rows of these are made by jobs, which this file doesn't run. */
const MADE_LATER = Object.keys(MADE_BY_JOBS);

describe('raw SQL', () => {
  const database = givenDatabaseWithPeople();
  const app = givenConnection(database, 'app');
  const owner = givenConnection(database, 'owner');
  let tables: readonly Table[];
  let world: Awaited<ReturnType<typeof givenTwoBusinesses>>;
  beforeAll(async () => {
    process.env.MAIL_REPLY_DOMAIN = 'replies.example';
    tables = await tenantTables();
    world = await givenTwoBusinesses();
  });

  async function tenantTables(): Promise<Table[]> {
    const { rows } = await owner().query<Table>(
      `SELECT table_name AS name, bool_or(column_name = 'engagement_id') AS "hasEngagement", bool_or(column_name = 'id') AS "hasId"
       FROM information_schema.columns WHERE table_schema = 'public'
       GROUP BY table_name HAVING bool_or(column_name = 'workspace_id') ORDER BY 1`,
    );
    return rows;
  }

  /** Runs one query in a person's transaction, which is rolled back. */
  async function as(person: Person, sql: string, values: unknown[] = []): Promise<pg.QueryResult<Row>> {
    await app().query('BEGIN');
    try {
      await app().query('SELECT app.act_as_user($1)', [person.userId]);
      return await app().query<Row>(sql, values);
    } finally {
      await app().query('ROLLBACK');
    }
  }

  async function distinct(person: Person, table: string, column: string): Promise<unknown[]> {
    const { rows } = await as(
      person,
      `SELECT DISTINCT ${column} AS it FROM ${table} WHERE ${column} IS NOT NULL`,
    );
    return rows.map(({ it }) => it);
  }

  /** Everybody, with their businesses and, for assistants, their engagements. */
  function everybody() {
    const { ruth, tomas, maria, dewi, stranger, workspace, kilns, foreign, pairs, drafts } = world;
    const ofKilns = drafts.agreement;
    return [
      { person: ruth, workspaces: [workspace.id, kilns.id] },
      { person: tomas, workspaces: [workspace.id] },
      {
        person: maria,
        workspaces: [workspace.id, kilns.id],
        engagements: [pairs.maria.engagementId, ofKilns.engagementId],
      },
      { person: dewi, workspaces: [workspace.id], engagements: [pairs.dewi.engagementId] },
      { person: foreign.owner, workspaces: [foreign.workspace.id] },
      { person: foreign.assistant, workspaces: [foreign.workspace.id], engagements: [foreign.engagementId] },
      { person: stranger, workspaces: [], engagements: [] },
    ];
  }

  it('would have something to find: both businesses have rows in every table', async () => {
    const empty: string[] = [];
    for (const { name } of tables) {
      const { rows } = await owner().query<{ workspaces: string }>(
        `SELECT count(DISTINCT workspace_id) AS workspaces FROM ${name} WHERE workspace_id = ANY ($1)`,
        [[world.workspace.id, world.foreign.workspace.id]],
      );
      if (rows[0]?.workspaces !== '2') empty.push(name);
    }

    expect(empty).toEqual(MADE_LATER);
  });

  it('shows nobody a row of a business they don’t belong to, in any table', async () => {
    for (const { person, workspaces } of everybody()) {
      for (const { name } of tables) {
        const foreign = (await distinct(person, name, 'workspace_id')).filter(
          (id) => !workspaces.some((own) => own === id),
        );

        expect({ who: person.name, table: name, foreign }).toMatchObject({ foreign: [] });
      }
      const seen = await distinct(person, 'workspaces', 'id');
      expect(seen.sort()).toEqual([...workspaces].sort());
    }
  });

  it('shows an assistant no row of another assistant’s engagement, in any table', async () => {
    for (const { person, engagements } of everybody()) {
      if (!engagements) continue;
      for (const { name } of tables.filter(({ hasEngagement }) => hasEngagement)) {
        const others = (await distinct(person, name, 'engagement_id')).filter(
          (id) => !engagements.some((own) => own === id),
        );

        expect({ who: person.name, table: name, others }).toMatchObject({ others: [] });
      }
      const seen = await distinct(person, 'engagements', 'id');
      expect(seen.sort()).toEqual([...engagements].sort());
    }
  });

  it('shows people to those they share a business with, and an assistant none of the other assistants', async () => {
    const { ruth, tomas, maria, dewi, foreign, stranger } = world;
    const names = async (person: Person) => (await distinct(person, 'users', 'name')).sort();

    expect(await names(maria)).toEqual([maria.name, ruth.name, tomas.name].sort());
    expect(await names(tomas)).toEqual([dewi.name, maria.name, ruth.name, tomas.name].sort());
    expect(await names(foreign.owner)).toEqual([foreign.assistant.name, foreign.owner.name].sort());
    expect(await names(stranger)).toEqual([stranger.name]);
  });

  it('shows nobody another’s sessions, sign-in links or reading marks', async () => {
    for (const { person } of everybody()) {
      expect(await distinct(person, 'sessions', 'user_id')).toEqual([person.userId]);
      expect(await distinct(person, 'sign_in_links', 'id')).toEqual([]);
      expect(
        (await distinct(person, 'thread_reads', 'user_id')).filter((id) => id !== person.userId),
      ).toEqual([]);
    }
  });

  it('shows a connection that has not said who it is not a single row, in any table', async () => {
    const { rows } = await owner().query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity`,
    );
    expect(rows).toContainEqual({ name: 'briefs' });
    for (const { name } of rows) {
      const seen = await app().query(`SELECT 1 FROM ${name} LIMIT 1`);

      expect([name, seen.rowCount]).toEqual([name, 0]);
    }
  });

  it('shows the assistant no draft and none of its parts, which the owner can see', async () => {
    const { ruth, maria, drafts } = world;
    const parts = [
      ['briefs', 'id = $1', drafts.brief.id],
      ['brief_givens', 'brief_id = $1', drafts.brief.id],
      ['deliverables', 'brief_id = $1', drafts.brief.id],
      ['acceptance_criteria', 'brief_id = $1', drafts.brief.id],
      ['agreements', 'id = $1', drafts.agreement.id],
      ['agreement_versions', 'agreement_id = $1', drafts.agreement.id],
      ['agreement_revisions', 'agreement_id = $1', drafts.agreement.id],
      // Maria's other agreements are in another engagement
      ['agreement_clauses', 'engagement_id = $1', drafts.agreement.engagementId],
    ];
    for (const [table, condition, id] of parts) {
      const count = async (person: Person) =>
        (await as(person, `SELECT 1 FROM ${table} WHERE ${condition}`, [id])).rowCount ?? 0;

      expect([table, await count(ruth)]).not.toEqual([table, 0]);
      expect([table, await count(maria)]).toEqual([table, 0]);
    }
  });

  it('changes and deletes no row of another business, in any table', async () => {
    const reached: unknown[] = [];
    const writes = await blindWrites(owner());
    const foreignId = world.foreign.workspace.id;
    for (const person of [world.ruth, world.tomas, world.maria]) {
      for (const { name } of tables) {
        const onlyTheirs: Try = [`DELETE FROM ${name} WHERE workspace_id IS DISTINCT FROM $1`, foreignId];
        const touched = await tried(owner(), person, [onlyTheirs], writes.get(name) ?? []);

        if (touched.some((each) => each !== 0)) reached.push([person.name, name, ...touched]);
      }
    }

    expect(reached).toEqual([]);
  });

  it('adds no row to another business or another’s engagement, and moves none there, in any table', async () => {
    const { ruth, maria, foreign, pairs } = world;
    const reached: unknown[] = [];
    const others = [
      { person: ruth, column: 'workspace_id', id: foreign.workspace.id, of: tables },
      {
        person: maria,
        column: 'engagement_id',
        id: pairs.dewi.engagementId,
        of: tables.filter(({ hasEngagement }) => hasEngagement),
      },
    ];
    for (const { person, column, id, of } of others) {
      for (const { name, hasId } of of.filter((table) => !MADE_LATER.includes(table.name))) {
        const { rows } = await owner().query<{ row: Row }>(
          `SELECT to_jsonb(t) AS row FROM ${name} t WHERE ${column} = $1 LIMIT 1`,
          [id],
        );
        const row = { ...rows[0]?.row, ...(hasId && { id: newId() }) };
        const add: Try = [
          `INSERT INTO ${name} SELECT (jsonb_populate_record(NULL::${name}, $1::jsonb)).*`,
          JSON.stringify(row),
        ];
        const move: Try = [`UPDATE ${name} SET ${column} = $1`, id];

        const touched = await tried(owner(), person, [], [add, move]);

        if (touched.some((each) => each !== 0)) reached.push([person.name, name, ...touched]);
      }
    }

    expect(reached).toEqual([]);
  });

  it('leaves former owners and managers nothing, and former assistants their own record', async () => {
    const { ruth, tomas, maria, dewi, workspace } = world;
    for (const person of [ruth, tomas]) {
      const reached = await reachedAfterwards(owner(), person, workspace, tables);
      expect([person.name, reached]).toEqual([person.name, { read: THAT_THEY_WERE_THERE, written: [] }]);
    }
    for (const person of [maria, dewi]) {
      const { read, written } = await reachedAfterwards(owner(), person, workspace, tables);
      expect([person.name, read]).toEqual([person.name, OWN_RECORD]);
      expect(written.filter((name) => !ASKED_FOR_STILL.includes(name))).toEqual([]);
    }
  });

  it.each(KEPT_FILES)('shows a former assistant the file of %s, and no other', async (_, names) => {
    const { workspace, pairs } = world;
    const [named, other] = [newId(), newId()];
    const here = [workspace.id, pairs.maria.engagementId];
    await owner().query('BEGIN');
    try {
      // past all other rules: a scene of each kind would take months of work
      await owner().query('SET LOCAL session_replication_role = replica');
      for (const id of [named, other])
        await owner().query(
          `INSERT INTO files SELECT (jsonb_populate_record(f, jsonb_build_object('id', $3::uuid, 'held_for_id', null))).*
           FROM files f WHERE (workspace_id, engagement_id) = ($1, $2) LIMIT 1`,
          [...here, id],
        );
      const { rowCount } = await owner().query(names, [...here, named]);
      expect(rowCount).toBeGreaterThan(0);
      await owner().query(`UPDATE engagements SET state = 'ended' WHERE (workspace_id, id) = ($1, $2)`, here);
      await owner().query('SET LOCAL ROLE handover_app');
      await owner().query('SELECT app.act_as_user($1)', [world.maria.userId]);
      const { rows } = await owner().query('SELECT id FROM files WHERE id = ANY ($1)', [[named, other]]);
      expect(rows).toEqual([{ id: named }]);
    } finally {
      await owner().query('ROLLBACK');
    }
  });

  it.each(RECORDS)('rewrites nothing in %s, not even as the owner of the table', async (table) => {
    const { rowCount } = await owner().query(`SELECT 1 FROM ${table}`);
    expect(rowCount).toBeGreaterThan(0);

    await expect(owner().query(`UPDATE ${table} SET workspace_id = workspace_id`)).rejects.toThrow(
      'append-only',
    );
    await expect(owner().query(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
  });

  // the last: afterwards one of the two businesses is gone
  deletingABusiness(() => ({ owner: owner(), app: app(), ownerUrl: database().ownerUrl, tables, world, as }));
});
