import { now } from '@/lib/platform/clock';
import type { ClockReading } from '@/lib/platform/clock/apart.rules';
import type { Tx } from '@/lib/platform/tenancy';

/** @returns what time it is by the database's clock, between two looks at this machine's. */
export async function readDatabaseClock(tx: Pick<Tx, '$queryRaw'>): Promise<ClockReading> {
  const asked = now().getTime();
  const [row] = await tx.$queryRaw<{ ms: number }[]>`
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
  return { theirs: row?.ms ?? Number.NaN, asked, answered: now().getTime(), grainMs: 0 };
}
