import { describe, expect, it } from 'vitest';
import { prisma } from '@/lib/platform/db/client';
import { newId } from '@/lib/platform/ids';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { knowingOutcome, OutcomeUnknown } from '@/lib/platform/tenancy/outcome';
import { givenConnection } from '@/tests/support/connections';
import { givenDatabase } from '@/tests/support/servers/postgres';

describe('a transaction', () => {
  const database = givenDatabase();
  const superuser = givenConnection(database, 'owner');

  const transaction = <T>(work: (tx: Tx) => Promise<T>) =>
    withActor({ kind: 'workspace', workspaceId: newId() }, work);

  /** The server ends a transaction's connection, as when it is stopped itself. */
  async function breakOff(tx: Tx): Promise<void> {
    const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    await superuser().query('SELECT pg_terminate_backend($1, 5000)', [row?.pid]);
  }

  it('whose connection breaks when all of its work is done has an unknown outcome', async () => {
    await expect(transaction(breakOff)).rejects.toThrow(OutcomeUnknown);
  });

  it("whose connection breaks before that wasn't done", async () => {
    const broken = transaction(async (tx) => {
      await breakOff(tx);
      await tx.$queryRaw`SELECT 1`;
    });

    await expect(broken).rejects.not.toThrow(OutcomeUnknown);
  });

  it("whose time ran out when all of its work was done wasn't done", async () => {
    const late = knowingOutcome((isWorkDone) =>
      prisma().$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT pg_sleep(0.3)::text`;
          isWorkDone();
        },
        { timeout: 50 },
      ),
    );

    await expect(late).rejects.not.toThrow(OutcomeUnknown);
    await expect(late).rejects.toThrow(/A commit cannot be executed on an expired transaction/);
  });

  it("that the database refuses at its commit wasn't done", async () => {
    const refused = transaction(async (tx) => {
      await tx.$executeRaw`CREATE TEMP TABLE hooks (id int PRIMARY KEY, hangs_on int REFERENCES hooks DEFERRABLE INITIALLY DEFERRED)`;
      await tx.$executeRaw`INSERT INTO hooks VALUES (1, 2)`;
    });

    await expect(refused).rejects.not.toThrow(OutcomeUnknown);
    await expect(refused).rejects.toThrow(/ForeignKeyConstraintViolation/);
  });
});
