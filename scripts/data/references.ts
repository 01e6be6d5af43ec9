import type { Database, DataCheck } from './check';

interface ForeignKey {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly columns: readonly string[];
  readonly targets: readonly string[];
}

const FOREIGN_KEYS = `
  SELECT c.conname AS name, c.conrelid::regclass::text AS from, c.confrelid::regclass::text AS to,
    ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY AS k (number, place)
          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY place) AS columns,
    ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY AS k (number, place)
          JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY place) AS targets
  FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
  WHERE c.contype = 'f' AND n.nspname = 'public' ORDER BY 2, 1`;

/**
 * The database enforces this itself, and each key carries its row's business. It is checked all the same, for every
 * row: a dump can be restored with the keys switched off, and a disk can fail under an index.
 */
export const referencesResolve: DataCheck = {
  says: 'Every row points to rows that are there, in its own business',
  async find(database) {
    const found: string[] = [];
    for (const key of await database.ask<ForeignKey>(FOREIGN_KEYS))
      found.push(...(await strayRows(database, key)));
    return found;
  },
};

async function strayRows({ ask }: Database, key: ForeignKey): Promise<readonly string[]> {
  const { name, from, to, columns, targets } = key;
  const named = columns.map((column) => `f."${column}"`);
  const [row] = await ask<{ count: number; one: string | null }>(
    `SELECT count(*)::int AS count, min((${named.map((each) => `${each}::text`).join(" || ' ' || ")})) AS one FROM ${from} f
     WHERE ${named.map((each) => `${each} IS NOT NULL`).join(' AND ')} AND NOT EXISTS (
       SELECT 1 FROM ${to} t WHERE (${targets.map((each) => `t."${each}"`).join(', ')}) = (${named.join(', ')}))`,
  );
  if (!row || row.count === 0) return [];
  return [`${row.count} of ${from} point to ${to} that aren’t there (${name}), such as ${row.one}.`];
}
