import type pg from 'pg';
import { NEWEST_MIGRATION } from '../reading';

/** Triggers that stay on when rows come in: they balance the books, or rebuild what isn't in an archive. */
export const ACTS_WHILE_IMPORTING = [
  'ledger_transactions_balance',
  'ledger_entries_balance',
  'owed_items_are_booked',
  'payments_are_whole',
  'payment_lines_are_whole',
  'owed_items_open',
  'payment_lines_take',
  'briefs_words',
  'briefs_found',
] as const;

/** @returns the given tables, each after those it references. */
export async function inOrderOfKeys(
  db: pg.ClientBase,
  tables: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await db.query<{ from: string; to: string }>(
    `SELECT DISTINCT c.relname AS from, o.relname AS to FROM pg_constraint f
     JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class o ON o.oid = f.confrelid
     WHERE f.contype = 'f' AND c.relname = ANY ($1) AND o.relname = ANY ($1) AND c.oid <> o.oid`,
    [tables],
  );
  const ordered: string[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const ready = left.filter((table) => !rows.some(({ from, to }) => from === table && left.includes(to)));
    if (ready.length === 0) throw new Error(`tables point to each other: ${left.join(', ')}`);
    ordered.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/** @returns each table's columns by name, with whether they hold an id. */
export async function columnsOf(db: pg.ClientBase, tables: readonly string[]) {
  const { rows } = await db.query<{ table: string; column: string; isId: boolean }>(
    `SELECT c.relname AS table, a.attname AS column, a.atttypid = 'uuid'::regtype AS "isId" FROM pg_attribute a
     JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
     WHERE c.relname = ANY ($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attname COLLATE "C"`,
    [tables],
  );
  return rows;
}

/** @returns the triggers on new rows in these tables that stay off while rows come in that were judged before. */
export async function quietTriggers(db: pg.ClientBase, tables: readonly string[]) {
  const { rows } = await db.query<{ table: string; trigger: string }>(
    `SELECT c.relname AS table, t.tgname AS trigger FROM pg_trigger t
     JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
     WHERE NOT t.tgisinternal AND (t.tgtype & 4) <> 0 AND c.relname = ANY ($1) AND t.tgname <> ALL ($2)
       AND t.tgfoid <> 'app.enter_found()'::regprocedure
     ORDER BY 1, 2`,
    [tables, ACTS_WHILE_IMPORTING],
  );
  return rows;
}

/** @throws Error when the login can't do what an import does, in words that an administrator can act on. */
export async function requireTablesOwner(db: pg.ClientBase): Promise<void> {
  const { rows } = await db.query<{ may: boolean }>(
    `SELECT (r.rolsuper OR r.rolbypassrls) AND pg_has_role(r.oid, c.relowner, 'usage') AS may
     FROM pg_roles r CROSS JOIN pg_class c WHERE r.rolname = current_user AND c.oid = 'public.workspaces'::regclass`,
  );
  if (rows[0]?.may) return;
  throw new Error(
    'DATABASE_URL must name the owner of the tables, and one who passes through row level security, as for putting back a back-up: an administrator runs ALTER ROLE … BYPASSRLS.',
  );
}

/** @returns the newest migration of the database. */
export async function schemaName(db: pg.ClientBase): Promise<string> {
  const { rows } = await db.query<{ name: string }>(NEWEST_MIGRATION);
  return rows[0]?.name ?? '';
}
