import { createServer } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import { z } from 'zod';
import { allJobs } from '@/lib/jobs';
import { addExtra } from '@/lib/pay/extras.actions';
import { onboard } from '@/lib/pay/stripe/accounts.actions';
import { takeNews } from '@/lib/pay/stripe/events';
import { approveRun, prepareRun } from '@/lib/pay/stripe/runs.actions';
import { setUpMethod } from '@/lib/pay/stripe/setting-up.actions';
import { readBounded } from '@/lib/platform/bounded-body';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { MethodKind } from '@/lib/platform/stripe-fees';
import { withActor } from '@/lib/platform/tenancy';
import type { Pair } from './agreements';
import { doneOf, submit } from './forms';
import { asPerson, type Person } from './people';
import { submit as fillIn } from './stripe/situations';
import { type RunningStripe, startStripe } from './stripe/stand-in';
import { TEST_KEY } from './stripe/under-test';
import { bomb } from './stripe-bomb';

/** When all of this happens: on the stand-in's clock, and on ours. */
export const PAY_DAY = new Date('2027-03-15T16:00:00Z');

export type StripeForPay = {
  readonly standIn: () => RunningStripe;
  /** the instant that it is now */
  readonly at: () => Date;
  /** works off what is due, again and again, until nothing is */
  readonly work: () => Promise<void>;
  /** lets time pass on both sides, and works off what falls due meanwhile */
  readonly pass: (seconds: number) => Promise<void>;
};

const SECRET = 'whsec_of_the_tests';

/** Gives a test file the stand-in for Stripe, whose news reach the product's own route, and one clock for both. */
export function givenStripe(): StripeForPay {
  let standIn: RunningStripe;
  let passed = 0;
  const at = () => new Date(PAY_DAY.getTime() + passed * 1000);
  const server = createServer(async (request, response) => {
    const body = (await readBounded({ body: request }, 1_000_000)) ?? '';
    const headers = { 'stripe-signature': String(request.headers['stripe-signature']) };
    const answer = await takeNews(
      new Request('http://localhost/api/webhooks/stripe', { method: 'POST', body, headers }),
    );
    response.writeHead(answer.status).end();
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    const port = typeof bound === 'object' && bound ? bound.port : 0;
    const webhook = { url: `http://127.0.0.1:${port}/`, secret: SECRET };
    standIn = await startStripe({ startsAt: PAY_DAY, webhook });
    process.env.STRIPE_SECRET_KEY = TEST_KEY;
    process.env.STRIPE_BASE_URL = standIn.url;
    // while one replaces another, there are two
    process.env.STRIPE_WEBHOOK_SECRET = `whsec_of_before,${SECRET}`;
  });
  afterAll(async () => {
    await standIn.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
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
  };
}

const Waiting = z.object({
  id: z.string(),
  name: z.string(),
  payload: z.unknown(),
  attempts: z.number(),
  most: z.number(),
});

/** Does each job of pay that is due, once, as a worker would; one that throws is tried again later. @returns how many. */
async function workOff(at: Date): Promise<number> {
  const rows = await withActor(
    { kind: 'stripe' },
    (tx) =>
      tx.$queryRaw<unknown[]>`
      WITH due AS (
        DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
        WHERE t.id = j.task_id AND t.identifier LIKE 'pay.%' AND t.identifier <> 'pay.owe_retainer'
          AND j.run_at <= greatest(${at}, now())
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

/** The business saves how it pays, on Stripe's page. */
export async function givenMethod(
  { owner, workspace }: Pair,
  stripe: StripeForPay,
  kind: MethodKind = 'card',
  number = kind === 'card' ? '4242424242424242' : '000123456789',
): Promise<void> {
  const form = { workspaceId: workspace.id, id: newId(), kind };
  doneOf(await atTime(stripe.at(), () => asPerson(owner, () => submit(setUpMethod, form))));
  await stripe.work();
  const setup = await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    tx.paySetup.findFirstOrThrow({ where: { id: form.id } }),
  );
  const filled: Record<string, string> =
    kind === 'card'
      ? { kind, number }
      : { kind, account: number, routing: '110000000', name: 'Ruth Adeyemi' };
  const { leadsTo } = await fillIn(setup.url ?? '', filled);
  if (leadsTo?.includes('/pages/authenticate/')) await fillIn(leadsTo, { answer: 'pass' });
  await stripe.work();
}

/** Somebody gives Stripe all that it asks for, so that money can reach them. */
export async function givenOnboarded(
  person: Person,
  stripe: StripeForPay,
  bank = '000123456789',
): Promise<void> {
  doneOf(await atTime(stripe.at(), () => asPerson(person, () => submit(onboard, { country: 'US' }))));
  await stripe.work();
  const account = await accountOf(person);
  await fetch(account.linkUrl ?? '');
  await fillIn(account.linkUrl ?? '', { answer: 'complete', account: bank });
  await stripe.work();
}

/** @returns somebody's account at Stripe, as they see it. */
export function accountOf({ userId }: Person) {
  return withActor({ kind: 'user', userId }, (tx) =>
    tx.connectedAccount.findUniqueOrThrow({ where: { userId } }),
  );
}

/** Owes somebody an amount: a bonus. @returns its id among what is owed. */
export async function givenOwed(pair: Pair, amount: string, at: Date): Promise<string> {
  const { workspace, engagementId, owner } = pair;
  const form = { workspaceId: workspace.id, engagementId, id: newId(), amount };
  const extra = { ...form, kind: 'bonus', direction: 'more', note: 'Well done' };
  doneOf(await atTime(at, () => asPerson(owner, () => submit(addExtra, extra))));
  const rows = await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    tx.owedItem.findMany({ where: { engagementId, lines: { none: {} } }, orderBy: { id: 'desc' }, take: 1 }),
  );
  return rows[0]?.id ?? '';
}

/** Prepares a run of what is named. @returns it, as forms about it post it. */
export async function givenRun({ owner, workspace }: Pair, owed: readonly string[], at: Date) {
  const form = { workspaceId: workspace.id, id: newId(), owed };
  doneOf(await atTime(at, () => asPerson(owner, () => submit(prepareRun, form))));
  const run = await runOf(workspace.id, form.id);
  const chargeMinor = Number(run.totalMinor) + Number(run.feeMinor);
  return { workspaceId: workspace.id, id: form.id, chargeMinor };
}

/** Says yes to a run, as its owner who has just signed in. */
export async function givenApprovedRun(pair: Pair, owed: readonly string[], at: Date) {
  const run = await givenRun(pair, owed, at);
  doneOf(await atTime(at, () => asPerson(pair.owner, () => submit(approveRun, run))));
  return run;
}

/** @returns a run with its payments and what became of them. */
export function runOf(workspaceId: string, id: string) {
  return withActor({ kind: 'workspace', workspaceId }, (tx) =>
    tx.payRun.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      include: {
        payments: { include: { transfer: true, arrival: true, lines: true }, orderBy: { id: 'asc' } },
        steps: { orderBy: { begunAt: 'asc' } },
      },
    }),
  );
}
