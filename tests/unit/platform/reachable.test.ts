import { describe, expect, it, vi } from 'vitest';
import { isDown, onceReachable } from '@/lib/platform/db/reachable';
import { knowingOutcome } from '@/lib/platform/tenancy/outcome';

vi.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }));

const AWAY = [
  "Invalid `prisma.$queryRaw()` invocation: Can't reach database server at 127.0.0.1:54900",
  'connect ECONNREFUSED 127.0.0.1:5432',
  'the database system is starting up',
  'the database system is not yet accepting connections',
  'Connection terminated unexpectedly',
  'sorry, too many clients already',
  'terminating connection due to unexpected postmaster exit',
];

describe('a process that starts before its database', () => {
  it.each(AWAY)('takes “%s” as a database that is only down for now', (said) => {
    expect(isDown(new Error(said))).toBe(true);
  });

  it('takes nothing else as that', () => {
    expect(isDown(new Error('password authentication failed for user "handover_app"'))).toBe(false);
    expect(isDown('the database system is starting up')).toBe(false);
  });

  it('retries until it is there, and says each time that it waits', async () => {
    const waits: unknown[] = [];
    const answers = [...AWAY];
    const work = async () => {
      const said = answers.shift();
      if (said) throw new Error(said);
      return 'there';
    };

    expect(await onceReachable(work, (error) => waits.push(error))).toBe('there');
    expect(waits).toHaveLength(AWAY.length);
  });

  it('does it again when the database went away in the middle of a commit', async () => {
    let times = 0;
    const work = () =>
      knowingOutcome(async (isWorkDone) => {
        times += 1;
        isWorkDone();
        if (times === 1) throw new Error('Connection terminated unexpectedly');
        return 'planned';
      });

    expect(await onceReachable(work, () => undefined)).toBe('planned');
    expect(times).toBe(2);
  });

  it('stops retrying once it was told to stop', async () => {
    const stopping = new AbortController();
    const away = () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:5432'));

    const waiting = onceReachable(away, () => stopping.abort(), stopping.signal);

    await expect(waiting).rejects.toThrow('ECONNREFUSED');
  });

  it("doesn’t wait for what waiting can't mend", async () => {
    const refused = () => Promise.reject(new Error('Handover refuses to start'));

    await expect(onceReachable(refused, () => undefined)).rejects.toThrow('refuses to start');
  });
});
