import type pg from 'pg';
import { newId } from '@/lib/platform/ids';
import type { People } from './people';

type Erasing = {
  /** the owner of the tables, past row level security */
  readonly owner: pg.Client;
  readonly tables: readonly { readonly name: string }[];
  readonly world: Pick<People, 'ruth' | 'workspace' | 'foreign'>;
};

type Counts = Readonly<Record<string, { readonly own: number; readonly foreign: string }>>;

/** What is set up and checked around the erasing of Ruth's business, with Ingrid's beside it. */
export function erasing(of: () => Erasing) {
  /** How many rows of Ruth's there are in each table, and a hash of all of Ingrid's. */
  async function counted(): Promise<Counts> {
    const { owner, tables, world } = of();
    const found: Record<string, Counts[string]> = {};
    for (const { name } of [...tables, { name: 'workspaces' }]) {
      const column = name === 'workspaces' ? 'id' : 'workspace_id';
      const { rows } = await owner.query<Counts[string]>(
        `SELECT count(*) FILTER (WHERE ${column} = $1)::int AS own,
           md5(coalesce(string_agg(t::text, ',' ORDER BY t::text) FILTER (WHERE ${column} = $2), '')) AS foreign
         FROM ${name} t`,
        [world.workspace.id, world.foreign.workspace.id],
      );
      if (rows[0]) found[name] = rows[0];
    }
    return found;
  }

  /** As if everything that bound the business had ended: past the rules, which would take months. */
  async function givenNothingHolds(): Promise<void> {
    const { owner, world } = of();
    await owner.query(`SET session_replication_role = replica`);
    const ended = [
      `UPDATE agreements SET state = 'terminated' WHERE state = 'in_force' AND workspace_id = $1`,
      'DELETE FROM open_owed WHERE workspace_id = $1',
      `UPDATE payments SET state = (CASE rail WHEN 'external' THEN 'confirmed' ELSE 'paid' END)::payment_state
         WHERE state NOT IN ('withdrawn', 'cancelled', 'refunded') AND workspace_id = $1`,
      `UPDATE timesheets SET state = 'approved' WHERE state IN ('submitted', 'open', 'returned') AND workspace_id = $1`,
      `UPDATE expenses SET state = 'approved' WHERE state = 'submitted' AND workspace_id = $1`,
    ];
    for (const sql of ended) await owner.query(sql, [world.workspace.id]);
    await owner.query(`SET session_replication_role = origin`);
  }

  async function givenAsked(at: string): Promise<string> {
    const { owner, world } = of();
    const id = newId();
    await owner.query(
      `INSERT INTO workspace_deletions (workspace_id, id, asked_by_id, asked_at, due_at)
       VALUES ($1, $2, $3, $4::timestamptz, $4::timestamptz + interval '14 days')`,
      [world.workspace.id, id, world.ruth.userId, at],
    );
    return id;
  }

  return { counted, givenAsked, givenNothingHolds };
}
