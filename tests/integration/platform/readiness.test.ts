import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GET } from '@/app/api/ready/route';
import { atTime } from '@/lib/platform/clock';
import { disconnect } from '@/lib/platform/db/client';
import { examineRole } from '@/lib/platform/examining/database';
import { newId } from '@/lib/platform/ids';
import { defineJob, enqueue } from '@/lib/platform/jobs';
import { onceClocksAgree } from '@/lib/platform/process/database-clock';
import { withActor } from '@/lib/platform/tenancy';
import { onConnection } from '@/tests/support/connections';
import { givenDatabase, TEST_LOGIN } from '@/tests/support/servers/postgres';

describe('/api/ready', () => {
  const database = givenDatabase();

  async function asOwner(sql: string): Promise<void> {
    await onConnection(database().ownerUrl, (owner) => owner.query(sql));
  }

  async function asked() {
    const answer = await GET();
    return { code: answer.status, ...(await answer.json()) };
  }

  it('lets people in when the database answers and is as new as the code', async () => {
    expect(await asked()).toEqual({
      code: 200,
      status: 'ready',
      database: 'answers',
      migrations: 'applied',
      queue: 'on time',
      queueLagSeconds: 0,
      clock: 'agrees',
    });
  });

  it.each([
    [62_000, 503, 'apart'],
    [-62_000, 503, 'apart'],
    [50_000, 200, 'agrees'],
  ])('judges a clock that is %d ms off from the database’s', async (offBy, code, clock) => {
    const off = new Date(Date.now() + offBy);

    expect(await atTime(off, asked)).toMatchObject({ code, clock });
  });

  it('has a worker wait until its clock agrees', async () => {
    const inTwoHours = new Date(Date.now() + 2 * 60 * 60_000);
    const waits = (apartMs: number) => {
      throw new Error(`${Math.round(apartMs / 60_000)} minutes apart`);
    };

    await expect(atTime(inTwoHours, () => onceClocksAgree(waits))).rejects.toThrow('120 minutes apart');
    await expect(onceClocksAgree(waits)).resolves.toBeUndefined();
  });

  it('reports that nobody works off the queue, without sending people away', async () => {
    const job = defineJob({ name: 'test.left_alone', payload: z.object({}), run: async () => undefined });
    const twoMinutesAgo = new Date(Date.now() - 120_000);
    await withActor({ kind: 'workspace', workspaceId: newId() }, (tx) =>
      enqueue(tx, job, {}, { runAt: twoMinutesAgo }),
    );

    expect(await asked()).toMatchObject({ code: 200, queue: 'late' });
  });

  it('sends people elsewhere while a migration is pending', async () => {
    await asOwner("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%_people'");

    expect(await asked()).toMatchObject({ code: 503, status: 'not ready', migrations: 'pending' });

    await asOwner('UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL');
  });

  it('sends people elsewhere while the database accepts no writes, as a standby, which the doctor says too', async () => {
    /** for everybody who connects anew: existing connections stay as they were */
    const newcomers = async (how: 'on' | 'off') => {
      await asOwner(
        `SET transaction_read_only = off;
         DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = ${how}', current_database()); END $$`,
      );
    };
    await newcomers('on');
    await disconnect();

    expect(await examineRole()).toMatchObject([
      { level: 'broken', says: expect.stringMatching(/takes no writes: it is a standby/) },
    ]);
    expect(await asked()).toMatchObject({ code: 503, database: 'takes no writes', migrations: 'applied' });

    // by being asked it has let go of that connection: the next one goes to whichever server is there by then
    await newcomers('off');
    expect(await asked()).toMatchObject({ code: 200, database: 'answers' });
  });

  it('has the doctor say what would make pages slow, though nothing is wrong', async () => {
    expect((await examineRole()).map(({ level }) => level)).toEqual(['good']);

    await asOwner(
      `DO $$ BEGIN EXECUTE format('ALTER ROLE ${TEST_LOGIN} IN DATABASE %I SET jit = on', current_database()); END $$`,
    );
    await disconnect();

    expect(await examineRole()).toMatchObject([
      { level: 'good' },
      {
        level: 'note',
        says: expect.stringContaining('jit = on'),
        remedy: expect.stringContaining('db:migrate'),
      },
    ]);
    expect(await asked()).toMatchObject({ code: 200 });
  });

  it('sends people elsewhere while the database accepts no connections', async () => {
    await asOwner('REVOKE SELECT ON _prisma_migrations FROM handover_app');

    expect(await asked()).toMatchObject({ code: 503, database: 'unreachable', migrations: 'unknown' });

    await asOwner('GRANT SELECT ON _prisma_migrations TO handover_app');
  });
});
