import pg from 'pg';

/** A whole database as it was at one moment, read past row level security. */
export interface Database {
  ask: <Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
}

/** One thing that must be true of every database of this product. */
export interface DataCheck {
  /** what is true as long as nothing is found */
  readonly says: string;
  /** @returns a sentence for each place where it isn't true. */
  readonly find: (database: Database, now: Date) => Promise<readonly string[]>;
}

/** @returns a check by one query; each of its rows is one thing that is wrong, put in words by `says`. */
export function byQuery(says: string, ...queries: readonly string[]): DataCheck {
  return {
    says,
    async find({ ask }) {
      const found: string[] = [];
      for (const sql of queries) for (const row of await ask<{ says: string }>(sql)) found.push(row.says);
      return found;
    },
  };
}

/**
 * Runs `work` on a snapshot of a database, in which people go on working.
 * @param url of a role that row level security doesn't bind
 */
export async function onSnapshot<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work({
      ask: async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(sql, [...values])).rows,
    });
  } finally {
    await client.end();
  }
}
