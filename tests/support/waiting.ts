import type pg from 'pg';

/** @returns once a transaction in the onlooker's database waits for a lock of any kind. */
export async function somebodyWaits(onlooker: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await onlooker.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
