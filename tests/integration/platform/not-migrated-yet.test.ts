import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { sealApps } from '@/lib/people/factors/sealing-anew.jobs';
import { enqueue } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { onConnection } from '@/tests/support/connections';
import { eventually } from '@/tests/support/eventually';
import { program } from '@/tests/support/programs/programs';
import { givenDatabase } from '@/tests/support/servers/postgres';

describe('a worker of a version whose migrations aren’t applied yet', () => {
  const database = givenDatabase();
  const ends: (() => unknown)[] = [];
  afterAll(() => Promise.all(ends.map((end) => end())));

  const asOwner = (sql: string) => onConnection(database().ownerUrl, (owner) => owner.query(sql));
  const waiting = async () =>
    (await asOwner(`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = '${sealApps.name}'`)).rowCount;

  function startedWorker() {
    const worker = spawn(process.execPath, [program('scripts/worker.ts')], {
      env: { ...process.env, LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    ends.push(() => worker.kill('SIGKILL'));
    const said = { text: '' };
    worker.stdout.on('data', (chunk) => {
      said.text += chunk;
    });
    return { said, worker };
  }

  it('says what to run, does no job until it was run, and then does them', async () => {
    await asOwner("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%_people'");
    await withActor({ kind: 'mailer' }, (tx) => enqueue(tx, sealApps, {}));

    const { said } = startedWorker();

    // it has asked twice, so it has waited in between
    await eventually(() => expect(said.text).toMatch(/run npm run db:migrate[\s\S]*run npm run db:migrate/));
    expect(said.text).toMatch(/"pending":\["\d+_people"\]/);
    expect(await waiting()).toBe(1);

    await asOwner('UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL');

    await eventually(async () => expect(await waiting()).toBe(0));
    await eventually(() => expect(said.text).toContain('the worker is ready'));
  });

  it('goes when it is told to, while it waits: in a container, a signal that nobody heeds ends nothing', async () => {
    await asOwner("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%_people'");
    const { said, worker } = startedWorker();
    await eventually(() => expect(said.text).toContain('run npm run db:migrate'));

    const ended = once(worker, 'exit');
    worker.kill('SIGTERM');

    expect(await ended).toEqual([0, null]);
  });
});
