import { onConnection } from '@/lib/platform/db/client';

/**
 * Whose rights a snapshot is read with: the workspace's, as its owners see it, or also what belongs to one person
 * alone.
 */
export type SnapshotScope = 'business' | 'whole';

/** Which workspace is read, and with whose rights. */
export type SnapshotOf = { readonly workspaceId: string; readonly scope: SnapshotScope };

export type Snapshot = {
  /** Reads a query's rows one after the other, a few at a time, however many there are. */
  readonly rows: <Row extends Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ) => AsyncGenerator<Row>;
};

/** How many rows are in memory at once; the longest, a signed text, has some hundred kB. */
const ROWS_AT_ONCE = 200;

/**
 * Reads a whole workspace as it is at one moment, however long that takes, while others go on writing. Row level
 * security lets through only this workspace; nothing can be written.
 * @returns what `work` returns
 */
export async function withSnapshot<T>(
  { workspaceId, scope }: SnapshotOf,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  return onConnection(async (connection) => {
    await connection.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    try {
      await connection.query(`SELECT ${ACTORS[scope]}($1::uuid)`, [workspaceId]);
      let cursors = 0;
      return await work({
        async *rows<Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) {
          cursors += 1;
          const cursor = `rows_${cursors}`;
          await connection.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, [...values]);
          for (;;) {
            const { rows } = await connection.query<Row>(`FETCH ${ROWS_AT_ONCE} FROM ${cursor}`);
            yield* rows;
            if (rows.length < ROWS_AT_ONCE) break;
          }
          await connection.query(`CLOSE ${cursor}`);
        },
      });
    } finally {
      await connection.query('ROLLBACK');
    }
  });
}

const ACTORS = { business: 'app.act_as_workspace', whole: 'app.act_as_archive' } as const;

/** @returns the id of the business with this slug, or null. For operators. */
export async function findBusiness(slug: string): Promise<string | null> {
  return onConnection(async (connection) => {
    const { rows } = await connection.query<{ id: string | null }>('SELECT app.find_business($1) AS id', [
      slug,
    ]);
    return rows[0]?.id ?? null;
  });
}
