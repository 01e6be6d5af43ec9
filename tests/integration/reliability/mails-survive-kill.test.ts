import { createElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { POST as onWebhook } from '@/app/api/webhooks/resend/route';
import { newId } from '@/lib/platform/ids';
import { queueMail } from '@/lib/platform/mail';
import { withActor } from '@/lib/platform/tenancy';
import { startWorker } from '@/scripts/steps/parts';
import { givenMailbox } from '@/tests/support/mail';
import { givenDatabase } from '@/tests/support/postgres';
import { givenRunning, killOutright } from '@/tests/support/running';

const workspaceId = newId();
const SOON = { timeout: 60_000, interval: 10 };
/** A killed worker's jobs are free after 15 s, and looked for every 10 s. */
const UNTIL_FREED = { timeout: 100_000, interval: 200 };

describe('a worker that is killed while it sends mail', { timeout: 240_000 }, () => {
  givenDatabase();
  const mailbox = givenMailbox(onWebhook);
  const running = givenRunning();
  const givenWorker = () => startWorker({ command: 'test', env: {}, running });

  async function givenQueuedMails(count: number): Promise<readonly string[]> {
    return withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      const ids: string[] = [];
      for (let n = 0; n < count; n += 1) {
        const element = createElement('p', null, `Letter ${n}`);
        const mail = {
          to: 'maria.santos@inbox.example',
          kind: 'test.letter',
          subject: `Letter ${n}`,
          element,
        };
        ids.push((await queueMail(tx, { ...mail, workspaceId })) ?? '');
      }
      return ids;
    });
  }

  async function statesOf(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const mails = await withActor({ kind: 'mailer' }, (tx) =>
      tx.mail.findMany({ where: { id: { in: [...ids] } }, select: { state: true } }),
    );
    return new Set(mails.map(({ state }) => state));
  }

  async function timesSent(ids: readonly string[]): Promise<readonly number[]> {
    const sent = await mailbox.mails();
    return ids.map((id) => sent.filter(({ idempotencyKey }) => idempotencyKey === `mail:${id}`).length);
  }

  it('leaves the rest to another worker, and each mail is sent once', async () => {
    // One worker whose mails were taken by a service that doesn't answer, so that none could be noted as sent.
    await mailbox.fail({ kind: 'silent' });
    const taken = await givenQueuedMails(4);
    const waiting = givenWorker();
    await vi.waitFor(async () => expect(await timesSent(taken)).toEqual([1, 1, 1, 1]), SOON);
    await mailbox.recover();
    // And two in the middle of a pile.
    const pile = await givenQueuedMails(300);
    const sending = givenWorker();
    givenWorker();
    await vi.waitFor(async () => expect((await mailbox.mails()).length).toBeGreaterThan(60), SOON);

    await Promise.all([killOutright(waiting), killOutright(sending)]);
    const sentWhenKilled = (await mailbox.mails()).length;

    const all = [...taken, ...pile];
    await vi.waitFor(async () => expect(await statesOf(all)).toEqual(new Set(['delivered'])), UNTIL_FREED);
    expect(sentWhenKilled).toBeLessThan(all.length);
    expect(new Set(await timesSent(all))).toEqual(new Set([1]));
  });
});
