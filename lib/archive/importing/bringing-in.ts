import pg from 'pg';
import type { OpenArchive } from '../opening';
import { refuseUnless } from '../refusing';
import { inOrderOfKeys, quietTriggers } from './catalogue';
import { staged } from './staging';

/**
 * Moves the staged rows into place. Triggers that act on new rows are off meanwhile, since each row was judged where it
 * was written and nobody is to be notified again; constraints and foreign keys stay on, as does what balances the
 * books. Others can read; their writes to these tables wait until it is done.
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

/** How far each assistant has read is also stored with a brief's place in their inbox. */
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

/** @throws ArchiveRefused when the business, or one with its address, already exists here. */
export async function requireRoom(db: pg.ClientBase, { manifest }: OpenArchive): Promise<void> {
  const { id, slug } = manifest.workspace;
  const { rows } = await db.query<{ id: string }>('SELECT id FROM workspaces WHERE id = $1 OR slug = $2', [
    id,
    slug,
  ]);
  refuseUnless(
    rows.length === 0,
    'this business is here already; one that is here is neither overwritten nor added to',
  );
}
