import pg from 'pg';

/** A whole database as it was at one moment, seen past row level security. */
export interface Database {
  ask: <Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
}

/** One thing that has to be so in every database of this product. */
export interface DataCheck {
  /** what is so, as long as nothing is found */
  readonly says: string;
  /** @returns a sentence for each place where it isn't so. */
  readonly find: (database: Database, now: Date) => Promise<readonly string[]>;
}

/** @returns a check by one query, whose rows each say one thing that is wrong, as `says`. */
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
 * Runs `work` on a snapshot of a database, which people go on to work in.
 * @param url of somebody for whom row level security doesn't hold
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
