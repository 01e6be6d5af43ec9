import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeJobsOfDeadWorkers } from '@/lib/platform/jobs/liveness';
import { eventually } from '@/tests/support/eventually';
import { givenStripe } from '@/tests/support/pay/stripe-given';
import { givenManyThroughStripe, oweAll, type PaidThroughStripe } from '@/tests/support/pay/stripe-many';
import { expectBooksToBeStripes, expectPaidOnce, isPaid } from '@/tests/support/pay/stripe-paid-once';
import { givenApprovedRun } from '@/tests/support/pay/stripe-pay';
import type { Moment } from '@/tests/support/programs/deadly-lines';
import { type Fate, type MortalWorker, startMortalWorker } from '@/tests/support/programs/mortal-worker';
import { givenRunning } from '@/tests/support/running';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenAgreedLately } from '@/tests/support/time';

const ASSISTANTS = 20;
type Run = { readonly workspaceId: string; readonly id: string };

/**
 * `npm test` kills twice in one run, where most is at stake. PAY_KILLS=1-160 npm test -- integration pay-survives-kill
 * kills at every moment: in one run at the first, and each later worker at its last; in another run at the second, and
 * so on to the last. A moment is each transaction that is begun or committed, and each request to and answer from
 * Stripe.
 */
const [FIRST = 0, LAST = 0] = (process.env.PAY_KILLS ?? '').split('-').filter(Boolean).map(Number);
/** The most moments a worker lives. Four payments are sent at once, and each life has to move the run on. */
const LIFE = 160;
const MOST_LIVES = 20;
const ENDLESS: Fate = () => false;

describe(`a pay run of ${ASSISTANTS} assistants whose workers get a kill -9`, { timeout: 600_000 }, () => {
  const database = givenDatabase();
  const stripe = givenStripe();
  const running = givenRunning();
  let paid: PaidThroughStripe;
  let pool: Pool;
  beforeAll(async () => {
    const { ownerUrl } = database();
    paid = await givenManyThroughStripe(stripe, { ownerUrl, count: ASSISTANTS, agreed: givenAgreedLately });
    pool = new Pool({ connectionString: ownerUrl });
    // what this business's set-up has left to do isn't part of a pay run
    await pool.query('TRUNCATE graphile_worker._private_jobs');
  });
  afterAll(() => pool.end());

  it('pays each once when the charge and a transfer are made and the worker never hears of it', async () => {
    const fates: readonly Fate[] = [
      (moment) => moment === 'answered POST /v1/payment_intents',
      (moment, before) =>
        moment === 'answered POST /v1/transfers' && before.filter((each) => each === moment).length === 6,
    ];
    const died = await paidInSpiteOf((life) => fates[life] ?? ENDLESS);

    expect(died).toEqual(['answered POST /v1/payment_intents', 'answered POST /v1/transfers']);
  });

  it.runIf(LAST > 0)(
    'pays each once at whichever moment a worker is killed',
    async () => {
      const died: Moment[] = [];
      for (let n = FIRST; n <= LAST; n += 1) {
        const inThis = await paidInSpiteOf((life) => {
          const last = life === 0 ? n : LIFE;
          return (_, before) => before.length === last - 1;
        });
        died.push(...inThis);
        process.stdout.write(`run ${n}: killed at ${inThis.length} moments\n`);
      }
      const tally = Map.groupBy(died, (moment) => moment);
      for (const [moment, times] of tally) process.stdout.write(`${moment}: ${times.length}\n`);
      expect(died.length).toBeGreaterThan(0);
    },
    10_800_000,
  );

  /**
   * Has a run paid by one worker after another; each dies as its fate says, or finishes it. Then each person is paid
   * once, and the books match Stripe's.
   * @param fateOf the fate of the first, the second…
   * @returns what they died of.
   */
  async function paidInSpiteOf(fateOf: (life: number) => Fate): Promise<readonly Moment[]> {
    const { pair, pairs, sdk } = paid;
    const amounts = pairs.map((_, index) => 10_000 + 377 * index);
    const at = new Date();
    const run = await givenApprovedRun(pair, await oweAll(pairs, amounts, at), at);
    const died: Moment[] = [];
    for (let life = 0; ; life += 1) {
      if (life === MOST_LIVES) throw new Error('no life brings this run on');
      const worker = await startMortalWorker(running, fateOf(life));
      const wasKilled = await isKilledBeforeDone(worker, run);
      if (!wasKilled) {
        await worker.stop();
        break;
      }
      died.push(...worker.moments.slice(-1));
      await untilItsJobsAreFree();
    }
    await expectPaidOnce(sdk, run, amounts);
    await expectBooksToBeStripes(sdk);
    return died;
  }

  async function isKilledBeforeDone({ killed }: MortalWorker, run: Run): Promise<boolean> {
    const isDead = killed.then(() => true);
    while (!(await isDone(run))) {
      if (await Promise.race([isDead, wait(50, false)])) return true;
      // Stripe books a charge a moment after it has answered
      await stripe.standIn().advance(1);
    }
    return false;
  }

  /** Everybody is paid, and nothing is left to be done now. */
  async function isDone(run: Run): Promise<boolean> {
    const { rowCount } = await pool.query(
      "SELECT FROM graphile_worker.jobs WHERE task_identifier LIKE 'pay.%' AND run_at <= now()",
    );
    return rowCount === 0 && (await isPaid(run));
  }

  async function untilItsJobsAreFree(): Promise<void> {
    await eventually(async () => {
      await freeJobsOfDeadWorkers(pool, 0);
      const held = await pool.query('SELECT FROM graphile_worker.jobs WHERE locked_by IS NOT NULL');
      expect(held.rowCount).toBe(0);
    });
  }
});
