import { afterEach, describe, expect, it, vi } from 'vitest';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import { type RunningWorker, startWorker } from '@/lib/platform/jobs/worker';
import { log } from '@/lib/platform/logging/log';
import { CLOCK_IS_APART, clockTooFarApart } from '@/lib/platform/process/database-clock';
import { workByTheClock } from '@/lib/platform/process/working-by-the-clock';
import { withActor } from '@/lib/platform/tenancy';
import { recordingJob } from '@/tests/support/programs/recording-job';
import { givenDatabase } from '@/tests/support/servers/postgres';

/** Adr/0171. */
describe('a worker whose clock goes wrong while it runs', () => {
  givenDatabase();
  const running: RunningWorker[] = [];
  afterEach(async () => {
    vi.restoreAllMocks();
    await Promise.all(running.splice(0).map((worker) => worker.stop()));
  });

  const eventually = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

  it('finishes what it has, takes nothing more until the clocks agree, and says so once each time', async () => {
    let aheadMs = 0;
    let looks = 0;
    const takenAt: number[] = [];
    const { job, runs } = recordingJob('test.by_the_clock', () => void takenAt.push(aheadMs));
    const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    let stops = 0;
    const start = async () => {
      const worker = await startWorker({ jobs: [job] });
      return {
        async stop() {
          await worker.stop();
          stops += 1;
        },
      };
    };
    const look = async () => {
      looks += 1;
      return atTime(new Date(Date.now() + aheadMs), clockTooFarApart);
    };
    const asks = (note: string) =>
      withActor({ kind: 'workspace', workspaceId: newId() }, (tx) => enqueue(tx, job, { note }));
    running.push(await workByTheClock({ start, look, lookEveryMs: 10 }));
    await asks('before');
    await eventually(() => expect(runs).toEqual(['before']));

    aheadMs = 90_000;
    await eventually(() => expect(stops).toBe(1));
    await asks('meanwhile');
    const until = looks + 5;
    await eventually(() => expect(looks).toBeGreaterThan(until));
    expect(runs).toEqual(['before']);
    aheadMs = 50_000;

    await eventually(() => expect(runs).toEqual(['before', 'meanwhile']));
    expect(takenAt).toEqual([0, 50_000]);
    expect(warned.mock.calls).toEqual([
      [{ apartMs: expect.any(Number) }, `no job is taken: ${CLOCK_IS_APART}`],
    ]);
  });

  it('goes on as it is while the database can’t be asked what time it is', async () => {
    const { job, runs } = recordingJob('test.unasked');
    const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    const look = () => Promise.reject(new Error('Connection terminated'));
    running.push(await workByTheClock({ start: () => startWorker({ jobs: [job] }), look, lookEveryMs: 10 }));

    await eventually(() => expect(warned).toHaveBeenCalled());
    await withActor({ kind: 'workspace', workspaceId: newId() }, (tx) => enqueue(tx, job, { note: 'done' }));

    await eventually(() => expect(runs).toEqual(['done']));
  });
});
