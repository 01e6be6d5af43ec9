import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { freeJobsOfDeadWorkers } from '@/lib/platform/jobs/liveness';
import { startWorker } from '@/lib/platform/jobs/worker';
import { SEALING_STEPS } from '@/lib/platform/record/sealing';
import { checkSeal } from '@/lib/platform/seal/checking';
import { readWhole } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { type AgreementRef, givenAgreementInForce } from '@/tests/support/agreements';
import { eventually } from '@/tests/support/eventually';
import { givenAssistant, givenPeople, givenPerson, type People } from '@/tests/support/people';
import { program } from '@/tests/support/programs/programs';
import { givenStorage } from '@/tests/support/sealed-copies';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

describe('a worker that is killed while it seals a copy', { timeout: 600_000 }, () => {
  const database = givenDatabaseWithPeople();
  let people: People;
  let pool: Pool;
  beforeAll(async () => {
    await givenStorage();
    people = await givenPeople();
    pool = new Pool({ connectionString: database().appUrl });
  });
  afterAll(() => pool.end());

  async function givenInForce(name: string): Promise<AgreementRef> {
    const { ruth: owner, workspace } = people;
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@inbox.example`;
    const assistant = await givenPerson({ name, email, zone: 'Asia/Manila' });
    const engagementId = await givenAssistant(owner, workspace, assistant);
    return givenAgreementInForce({ owner, assistant, workspace, engagementId });
  }

  /** Starts a process that seals up to a step, and waits until it reports that it has got there. */
  async function sealsUpTo(step: string, until = step) {
    const worker = spawn(process.execPath, [program('tests/support/programs/sealing-worker.ts'), step], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATABASE_APP_URL: database().appUrl },
    });
    let said = '';
    for await (const words of worker.stdout) {
      said += words;
      if (said.includes(`${until}\n`)) break;
    }
    return worker;
  }

  async function isKilled(worker: Awaited<ReturnType<typeof sealsUpTo>>): Promise<void> {
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  }

  /** What another worker makes of it, once the dead one's job is free. */
  async function afterAnotherWorker({ workspaceId, id: agreementId }: AgreementRef) {
    await eventually(async () => expect(await freeJobsOfDeadWorkers(pool, 0)).toBe(1));
    const worker = await startWorker({ jobs: [makeCopy] });
    const waiting = () =>
      pool.query("SELECT FROM graphile_worker.jobs WHERE task_identifier = 'agreements.make_copy'");
    await eventually(async () => expect((await waiting()).rowCount).toBe(0));
    await worker.stop();
    return withActor({ kind: 'workspace', workspaceId }, async (tx) => ({
      copies: await tx.agreementCopy.findMany({ where: { workspaceId, agreementId } }),
      mails: await tx.mail.findMany({ where: { subjectId: agreementId, kind: 'agreement.in_force' } }),
      events: await tx.agreementEvent.findMany({
        where: { workspaceId, agreementId, kind: { in: ['sealed', 'sent'] } },
        orderBy: { sequence: 'asc' },
      }),
    }));
  }

  async function expectOneOfEach(found: Awaited<ReturnType<typeof afterAnotherWorker>>): Promise<void> {
    const { copies, mails, events } = found;
    expect(copies).toHaveLength(1);
    expect(events.map(({ kind }) => kind)).toEqual(['sealed', 'sent']);
    expect(new Set(mails.map(({ toAddress }) => toAddress)).size).toBe(2);
    expect(mails).toHaveLength(2);
    const bytes = await readWhole(copies[0]?.sha256 ?? '');
    expect(checkSeal(bytes ?? Buffer.alloc(0)).kind).toBe('intact');
  }

  it.each(SEALING_STEPS)(
    'ends with one seal, one copy and one mail each when killed after: %s',
    async (step) => {
      const ref = await givenInForce(`Killed ${step}`);

      await isKilled(await sealsUpTo(step));

      await expectOneOfEach(await afterAnotherWorker(ref));
    },
  );

  it('ends the same when killed in the middle of the transaction that records it', async () => {
    const ref = await givenInForce('Killed within');
    const holder = new Client({ connectionString: database().ownerUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM agreements WHERE id = $1 FOR UPDATE', [ref.id]);

    const worker = await sealsUpTo('never', 'stored');
    const stuck = () =>
      holder.query(
        "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
      );
    await eventually(async () => expect((await stuck()).rowCount).toBe(1));
    await isKilled(worker);
    await holder.query('ROLLBACK');
    await holder.end();

    await expectOneOfEach(await afterAnotherWorker(ref));
  });
});
