import pg from 'pg';
import { afterAll, afterEach, beforeAll } from 'vitest';

/**
 * Gives a file two connections to its database, as the owner of the tables: one that holds locks which others then wait
 * for, and one that watches. If a test fails half-way, nothing stays locked for those after it.
 * @param database where it is, from `beforeAll` on
 */
export function givenHolder(database: () => { readonly ownerUrl: string }) {
  let holder: pg.Client;
  let onlooker: pg.Client;
  beforeAll(async () => {
    const { ownerUrl } = database();
    [holder, onlooker] = [new pg.Client(ownerUrl), new pg.Client(ownerUrl)];
    await Promise.all([holder.connect(), onlooker.connect()]);
  });
  afterEach(() => holder.query('ROLLBACK'));
  afterAll(() => Promise.all([holder.end(), onlooker.end()]));

  return {
    holder: () => holder,
    somebodyWaits: (howMany?: number) => somebodyWaits(onlooker, howMany),
    /** Begins `work` while a session is being ended elsewhere, and commits that once the work waits for it, or is done. */
    async whileSessionEnds<T>(sessionId: string | undefined, work: () => Promise<T>): Promise<T> {
      await holder.query('BEGIN');
      await holder.query('DELETE FROM sessions WHERE id = $1', [sessionId]);
      const working = work();
      await Promise.race([working, somebodyWaits(onlooker)]);
      await holder.query('COMMIT');
      return working;
    },
  };
}

/** Resolves once a transaction in the watched database waits for a lock of any kind, or so many do. */
export async function somebodyWaits(onlooker: pg.Client, howMany = 1): Promise<void> {
  for (;;) {
    const { rows } = await onlooker.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length >= howMany) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
