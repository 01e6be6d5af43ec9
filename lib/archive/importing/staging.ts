import pg from 'pg';
import { type Manifest, rowsOf } from '../manifest';
import type { OpenArchive } from '../opening';
import { refuseUnless } from '../refusing';
import { columnsOf } from './catalogue';
import { linesOf, objectIn } from './lines';
import type { Arrived } from './people';

const BYTES_AT_ONCE = 1024 * 1024;

/** What the chains have hashed stays as hashed, whoever that is here. */
const AS_HASHED: readonly string[] = ['agreement_events.actor_user_id', 'evaluation_events.actor_user_id'];

/**
 * @returns the name of the temporary table where a table's rows wait, visible only to this connection and gone with it.
 */
export function staged(table: string): string {
  return `pg_temp.${pg.escapeIdentifier(`staged_${table}`)}`;
}

/**
 * Reads an archive's rows into tables that nobody else sees, a megabyte at a time, and checks that each belongs to the
 * business and nothing else.
 */
export async function stageRows(db: pg.ClientBase, archive: OpenArchive): Promise<void> {
  const { tables, workspace } = archive.manifest;
  const here = await columnsOf(
    db,
    tables.map(({ name }) => name),
  );
  for (const table of tables) {
    const columns = here.filter((each) => each.table === table.name).map(({ column }) => column);
    refuseUnless(isSame(columns, table.columns), `"${table.name}" has other columns here`);
    await db.query(
      `CREATE TEMP TABLE ${staged(table.name).slice('pg_temp.'.length)} (LIKE public.${pg.escapeIdentifier(table.name)}) ON COMMIT DROP`,
    );
    await stage(db, archive, table);
    const own = table.name === 'workspaces' ? 'id' : 'workspace_id';
    const { rows } = await db.query<{ all: string; foreign: string }>(
      `SELECT count(*) AS all, count(*) FILTER (WHERE ${own} IS DISTINCT FROM $1) AS foreign FROM ${staged(table.name)}`,
      [workspace.id],
    );
    refuseUnless(rows[0]?.foreign === '0', `"${table.name}" has a row of another business`);
    refuseUnless(
      rows[0]?.all === String(table.rows),
      `"${table.name}" has not as many rows as its manifest says`,
    );
  }
}

async function stage(db: pg.ClientBase, archive: OpenArchive, table: Manifest['tables'][number]) {
  const entry = rowsOf(table.name);
  const name = pg.escapeIdentifier(table.name);
  const put = async (lines: readonly string[]) => {
    await db.query(
      `INSERT INTO ${staged(table.name)} SELECT * FROM jsonb_populate_recordset(NULL::public.${name}, $1::jsonb)`,
      [`[${lines.join(',')}]`],
    );
  };
  let lines: string[] = [];
  let length = 0;
  for await (const line of linesOf(entry, archive.read(entry))) {
    objectIn(entry, line, table.columns);
    lines.push(line);
    length += line.length;
    if (length < BYTES_AT_ONCE) continue;
    await put(lines);
    lines = [];
    length = 0;
  }
  if (lines.length > 0) await put(lines);
}

/** People with another id here get their rows' ids changed. */
export async function renamePeople(db: pg.ClientBase, { ids }: Arrived, tables: readonly string[]) {
  const others = [...ids].filter(([there, here]) => there !== here);
  if (others.length === 0) return;
  for (const { table, column, isId } of await columnsOf(db, tables)) {
    if (!isId || column === 'workspace_id' || AS_HASHED.includes(`${table}.${column}`)) continue;
    await db.query(
      `UPDATE ${staged(table)} t SET ${pg.escapeIdentifier(column)} = m.here
       FROM unnest($1::uuid[], $2::uuid[]) AS m (there, here) WHERE t.${pg.escapeIdentifier(column)} = m.there`,
      [others.map(([there]) => there), others.map(([, here]) => here)],
    );
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, place) => each === others[place]);
}
