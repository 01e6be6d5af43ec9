import { z } from 'zod';
import { allJobs } from '@/lib/jobs';
import { receiveEvent } from '@/lib/pay/stripe-events/events';
import { atTime } from '@/lib/platform/clock';
import { readBounded } from '@/lib/platform/http/bounded-body';
import { withActor } from '@/lib/platform/tenancy';
import { listen } from '../servers/listening';
import { type RunningStripe, startStripe } from '../stripe/stand-in';
import { TEST_KEY } from '../stripe/under-test';
import { bomb } from './stripe-bomb';

/** When all of this happens: on the stand-in's clock, and on ours. */
export const PAY_DAY = new Date('2027-03-15T16:00:00Z');

export type StripeForPay = {
  readonly standIn: () => RunningStripe;
  /** the instant that it is now */
  readonly at: () => Date;
  /** does what is due, again and again, until nothing is */
  readonly work: () => Promise<void>;
  /** lets time pass on both sides, and does what falls due meanwhile */
  readonly pass: (seconds: number) => Promise<void>;
};

const SECRET = 'whsec_of_the_tests';

/** Starts the stand-in for Stripe, and a server for its webhooks that hands them to the product's own route. */
export async function openStripe(): Promise<StripeForPay & { readonly close: () => Promise<void> }> {
  let passed = 0;
  const at = () => new Date(PAY_DAY.getTime() + passed * 1000);
  const receiver = await listen(async (request, response) => {
    const body = (await readBounded({ body: request }, 1_000_000)) ?? '';
    const headers = { 'stripe-signature': String(request.headers['stripe-signature']) };
    const answer = await receiveEvent(
      new Request('http://localhost/api/webhooks/stripe', { method: 'POST', body, headers }),
    );
    response.writeHead(answer.status).end();
  });
  const webhook = { url: `${receiver.url}/`, secret: SECRET };
  const standIn = await startStripe({ startsAt: PAY_DAY, webhook });
  process.env.STRIPE_SECRET_KEY = TEST_KEY;
  process.env.STRIPE_BASE_URL = standIn.url;
  // while one is being replaced, there are two
  process.env.STRIPE_WEBHOOK_SECRET = `whsec_of_before,${SECRET}`;
  const work = async () => {
    for (let worked = 1; worked > 0; ) {
      await standIn.settled();
      worked = await workOff(at());
    }
  };
  return {
    standIn: () => standIn,
    at,
    work,
    async pass(seconds) {
      await work();
      passed += seconds;
      await standIn.advance(seconds);
      await work();
    },
    async close() {
      await standIn.close();
      await receiver.close();
    },
  };
}

const Waiting = z.object({
  id: z.string(),
  name: z.string(),
  payload: z.unknown(),
  attempts: z.number(),
  most: z.number(),
});

/**
 * Does each due job of pay once, as a worker would; one that throws is tried again later. What is to be done at once has
 * the database's time, which is another than that of the test, and is known by having been written then.
 * @returns how many
 */
async function workOff(at: Date): Promise<number> {
  const rows = await withActor(
    { kind: 'stripe' },
    (tx) =>
      tx.$queryRaw<unknown[]>`
      WITH due AS (
        DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
        WHERE t.id = j.task_id AND t.identifier LIKE 'pay.%' AND t.identifier <> 'pay.owe_retainer'
          AND (j.run_at <= ${at} OR j.run_at = j.updated_at)
        RETURNING j.id::text AS id, t.identifier AS name, j.payload, j.attempts::int AS attempts, j.max_attempts::int AS most)
      SELECT * FROM due ORDER BY id::bigint`,
  );
  for (const row of z.array(Waiting).parse(rows)) await perform(row, at);
  return rows.length;
}

async function perform(row: z.output<typeof Waiting>, at: Date): Promise<void> {
  const job = allJobs.find(({ name }) => name === row.name);
  if (!job) throw new Error(`no job is called ${row.name}`);
  try {
    const run = { attempt: row.attempts + 1, isLastAttempt: false };
    await bomb.atWork(row.name, row.payload, () => atTime(at, () => job.perform(row.payload, run)));
  } catch {
    const payload = JSON.stringify(row.payload);
    const later = new Date(at.getTime() + 60_000);
    await withActor(
      { kind: 'stripe' },
      (tx) => tx.$executeRaw`
      SELECT graphile_worker.add_job(${row.name}, ${payload}::json, run_at => ${later}::timestamptz)`,
    );
  }
}
