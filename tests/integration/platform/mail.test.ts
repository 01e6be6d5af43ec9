import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Pool } from 'pg';
import { createElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/webhooks/resend/route';
import { newId } from '@/lib/platform/ids';
import { freeJobsOfDeadWorkers } from '@/lib/platform/jobs/liveness';
import { type RunningWorker, startWorker } from '@/lib/platform/jobs/worker';
import { MailLayout, queueMail } from '@/lib/platform/mail';
import { sendMail } from '@/lib/platform/mail/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { eventually } from '@/tests/support/eventually';
import { givenMailbox } from '@/tests/support/mail';
import { program } from '@/tests/support/programs/programs';
import { givenDatabase } from '@/tests/support/servers/postgres';

describe('a mail', () => {
  const database = givenDatabase();
  const mailbox = givenMailbox(POST);
  const workers: RunningWorker[] = [];
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await mailbox.recover();
  });

  const givenWorker = async () => workers.push(await startWorker({ jobs: [sendMail] }));

  /** Queues a mail to an address of its own. */
  async function queued({ name = 'maria', kind = 'test.note', uniqueKey = newId() } = {}) {
    const to = `${name}-${newId()}@inbox.example`;
    const words = {
      preview: 'Hello',
      heading: 'Hello Maria',
      children: 'The kiln is warm.',
      footer: 'You asked for it.',
    };
    const id = await withActor({ kind: 'auth' }, (tx) =>
      queueMail(tx, {
        to,
        kind,
        subject: 'Hello',
        element: createElement(MailLayout, words),
        uniqueKey,
      }),
    );
    return { id: id ?? '', to };
  }

  function read(id: string) {
    return withActor({ kind: 'mailer' }, (tx) => tx.mail.findUniqueOrThrow({ where: { id } }));
  }

  it('is queued, then accepted, then delivered, and says so at each step', async () => {
    const { id, to } = await queued();
    expect(await read(id)).toMatchObject({ state: 'queued', providerId: null });

    await givenWorker();

    await eventually(async () => expect((await read(id)).state).toBe('delivered'));
    const { acceptedAt, settledAt, providerId } = await read(id);
    expect(Number(settledAt)).toBeGreaterThan(Number(acceptedAt));
    expect(providerId).toBe((await mailbox.mails(to))[0]?.id);
    const [arrived] = await mailbox.mails(to);
    expect(arrived?.message).toMatchObject({ subject: 'Hello', to: [to] });
    expect(arrived?.message.text).toContain('The kiln is warm.');
  });

  it('that no mailbox accepts is shown as bounced, with the reason', async () => {
    const { id } = await queued({ name: 'bounce' });

    await givenWorker();

    await eventually(async () =>
      expect(await read(id)).toMatchObject({
        state: 'bounced',
        lastError: 'There is no mailbox of that name.',
      }),
    );
  });

  it('waits while the service is down, is tried again, and arrives once', async () => {
    await mailbox.fail({ kind: 'down', times: 1 });
    const { id, to } = await queued();

    await givenWorker();

    await eventually(async () => expect((await read(id)).lastError).toBe('Made to fail.'));
    await eventually(async () =>
      expect(await read(id)).toMatchObject({ state: 'delivered', lastError: null }),
    );
    expect(await mailbox.mails(to)).toHaveLength(1);
  });

  it('arrives once when the worker is killed between sending it and recording that', async () => {
    await mailbox.fail({ kind: 'silent', times: 1 });
    const { id, to } = await queued();
    const killed = spawn(process.execPath, [program('scripts/worker.ts')], {
      env: { ...process.env, LOG_LEVEL: 'silent' },
      stdio: 'ignore',
    });
    await eventually(async () => expect(await mailbox.mails(to)).toHaveLength(1));
    killed.kill('SIGKILL');
    await once(killed, 'exit');

    const pool = new Pool({ connectionString: database().appUrl });
    await eventually(async () => expect(await freeJobsOfDeadWorkers(pool, 0)).toBe(1));
    await pool.end();
    await givenWorker();

    await eventually(async () => expect(await read(id)).toMatchObject({ state: 'delivered' }));
    expect(await mailbox.mails(to)).toHaveLength(1);
  });

  it('keeps its outcome when the service reports that before it answers the request', async () => {
    await mailbox.fail({ kind: 'tells_first', times: 1 });
    const { id } = await queued();

    await givenWorker();

    await eventually(async () => {
      const mail = await read(id);
      expect(mail.state).toBe('delivered');
      expect(mail.acceptedAt).not.toBeNull();
    });
  });

  it('is one mail when it is queued twice under the same key', async () => {
    const uniqueKey = newId();
    const first = await queued({ uniqueKey });
    const second = await queued({ uniqueKey });

    await givenWorker();

    await eventually(async () => expect(await mailbox.mails(first.to)).toHaveLength(1));
    expect(second.id).toBe('');
    expect(await mailbox.mails(second.to)).toEqual([]);
  });

  it('that signs somebody in is deleted as soon as it has been sent', async () => {
    const { id, to } = await queued({ kind: 'people.sign_in' });

    await givenWorker();

    await eventually(async () => expect(await read(id)).toMatchObject({ html: '', text: '' }));
    expect((await mailbox.mails(to))[0]?.message.text).toContain('The kiln is warm.');
  });

  it("that the service will never accept fails at the first attempt, and isn't retried", async () => {
    const { id } = await queued({ name: 'not an address' });

    await givenWorker();

    await eventually(async () => expect((await read(id)).state).toBe('failed'));
  });

  it('survives a restart of the local service, under the same idempotency key', async () => {
    const { id, to } = await queued();
    await givenWorker();
    await eventually(async () => expect((await read(id)).state).toBe('delivered'));

    await mailbox.restart();

    const [kept] = await mailbox.mails(to);
    expect(kept?.idempotencyKey).toBe(`mail:${id}`);
  });

  it('has no more events read than one mail can cause', async () => {
    const body = 'x'.repeat(300_000);

    const answer = await POST(new Request('http://localhost/', { method: 'POST', body }));

    expect(answer.status).toBe(413);
  });

  it('ignores events that aren’t signed', async () => {
    const { id } = await queued();
    const body = JSON.stringify({
      type: 'email.delivered',
      data: { email_id: newId(), tags: { mail_id: id } },
    });

    const answer = await POST(new Request('http://localhost/', { method: 'POST', body }));

    expect(answer.status).toBe(400);
    expect((await read(id)).state).toBe('queued');
  });
});
