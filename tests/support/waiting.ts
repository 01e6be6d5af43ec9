import type pg from 'pg';

/** @returns once a transaction in the onlooker's database waits for a lock of any kind, or so many do. */
export async function somebodyWaits(onlooker: pg.Client, howMany = 1): Promise<void> {
  for (;;) {
    const { rows } = await onlooker.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length >= howMany) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
