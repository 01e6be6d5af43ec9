import pg from 'pg';
import type { OpenArchive } from '../opening';
import { insist } from '../refusing';
import { inOrderOfKeys, quietTriggers } from './catalogue';
import { staged } from './staging';

/**
 * Puts the rows that wait where they belong. What acts on a new row is silent meanwhile, since each has been judged where it
 * was written, and nobody is to be told of it again; constraints and foreign keys hold, and so does what balances the books.
 * Others can read, and wait with what they write in these tables until it is done.
 */
export async function bringRows(db: pg.ClientBase, { manifest }: OpenArchive): Promise<void> {
  const tables = await inOrderOfKeys(
    db,
    manifest.tables.map(({ name }) => name),
  );
  const quiet = await quietTriggers(db, tables);
  for (const { table, trigger } of quiet) await setTrigger(db, 'DISABLE', table, trigger);
  for (const table of tables) {
    const columns = manifest.tables.find(({ name }) => name === table)?.columns ?? [];
    const named = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    await db.query(
      `INSERT INTO public.${pg.escapeIdentifier(table)} (${named}) SELECT ${named} FROM ${staged(table)}`,
    );
  }
  await db.query('SELECT app.place_brief(workspace_id, id) FROM briefs WHERE workspace_id = $1', [
    manifest.workspace.id,
  ]);
  await keepReading(db, manifest.workspace.id);
  await db.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const { table, trigger } of quiet) await setTrigger(db, 'ENABLE', table, trigger);
}

/** How far each assistant has read is kept with the place of a brief in their inbox as well. */
async function keepReading(db: pg.ClientBase, workspaceId: string): Promise<void> {
  await db.query(
    `UPDATE inbox_places p SET seen_up_to = r.read_up_to FROM threads t
     JOIN thread_reads r ON r.workspace_id = t.workspace_id AND r.thread_id = t.id
     WHERE t.workspace_id = $1 AND t.subject = 'brief' AND p.workspace_id = t.workspace_id
       AND p.brief_id = t.subject_id AND r.user_id = p.user_id`,
    [workspaceId],
  );
}

async function setTrigger(db: pg.ClientBase, way: 'ENABLE' | 'DISABLE', table: string, trigger: string) {
  await db.query(
    `ALTER TABLE public.${pg.escapeIdentifier(table)} ${way} TRIGGER ${pg.escapeIdentifier(trigger)}`,
  );
}

/** @throws ArchiveRefused when the business, or one with its address, is here already. */
export async function insistOnRoom(db: pg.ClientBase, { manifest }: OpenArchive): Promise<void> {
  const { id, slug } = manifest.workspace;
  const { rows } = await db.query<{ id: string }>('SELECT id FROM workspaces WHERE id = $1 OR slug = $2', [
    id,
    slug,
  ]);
  insist(
    rows.length === 0,
    'this business is here already; one that is here is neither overwritten nor added to',
  );
}
