import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import { freeJobsNotAtHand, JobsAtHand } from '@/lib/platform/jobs/jobs-at-hand';
import { LivenessLock } from '@/lib/platform/jobs/liveness';
import { startWorker } from '@/lib/platform/jobs/worker';
import { withActor } from '@/lib/platform/tenancy';
import { onPort } from '@/scripts/steps/databases';
import { eventually } from '@/tests/support/eventually';
import { recordingJob } from '@/tests/support/programs/recording-job';
import { type BreakingLine, breakingLine } from '@/tests/support/servers/breaking-line';
import { givenDatabase } from '@/tests/support/servers/postgres';

const actor = { kind: 'workspace', workspaceId: newId() } as const;
/** Longer than a worker waits between two attempts. */
const TRIES_AGAIN_MS = 2_500;
/** Less than pages wait, and more than a busy machine takes: what is answered too late is only freed half a minute later. */
const IMPATIENT = { connectMilliseconds: 4_000, answerMilliseconds: 4_000 };

describe('a worker while the database is away', () => {
  const database = givenDatabase();
  let line: BreakingLine;
  let past: Pool;
  beforeAll(async () => {
    line = await breakingLine(Number(new URL(database().appUrl).port));
    process.env.DATABASE_DIRECT_URL = onLine();
    past = new Pool({ connectionString: database().appUrl });
  });
  afterEach(() => line.comeBack());
  afterAll(async () => {
    await past.end();
    await line.close();
  });

  const onLine = () => onPort(database().appUrl, line.port);

  async function shownAlive(): Promise<number> {
    const { rows } = await past.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'handover worker liveness'`,
    );
    return rows[0]?.count ?? 0;
  }

  it('shows with one connection that it is alive, however often it had to ask for it', async () => {
    const lock = new LivenessLock(onLine(), 'worker-patient');
    await lock.take();

    line.goAway();
    await eventually(() => expect(line.asked()).toBeGreaterThanOrEqual(3));
    line.comeBack();
    await eventually(async () => expect(await shownAlive()).toBeGreaterThan(0));
    await wait(TRIES_AGAIN_MS);

    expect(await shownAlive()).toBe(1);
    await lock.release();
    await eventually(async () => expect(await shownAlive()).toBe(0));
  });

  it.each(['succeeds', 'fails'] as const)('continues when a job %s meanwhile', async (how) => {
    const begun: number[] = [];
    const { job } = recordingJob(`test.${how}_in_an_outage`, async (attempt) => {
      begun.push(attempt);
      if (attempt > 1) return;
      line.goAway();
      setTimeout(line.comeBack, TRIES_AGAIN_MS);
      // by then the worker has noticed: what it reports on a connection that it believes intact is freed half a minute
      // later
      await eventually(() => expect(line.asked()).toBeGreaterThan(0));
      if (how === 'fails') throw new Error('the database is away');
    });
    const worker = await startWorker({ jobs: [job] });

    await withActor(actor, (tx) => enqueue(tx, job, { note: how }));

    await eventually(async () => {
      const { rows } = await past.query('SELECT id FROM graphile_worker._private_jobs');
      expect(rows).toEqual([]);
    });
    expect(begun).toEqual(how === 'fails' ? [1, 2] : [1]);
    await worker.stop();
  });

  it('gives up a server that has fallen silent, and takes jobs and shows that it is alive on the one that answers then', async () => {
    const { job, runs } = recordingJob('test.after_a_silence');
    const worker = await startWorker({ jobs: [job], patience: IMPATIENT });
    const isShown = () => eventually(async () => expect(await shownAlive()).toBe(1));
    await isShown();

    line.fallSilent();
    await wait(IMPATIENT.answerMilliseconds + TRIES_AGAIN_MS);
    // as the machine that has failed would have let go of all that it held
    await past.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'handover worker liveness'`,
    );
    line.comeBack();
    await withActor(actor, (tx) => enqueue(tx, job, { note: 'after it' }));

    await eventually(() => expect(runs).toEqual(['after it']));
    await isShown();
    await worker.stop();
  });

  it('hears of new jobs again once the line on which it heard of them has died without a word', async () => {
    const { job } = recordingJob('test.heard_again');
    const worker = await startWorker({ jobs: [job], patience: IMPATIENT });
    const listening = async (): Promise<readonly number[]> => {
      const { rows } = await past.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN "jobs:insert"%'`,
      );
      return rows.map(({ pid }) => pid);
    };
    await eventually(async () => expect(await listening()).not.toEqual([]));

    line.fallSilent();
    // as the machine that has failed would have let go of it
    const dead = await listening();
    await past.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [dead]);
    await eventually(async () => expect(await listening()).toEqual([]));
    line.comeBack();

    await eventually(async () => expect(await listening()).toHaveLength(1));
    await worker.stop();
  });

  it('lets go of a job that it holds and doesn’t know of, and of no other', async () => {
    const { job, runs } = recordingJob('test.not_at_hand');
    const atHand = new JobsAtHand();
    const done = Promise.withResolvers<void>();
    for (const note of ['lost', 'known']) await withActor(actor, (tx) => enqueue(tx, job, { note }));
    const { rows } = await past.query<{ id: string; note: string }>(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'worker-me', locked_at = now() - interval '1 minute'
       RETURNING id, payload->>'note' AS note`,
    );
    const known = rows.find(({ note }) => note.includes('known'))?.id ?? '';
    const working = atHand.during(known, () => done.promise);

    expect(await freeJobsNotAtHand(past, 'worker-me', atHand)).toBe(1);
    expect(await freeJobsNotAtHand(past, 'worker-me', atHand)).toBe(0);
    const worker = await startWorker({ jobs: [job] });

    await eventually(() => expect(runs).toEqual(['lost']));
    await worker.stop();
    done.resolve();
    await working;
    expect(await freeJobsNotAtHand(past, 'worker-me', atHand)).toBe(0);
  });
});
