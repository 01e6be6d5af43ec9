import { onPort } from '@/scripts/steps/databases';
import type { Running } from '@/scripts/steps/lifecycle';
import { killOutright, startTestWorker } from '../running';
import type { Line } from '../servers/line';
import { lineToPostgres, lineToStripe, type Moment } from './deadly-lines';

/** Decides, from what has just happened and how many things had before, whether a worker dies of it. */
export type Fate = (moment: Moment, before: readonly Moment[]) => boolean;

export type MortalWorker = {
  /** what has happened to it; the last is what it died of */
  readonly moments: readonly Moment[];
  /** resolves when it was killed, and neither PostgreSQL nor Stripe has a connection to it any more */
  readonly killed: Promise<void>;
  /** ends it at the end, as an operator would */
  readonly stop: () => Promise<void>;
};

/**
 * Starts a worker that reaches PostgreSQL and Stripe through watched relays. At the moment that its fate names it gets
 * a kill -9, and what was on its way to or from it never arrives.
 */
export async function startMortalWorker(running: Running, isFatal: Fate): Promise<MortalWorker> {
  const moments: Moment[] = [];
  const lines: Line[] = [];
  const died = Promise.withResolvers<void>();
  let isDead = false;
  const watch = (moment: Moment) => {
    if (isDead) return true;
    isDead = isFatal(moment, moments);
    moments.push(moment);
    if (isDead) died.resolve();
    return isDead;
  };
  const opened = async (url: string, open: typeof lineToPostgres) => {
    const line = await open(Number(new URL(url).port), watch);
    lines.push(line);
    return onPort(url, line.port);
  };
  const { DATABASE_APP_URL = '', STRIPE_BASE_URL = '' } = process.env;
  const env = {
    DATABASE_APP_URL: await opened(DATABASE_APP_URL, lineToPostgres),
    STRIPE_BASE_URL: new URL(await opened(STRIPE_BASE_URL, lineToStripe)).origin,
  };
  const worker = startTestWorker(running, env);
  const close = async () => {
    for (const line of lines) await line.close();
  };
  const killed = died.promise.then(async () => {
    await killOutright(worker);
    await close();
  });
  return {
    moments,
    killed,
    async stop() {
      await worker.stop();
      await close();
    },
  };
}
