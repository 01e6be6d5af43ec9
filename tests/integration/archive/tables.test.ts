import { describe, expect, it } from 'vitest';
import { ACTS_WHILE_IMPORTING, inOrderOfKeys } from '@/lib/archive/importing/catalogue';
import { LEFT_OUT, OF_ONE_PERSON, OF_THE_BUSINESS } from '@/lib/archive/tables.rules';
import { tablesOf } from '@/lib/archive/writing';
import { givenConnection } from '@/tests/support/connections';
import { givenDatabase } from '@/tests/support/servers/postgres';

describe("an archive's tables", () => {
  const owner = givenConnection(givenDatabase(), 'owner');

  it('are all of the tables there are, but for those left out for a reason', async () => {
    const { rows: tables } = await owner().query<{ name: string }>(
      `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1`,
    );
    const named = [...OF_THE_BUSINESS, ...OF_ONE_PERSON, ...Object.keys(LEFT_OUT)];

    expect(named.toSorted()).toEqual(tables.map(({ name }) => name));
    expect(new Set(named).size).toBe(named.length);
  });

  it('can be written one after the other, and every trigger that acts meanwhile is there', async () => {
    const ordered = await inOrderOfKeys(owner(), tablesOf('whole'));
    const { rows: acting } = await owner().query<{ name: string }>(
      'SELECT tgname AS name FROM pg_trigger WHERE tgname = ANY ($1)',
      [ACTS_WHILE_IMPORTING],
    );

    expect(ordered.toSorted()).toEqual([...tablesOf('whole')].toSorted());
    expect(acting.map(({ name }) => name).toSorted()).toEqual([...ACTS_WHILE_IMPORTING].toSorted());
  });
});
