import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { updateYourself } from '@/lib/people/yourself.actions';
import { connections, disconnect } from '@/lib/platform/db/client';
import { openPool } from '@/lib/platform/db/pool';
import { isBusy } from '@/lib/platform/tenancy/busy';
import { onPort } from '@/scripts/steps/databases';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { type BreakingLine, breakingLine } from '@/tests/support/servers/breaking-line';
import { databaseOf, givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenHolder } from '@/tests/support/waiting';

const IMPATIENT = { connectMilliseconds: 4_000, answerMilliseconds: 2_000 };

describe('while another database server takes over', () => {
  const database = givenDatabaseWithPeople();
  const { holder } = givenHolder(database);
  let people: People;
  let line: BreakingLine;
  let pool: pg.Pool;
  beforeAll(async () => {
    people = await givenPeople();
    line = await breakingLine(Number(new URL(database().appUrl).port));
    pool = openPool({ connectionString: onPort(database().appUrl, line.port), max: 3 }, IMPATIENT);
    pool.on('error', () => undefined);
  });
  afterEach(() => line.comeBack());
  afterAll(async () => {
    await pool.end();
    await line.close();
  });

  const reads = () => pool.query('SELECT 1');
  /** As Prisma does: it gives a connection back without saying what became of its query. */
  async function begins(): Promise<void> {
    const connection = await pool.connect();
    connection.on('error', () => undefined);
    try {
      await connection.query('BEGIN');
      await connection.query('COMMIT');
    } finally {
      connection.release();
    }
  }

  it('nobody waits for a server that has fallen silent, and everybody is answered once there is one', async () => {
    await Promise.all([begins(), begins(), reads()]);
    expect(pool.totalCount).toBe(3);
    line.fallSilent();

    const whileSilent = await Promise.allSettled([begins(), begins(), reads(), reads(), begins()]);
    line.comeBack();

    expect(
      whileSilent.map((answer) => (answer.status === 'rejected' ? isBusy(answer.reason) : answer.status)),
    ).toEqual(Array(5).fill(true));
    await Promise.all([begins(), begins(), reads(), reads(), begins()]);
  });

  it('what is written is kept for a moment, for a connection to whichever server is there by then', async () => {
    const renames = (name: string) =>
      asPerson(people.ruth, () => submit(updateYourself, { name, timeZone: 'Europe/London' }));
    const newcomersWrite = (can: boolean) =>
      holder().query(
        `ALTER DATABASE ${databaseOf(database().ownerUrl)} SET default_transaction_read_only = ${can ? 'off' : 'on'}`,
      );
    await newcomersWrite(false);
    await disconnect();

    const refusal = refusalOf(await renames('Ruth A.'));
    await holder().query('SET default_transaction_read_only = off');
    await newcomersWrite(true);

    expect(refusal).toMatchObject({ code: 'busy', values: { name: ['Ruth A.'] } });
    expect(connections()).toMatchObject({ busy: 0 });
    doneOf(await renames('Ruth A.'));
  });
});
