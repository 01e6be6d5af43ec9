import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { againWhenSlower } from '@/lib/platform/tenancy/slower';
import { givenDatabase } from '@/tests/support/servers/postgres';

describe('a transaction that was the slower of two', () => {
  givenDatabase();

  /** @returns how often a transaction was run that PostgreSQL refuses with `state` the first time. */
  async function runs(state: string): Promise<number> {
    let count = 0;
    const work = againWhenSlower(() =>
      withActor({ kind: 'workspace', workspaceId: newId() }, async (tx) => {
        count += 1;
        if (count > 1) return;
        await tx.$executeRaw`CREATE FUNCTION pg_temp.refuse(state text) RETURNS void LANGUAGE plpgsql
          AS $body$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = state; END $body$`;
        await tx.$executeRaw`SELECT pg_temp.refuse(${state})::text`;
      }),
    );
    await work.catch(() => undefined);
    return count;
  }

  it.each(['23505', '23P01', '23001', '40001', '40P01'])('is run once more (%s)', async (state) => {
    expect(await runs(state)).toBe(2);
  });

  it.each(['23503', '23514', '42P01', '22P02'])("isn't when the fault is its own (%s)", async (state) => {
    expect(await runs(state)).toBe(1);
  });
});
