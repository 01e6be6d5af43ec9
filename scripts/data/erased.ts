import type { Database, DataCheck } from './check';

/** Whose each row is, by the same triggers that keep anything from being written for an erased account (adr/0110). */
const WHOSE = `
  SELECT tgrelid::regclass::text AS table, split_part(encode(tgargs, 'escape'), '\\000', 1) AS column FROM pg_trigger
  WHERE tgfoid = 'app.nothing_after_their_erasing()'::regprocedure ORDER BY 1`;

/** The words they wrote go, except for what both can point to; who said something, and when, stays. */
const STAYS: Readonly<Record<string, string>> = {
  messages: `r.deleted_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM decisions d WHERE (d.workspace_id, d.message_id) = (r.workspace_id, r.id))`,
};

/** A name that came back reveals who has left. */
const NAMED = `
  SELECT format('The erased account %s is still called by a name.', id) AS says FROM users
  WHERE deleted_at IS NOT NULL AND name <> 'Someone who has left'`;

export const erasedStayErased: DataCheck = {
  says: 'Of an erased account nothing is left but what stays on record',
  async find(database) {
    const found = (await database.ask<{ says: string }>(NAMED)).map(({ says }) => says);
    for (const own of await database.ask<Own>(WHOSE)) found.push(...(await leftIn(database, own)));
    return found;
  },
};

type Own = { readonly table: string; readonly column: string };

async function leftIn({ ask }: Database, { table, column }: Own): Promise<readonly string[]> {
  const rows = await ask<{ says: string }>(
    `SELECT format('%s of %s are left of the erased account %s.', count(*), $1::text, u.id) AS says
     FROM users u JOIN ${table} r ON r."${column}" = u.id
     WHERE u.deleted_at IS NOT NULL AND NOT (${STAYS[table] ?? 'false'}) GROUP BY u.id`,
    [table],
  );
  return rows.map(({ says }) => says);
}
