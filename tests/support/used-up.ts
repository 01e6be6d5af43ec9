import type { LimitName } from '@/lib/platform/http/rate-limit';
import { onConnection } from './connections';

const MINUTE = 60_000;

/**
 * Leaves nothing of a limit for the next minute. Asking until there is nothing left takes longer on a slow machine than
 * some limits last, and then there is something again.
 * @param key whose limit: a person's or a token's id, or a network
 */
export async function givenUsedUp(limit: LimitName, key: string): Promise<void> {
  await onConnection(process.env.DATABASE_APP_URL ?? '', (app) =>
    app.query(
      `INSERT INTO rate_limits (key, points, expire) VALUES ($1, 1000000, $2)
       ON CONFLICT (key) DO UPDATE SET points = excluded.points, expire = excluded.expire`,
      [`${limit}:${key}`, Date.now() + MINUTE],
    ),
  );
}
