import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { readAs, sql } from '@/lib/platform/tenancy';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenTwoBusinesses } from './two-businesses';

describe('one statement as a person', () => {
  givenDatabaseWithPeople();
  let world: Awaited<ReturnType<typeof givenTwoBusinesses>>;
  beforeAll(async () => {
    world = await givenTwoBusinesses();
  });

  const placesOf = sql`
    WITH mine AS MATERIALIZED (SELECT workspace_id FROM engagements)
    SELECT json_agg(DISTINCT workspace_id) FROM mine`;

  it('sees what the person may see, on every connection and however often it is planned', async () => {
    const { ruth, workspace, kilns, foreign } = world;

    for (let round = 0; round < 12; round += 1) {
      const [ruths, ingrids] = await Promise.all([
        readAs(ruth.userId, placesOf),
        readAs(foreign.owner.userId, placesOf),
      ]);
      expect(ruths).toEqual([workspace.id, kilns.id].sort());
      expect(ingrids).toEqual([foreign.workspace.id]);
    }
  });

  it("leaves nobody's identity on its connection: the next statement is nobody’s", async () => {
    const { ruth } = world;
    await readAs(ruth.userId, placesOf);

    const [stranger, person] = [newId(), sql`SELECT to_json(count(*)) FROM workspaces`];

    expect(await readAs(stranger, person)).toBe(0);
    expect(await readAs(ruth.userId, person)).toBe(2);
  });

  it('is null where the query finds no row', async () => {
    expect(await readAs(world.ruth.userId, sql`SELECT title FROM briefs WHERE false`)).toBeNull();
  });
});
