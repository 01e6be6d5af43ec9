import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { sealApps } from '@/lib/people/factors/sealing-anew.jobs';
import { enqueue } from '@/lib/platform/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { asUser } from '@/scripts/steps/databases';
import { onConnection } from '@/tests/support/connections';
import { eventually } from '@/tests/support/eventually';
import { program } from '@/tests/support/programs/programs';
import { givenDatabase } from '@/tests/support/servers/postgres';

const NEXT_LOGIN = 'handover_test_next_app';

/** A worker in its own process takes seconds to start on a busy machine. */
describe('a second login of the app', () => {
  const database = givenDatabase();
  const asOwner = (sql: string) => onConnection(database().ownerUrl, (owner) => owner.query(sql));
  const waiting = async () =>
    (await asOwner(`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = '${sealApps.name}'`)).rowCount;

  /** As whoever runs the installation does it: with a process of its own. */
  async function migratedFor(urls: Record<string, string>) {
    const migrating = spawn(process.execPath, [program('scripts/db-migrate.ts')], {
      env: { ...process.env, ...urls },
      stdio: 'ignore',
    });
    expect(await once(migrating, 'exit')).toEqual([0, null]);
  }

  it('is made beside the first, does what a process under that has left to do, and can be dropped again', async () => {
    const { ownerUrl, appUrl } = database();
    const next = asUser(appUrl, NEXT_LOGIN, 'only-for-this-test');
    await migratedFor({ DATABASE_URL: ownerUrl, DATABASE_APP_URL: next });
    await withActor({ kind: 'mailer' }, (tx) => enqueue(tx, sealApps, {}));

    const worker = spawn(process.execPath, [program('scripts/worker.ts')], {
      env: {
        ...process.env,
        DATABASE_APP_URL: next,
        DATABASE_DIRECT_URL: next,
        LOG_LEVEL: 'silent',
      },
      stdio: 'ignore',
    });
    await eventually(async () => expect(await waiting()).toBe(0));
    worker.kill('SIGTERM');
    await once(worker, 'exit');

    await asOwner(`DROP ROLE ${NEXT_LOGIN}`);
    expect((await asOwner(`SELECT 1 FROM pg_roles WHERE rolname = '${NEXT_LOGIN}'`)).rowCount).toBe(0);
  });
});
