import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { enqueue, queueHealth } from '@/lib/platform/jobs';
import { forgetSuperseded, freeJobsOfDeadWorkers } from '@/lib/platform/jobs/liveness';
import { type RunningWorker, startWorker } from '@/lib/platform/jobs/worker';
import { withActor } from '@/lib/platform/tenancy';
import { eventually } from '@/tests/support/eventually';
import { program } from '@/tests/support/programs/programs';
import { recordingJob } from '@/tests/support/programs/recording-job';
import { givenDatabase } from '@/tests/support/servers/postgres';

const actor = { kind: 'workspace', workspaceId: newId() } as const;

describe('the job queue', () => {
  const database = givenDatabase();
  const workers: RunningWorker[] = [];
  let pool: Pool;
  beforeAll(() => {
    pool = new Pool({ connectionString: database().appUrl });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await pool.query('DELETE FROM graphile_worker._private_jobs');
  });
  afterAll(() => pool.end());

  async function givenWorkers(count: number, job: Parameters<typeof startWorker>[0]['jobs'][number]) {
    for (let i = 0; i < count; i += 1) workers.push(await startWorker({ jobs: [job] }));
  }

  it('forgets a job whose transaction was rolled back', async () => {
    const { job, runs } = recordingJob('test.rolled_back');
    await givenWorkers(1, job);

    await withActor(actor, async (tx) => {
      await enqueue(tx, job, { note: 'never' });
      throw new Error('change of mind');
    }).catch(() => {});
    await withActor(actor, (tx) => enqueue(tx, job, { note: 'kept' }));

    await eventually(() => expect(runs).toEqual(['kept']));
  });

  it.each([
    ['ten minutes behind', -600_000],
    ['ten minutes ahead', 600_000],
  ])('begins a job once its time has come, even by the clock of a worker that is %s', async (_, aheadMs) => {
    const begun: Date[] = [];
    const { job, runs } = recordingJob('test.skewed', () => void begun.push(now()));
    const theirs = new Date(Date.now() + aheadMs);
    await atTime(theirs, () => givenWorkers(1, job));
    const runAt = new Date(Date.now() - 1_000);

    await withActor(actor, (tx) => enqueue(tx, job, { note: 'due' }, { runAt }));

    await eventually(() => expect(runs).toEqual(['due']));
    expect(begun).toEqual([aheadMs < 0 ? runAt : theirs]);
  });

  it('runs each of 100 jobs once with two workers', async () => {
    const { job, runs } = recordingJob('test.two_workers');
    await givenWorkers(2, job);
    const notes = Array.from({ length: 100 }, (_, i) => `n${i}`);

    await withActor(actor, async (tx) => {
      for (const note of notes) await enqueue(tx, job, { note });
    });

    await eventually(() => expect(runs.length).toBeGreaterThanOrEqual(100));
    expect([...runs].sort()).toEqual([...notes].sort());
  });

  it('keeps one job per key: the later one replaces the one that waits', async () => {
    const { job, runs } = recordingJob('test.keyed');
    await withActor(actor, (tx) =>
      enqueue(tx, job, { note: 'first' }, { key: 'same', runAt: new Date(Date.now() + 60_000) }),
    );
    await withActor(actor, (tx) => enqueue(tx, job, { note: 'second' }, { key: 'same' }));

    await givenWorkers(1, job);

    await eventually(() => expect(runs).toEqual(['second']));
  });

  it('retries after a failure', async () => {
    const { job, runs } = recordingJob('test.retried', (attempt) => {
      if (attempt === 1) throw new Error('the first time never works');
    });
    await givenWorkers(1, job);

    await withActor(actor, (tx) => enqueue(tx, job, { note: 'again' }));

    await eventually(() => expect(runs).toEqual(['again', 'again']));
  });

  it('sets aside a job that can never succeed, and says so', async () => {
    const { job } = recordingJob('test.poison', () => {
      throw new Error('never');
    });
    await withActor(actor, (tx) => enqueue(tx, { ...job, maxAttempts: 1 }, { note: 'poison' }));

    await givenWorkers(1, job);

    await eventually(async () => {
      const health = await withActor(actor, (tx) => queueHealth(tx));
      expect(health.parked).toBe(1);
    });
  });

  it('frees the job of a worker that was killed, and leaves those of the living alone', async () => {
    const { job } = recordingJob('test.killed');
    await withActor(actor, (tx) => enqueue(tx, job, { note: 'half done' }));
    const worker = await givenHangingWorker(job.name);

    const whileAlive = await freeJobsOfDeadWorkers(pool, 0);
    await worker.kill();

    expect(whileAlive).toBe(0);
    await eventually(async () => expect(await freeJobsOfDeadWorkers(pool, 0)).toBe(1));
    expect(await withActor(actor, (tx) => queueHealth(tx))).toMatchObject({ waiting: 1, parked: 0 });
  });

  it('drops the job of a worker that was killed if another has replaced it meanwhile', async () => {
    const { job, runs } = recordingJob('test.superseded');
    await withActor(actor, (tx) => enqueue(tx, job, { note: 'old' }, { key: 'place' }));
    const worker = await givenHangingWorker(job.name);

    await withActor(actor, (tx) => enqueue(tx, job, { note: 'new' }, { key: 'place' }));
    expect(await withActor(actor, (tx) => queueHealth(tx))).toMatchObject({ waiting: 1 });
    await worker.kill();
    await eventually(async () => expect(await freeJobsOfDeadWorkers(pool, 0)).toBe(1));
    await givenWorkers(1, job);

    await eventually(() => expect(runs).toEqual(['new']));
    await eventually(async () =>
      expect(await withActor(actor, (tx) => queueHealth(tx))).toMatchObject({ waiting: 0, parked: 0 }),
    );
  });

  it('drops a job that failed after another had replaced it', async () => {
    const { job, runs } = recordingJob('test.outrun', async () => {
      if (runs.length > 1) return;
      await withActor(actor, (tx) => enqueue(tx, job, { note: 'new' }, { key: 'place' }));
      throw new Error('the line broke');
    });
    await withActor(actor, (tx) => enqueue(tx, job, { note: 'old' }, { key: 'place' }));
    await givenWorkers(1, job);

    await eventually(() => expect(runs).toEqual(['old', 'new']));
    await eventually(async () => expect(await forgetSuperseded(pool)).toBe(1));
    expect(await withActor(actor, (tx) => queueHealth(tx))).toMatchObject({ parked: 0 });
  });

  /** A process that takes such a job and never ends it. */
  async function givenHangingWorker(name: string) {
    const child = spawn(process.execPath, [program('tests/support/programs/hanging-worker.ts'), name], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATABASE_APP_URL: database().appUrl },
    });
    await once(child.stdout, 'data');
    return {
      async kill() {
        child.kill('SIGKILL');
        await once(child, 'exit');
      },
    };
  }
});
