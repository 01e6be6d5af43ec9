import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { blindWrites, type Try, tried } from '@/tests/support/blind-writes';
import { givenConnection } from '@/tests/support/connections';
import { givenPeople, type People, type Person } from '@/tests/support/people';
import { givenPlainEraser, reachedByEraser } from '@/tests/support/plain-eraser';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { MADE_BY_JOBS, OF_A_PERSON, OF_THE_PRODUCT } from './made-up-rows';

/** Belonging to nobody, or holding people and businesses themselves, which other tests are about. */
const OTHERS = ['_prisma_migrations', 'rate_limits', 'seal_certificates', 'users', 'workspaces', 'mails'];

/**
 * Here only an address says whose row it is: whoever erases an account sees and removes all of them, and searches for
 * it.
 */
const REACHED: Readonly<Record<string, readonly number[]>> = {
  mail_suppressions: [1, 1, 1, 1],
  sign_in_links: [1, 1, 1, 1],
};

describe('a row that belongs to one person', () => {
  const database = givenDatabaseWithPeople();
  const owner = givenConnection(database, 'owner');
  let people: People;
  let columns: ReadonlyMap<string, readonly string[]>;
  let writes: Awaited<ReturnType<typeof blindWrites>>;
  beforeAll(async () => {
    people = await givenPeople();
    writes = await blindWrites(owner());
    const { rows } = await owner().query<{ name: string; columns: readonly string[] }>(
      `SELECT table_name AS name, array_agg(column_name::text) AS columns FROM information_schema.columns
       WHERE table_schema = 'public' GROUP BY 1`,
    );
    columns = new Map(rows.map((row) => [row.name, row.columns]));
  });

  /**
   * @returns what writes a row with Maria's values: her, her engagement with Ruth, and an id where the table has them.
   */
  function adds(table: string, row: Readonly<Record<string, unknown>>): Try {
    const { maria, workspace, engagements } = people;
    const hers = { user_id: maria.userId, engagement_id: engagements.maria, workspace_id: workspace.id };
    const known = columns.get(table) ?? [];
    const isOfTwo = table in MADE_BY_JOBS;
    const filled = { id: newId(), ...(isOfTwo ? hers : { user_id: maria.userId }), ...row };
    const named = Object.keys(filled).filter((name) => known.includes(name));
    const sql = `INSERT INTO ${table} (${named}) SELECT ${named} FROM jsonb_populate_record(NULL::${table}, $1)`;
    return [sql, filled];
  }

  /**
   * With only Maria's row in a table.
   * @returns how many rows somebody reads there, changes, deletes, and adds in her name.
   */
  function triedBy(person: Person, table: string, row: Readonly<Record<string, unknown>>) {
    const given: readonly Try[] = [[`DELETE FROM ${table}`], adds(table, row)];
    return tried(owner(), person, given, [
      [`SELECT 1 FROM ${table}`],
      ...(writes.get(table) ?? []),
      adds(table, row),
    ]);
  }
  const nothing = async (person: Person, table: string, row: Readonly<Record<string, unknown>>) => {
    const touched = await triedBy(person, table, row);
    expect([person.name, ...touched]).toEqual([person.name, ...touched.map(() => 0)]);
  };
  const reads = async (person: Person, table: string, row: Readonly<Record<string, unknown>>) =>
    (await triedBy(person, table, row))[0];

  it('is in every table that belongs to no business', async () => {
    const { rows } = await owner().query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND a.attnotnull)`,
    );

    const named = [...Object.keys(OF_A_PERSON), ...Object.keys(OF_THE_PRODUCT), ...OTHERS];
    expect(
      rows
        .map(({ name }) => name)
        .filter((name) => !(name in MADE_BY_JOBS))
        .sort(),
    ).toEqual(named.sort());
  });

  it.each(Object.entries(OF_A_PERSON))(
    'of %s can be read by its person, and reached by nobody else',
    async (table, row) => {
      expect(await reads(people.maria, table, row)).toBe(1);
      for (const person of [people.dewi, people.foreign.owner]) await nothing(person, table, row);
    },
  );

  it.each(Object.entries(OF_THE_PRODUCT))('of %s can be reached by no person', async (table, row) => {
    for (const person of [people.maria, people.ruth]) await nothing(person, table, row);
  });

  it('is within the reach of whoever erases its person’s account or its business, and of nobody who erases another’s', async () => {
    const eraser = await givenPlainEraser((sql) => owner().query(sql));
    const { maria, dewi, workspace, foreign } = people;
    const whose = (table: string) =>
      table in MADE_BY_JOBS
        ? [{ workspaceIds: [workspace.id] }, { workspaceIds: [foreign.workspace.id] }]
        : [maria, dewi].map(({ userId }) => ({ userId, workspaceIds: [] }));
    const reached: Record<string, unknown> = {};
    const there: Record<string, unknown> = {};
    for (const [table, row] of Object.entries({ ...OF_A_PERSON, ...OF_THE_PRODUCT, ...MADE_BY_JOBS })) {
      const given: readonly Try[] = [[`DELETE FROM ${table}`], adds(table, row)];
      const found: unknown[] = [];
      for (const erased of whose(table)) {
        const [seen, taken] = await reachedByEraser(owner(), eraser, erased, table, given);
        found.push(seen, taken);
      }
      reached[table] = found;
      there[table] = REACHED[table] ?? (table in OF_THE_PRODUCT ? [0, 0, 0, 0] : [1, 1, 0, 0]);
    }

    expect(reached).toEqual(there);
  });

  it.each(Object.entries(MADE_BY_JOBS))(
    'of %s can be read by everybody it concerns, and reached by nobody else',
    async (table, row) => {
      expect(await reads(people.maria, table, row)).toBe(1);
      for (const person of [people.dewi, people.foreign.owner]) await nothing(person, table, row);
    },
  );
});
