import { setTimeout as wait } from 'node:timers/promises';
import { now } from '@/lib/platform/clock';
import { type ClockReading, clocksApartMs, isTooFarApart } from '@/lib/platform/clock/apart.rules';
import { type Tx, withActor } from '@/lib/platform/tenancy';

const RETRY_MS = 2_000;

/** What the log says while a process isn't ready because of it. */
export const CLOCK_IS_APART =
  'this machine’s clock and the database’s are too far apart to serve by: set both by NTP';

/** @returns what time it is by the database's clock, between two looks at this machine's. */
export async function readDatabaseClock(tx: Pick<Tx, '$queryRaw'>): Promise<ClockReading> {
  const asked = now().getTime();
  const [row] = await tx.$queryRaw<{ ms: number }[]>`
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`;
  return { theirs: row?.ms ?? Number.NaN, asked, answered: now().getTime(), grainMs: 0 };
}

/**
 * @returns by how many milliseconds this machine's clock is too far from the database's to serve by (adr/0171); null
 * while it isn't.
 */
export async function clockTooFarApart(): Promise<number | null> {
  const apartMs = clocksApartMs(await withActor({ kind: 'mailer' }, readDatabaseClock));
  return isTooFarApart(apartMs) ? apartMs : null;
}

/**
 * Waits until this machine's clock agrees with the database's. For a worker: it would remind of what isn't due, or record
 * what happens later before what came first.
 * @param onWait is called with the milliseconds between the two, each time it has to wait
 * @throws when the database doesn't answer
 */
export async function onceClocksAgree(onWait: (apartMs: number) => void): Promise<void> {
  for (;;) {
    const apartMs = await clockTooFarApart();
    if (apartMs === null) return;
    onWait(apartMs);
    await wait(RETRY_MS);
  }
}
