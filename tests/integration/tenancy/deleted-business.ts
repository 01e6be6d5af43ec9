import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { ERASED, ERASED_IN_PART, KEPT } from '@/lib/deletion/tables.rules';
import { newId } from '@/lib/platform/ids';
import { checkWholeRecord } from '@/scripts/steps/whole-record';
import { erasing } from '@/tests/support/business-erased';
import type { Person } from '@/tests/support/people';
import { givenPlainEraser, reachedByEraser } from '@/tests/support/plain-eraser';
import type { givenTwoBusinesses } from './two-businesses';

/** A person sees these as their own, wherever they come from. */
const OF_ONESELF = ['memberships', 'mails', 'action_receipts'];

/** Everything in these stays when a business is deleted, or goes with its file, and erasing never reads them. */
const LEFT_ALONE = [
  'autonomy_decisions',
  'ending_brief_plans',
  'ending_sayings',
  'engagement_accesses',
  'engagement_endings',
  'payment_bank_returns',
  'playbook_file_checks',
  'signatures_taken_back',
];

/** A table of the tenants. */
export type Table = { readonly name: string; readonly hasEngagement: boolean; readonly hasId: boolean };
export type Row = Record<string, unknown>;

type Surroundings = {
  /** the owner of the tables, past row level security */
  readonly owner: pg.Client;
  readonly app: pg.Client;
  readonly ownerUrl: string;
  readonly tables: readonly Table[];
  readonly world: Awaited<ReturnType<typeof givenTwoBusinesses>>;
  /** runs one query in a person's transaction, which is rolled back */
  readonly as: (person: Person, sql: string, values?: unknown[]) => Promise<pg.QueryResult<Row>>;
};

/** What goes and what stays, in every table, when Ruth's business is deleted. */
export function deletingABusiness(of: () => Surroundings): void {
  describe('of a deleted business', () => {
    const { counted, givenAsked, givenNothingHolds } = erasing(of);
    const erase = (deletion: string, at: string) => {
      const { app, world } = of();
      return app.query('SELECT app.erase_workspace($1, $2, $3)', [world.workspace.id, deletion, at]);
    };
    let eraser: string;
    beforeAll(async () => {
      eraser = await givenPlainEraser((sql) => of().owner.query(sql));
    });

    it("everything is within the eraser's reach, in any table, nothing of another business, and none of it within the app's", async () => {
      const { owner, tables, world } = of();
      const { workspace } = world;
      const reached: Record<string, unknown> = {};
      const there: Record<string, unknown> = {};
      for (const { name } of tables.filter(({ name }) => !LEFT_ALONE.includes(name))) {
        const own = await owner.query(`SELECT 1 FROM ${name} WHERE workspace_id = $1`, [workspace.id]);
        there[name] = [own.rowCount, own.rowCount, 0];
        const ofBusinesses = `${name} WHERE workspace_id IS NOT NULL`;
        reached[name] = await reachedByEraser(owner, eraser, { workspaceIds: [workspace.id] }, ofBusinesses);
      }

      expect(reached).toEqual(there);
    });

    it('nothing goes while something binds it, before its day, or when nobody asked', async () => {
      const asked = await givenAsked('2027-06-01T00:00:00Z');

      await expect(erase(asked, '2027-06-15T00:00:00Z')).rejects.toThrow('something binds this business');
      await givenNothingHolds();
      await expect(erase(asked, '2027-06-14T23:59:59Z')).rejects.toThrow('nobody asked for this, or not yet');
      await expect(erase(newId(), '2027-06-15T00:00:00Z')).rejects.toThrow('nobody asked');
    });

    it('exactly what no record needs goes, and nothing of another business', async () => {
      const { owner, ownerUrl, world } = of();
      const before = await counted();
      const { rows } = await owner.query<{ id: string }>(
        'SELECT id FROM workspace_deletions WHERE workspace_id = $1 AND taken_back_at IS NULL',
        [world.workspace.id],
      );

      await erase(rows[0]?.id ?? '', '2027-06-15T00:00:00Z');

      const after = await counted();
      const named = [...ERASED, ...Object.keys(ERASED_IN_PART), ...Object.keys(KEPT)];
      expect(named.toSorted()).toEqual(Object.keys(after).toSorted());
      expect(new Set(named).size).toBe(named.length);
      expect(ERASED.filter((name) => after[name]?.own !== 0)).toEqual([]);
      const sealed = 'SELECT 1 FROM files WHERE workspace_id = $1 AND held_for_id = $2';
      expect((await owner.query(sealed, [world.workspace.id, world.ruth.userId])).rows).toEqual([]);
      expect(Object.keys(KEPT).filter((name) => after[name]?.own !== before[name]?.own)).toEqual([]);
      expect(Object.keys(after).filter((name) => after[name]?.foreign !== before[name]?.foreign)).toEqual([]);
      expect(await checkWholeRecord(ownerUrl)).toMatchObject({ problems: [] });
    });

    it('nothing is shown to its owner any more, and to its assistants what they signed', async () => {
      const { tables, world, as } = of();
      const { ruth, tomas, maria, workspace } = world;
      const mine = async (person: Person, table: string) =>
        (await as(person, `SELECT 1 FROM ${table} WHERE workspace_id = $1`, [workspace.id])).rowCount;

      for (const person of [ruth, tomas]) {
        for (const { name } of tables.filter(({ name }) => !OF_ONESELF.includes(name)))
          expect([person.name, name, await mine(person, name)]).toEqual([person.name, name, 0]);
      }
      for (const name of ['agreements', 'agreement_signatures', 'owed_items', 'payments'])
        expect([name, await mine(maria, name)]).not.toEqual([name, 0]);
    });
  });
}
