import { createElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { POST as onWebhook } from '@/app/api/webhooks/resend/route';
import { newId } from '@/lib/platform/ids';
import { queueMail } from '@/lib/platform/mail';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import type { Started } from '@/scripts/steps/processes';
import { givenMailbox } from '@/tests/support/mail';
import { givenRunning, killOutright, startTestWorker } from '@/tests/support/running';
import { givenDatabase } from '@/tests/support/servers/postgres';

/** `npm test` sends a few hundred; EXACTLY_ONCE=2000 npm test -- integration exactly-once sends that many. */
const NOTIFICATIONS = Number(process.env.EXACTLY_ONCE ?? 240);
const WRITERS = 4;
/** In one transaction: fifty of them took longer than the 15 s that one may, with a build running beside it. */
const PART = 10;
const KILLS = 3;
const workspaceId = newId();
/** A quarter of them is sent in ten seconds on an idle machine, and in minutes on a busy one. */
const SOON = { timeout: 240_000, interval: 150 };
/** A killed worker's jobs are free after 15 s, and looked for every 10 s; what was refused is retried later still. */
const UNTIL_SETTLED = { timeout: 300_000, interval: 500 };

describe('notifications through two workers that are killed', { timeout: 1_200_000 }, () => {
  givenDatabase();
  const mailbox = givenMailbox(onWebhook);
  const running = givenRunning();
  const givenWorker = () => startTestWorker(running);

  const notify = (tx: Tx, n: number) =>
    queueMail(tx, {
      to: `reader-${n}@inbox.example`,
      kind: 'test.notification',
      subject: `Notification ${n}`,
      element: createElement('p', null, `What happened: ${n}.`),
      workspaceId,
      uniqueKey: `test.notification:${n}`,
    });

  /** Each of them written, a part in each transaction; some twice, as by two processes that heard of the same fact. */
  async function givenNotifications(): Promise<void> {
    const all = Array.from({ length: NOTIFICATIONS }, (_, n) => n);
    const write = (numbers: readonly number[]) =>
      withActor({ kind: 'workspace', workspaceId }, async (tx) => {
        for (const n of numbers) await notify(tx, n);
      });
    const writer = async (at: number) => {
      for (let first = at * PART; first < NOTIFICATIONS; first += WRITERS * PART)
        await write(all.slice(first, first + PART));
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, at) => writer(at)));
    await withActor({ kind: 'workspace', workspaceId }, async (tx) => {
      for (let n = 0; n < NOTIFICATIONS; n += 50) expect(await notify(tx, n)).toBeNull();
    });
  }

  /** @returns how many mails have arrived, by what their reader sees of them. */
  async function arrivals(): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { message } of await mailbox.mails()) {
      const seen = `${message.to[0]} ${message.subject}`;
      counts.set(seen, (counts.get(seen) ?? 0) + 1);
    }
    return counts;
  }

  async function states(): Promise<Readonly<Record<string, number>>> {
    const groups = await withActor({ kind: 'mailer' }, (tx) =>
      tx.mail.groupBy({ by: ['state'], where: { workspaceId }, _count: true }),
    );
    return Object.fromEntries(groups.map(({ state, _count }) => [state, _count]));
  }

  /** Kills one of the workers outright whenever another part of the pile is done, and starts one in its place. */
  async function killSome(workers: readonly [Started, Started]): Promise<void> {
    let [next, other] = workers;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const part = (NOTIFICATIONS * kill) / (KILLS + 1);
      await vi.waitFor(async () => expect(await mailbox.count()).toBeGreaterThan(part), SOON);
      await killOutright(next);
      [next, other] = [other, givenWorker()];
    }
  }

  it('arrive once each, whatever the mail service does meanwhile', async () => {
    await mailbox.fail(
      { kind: 'silent', times: 3 },
      { kind: 'down', chance: 0.03 },
      { kind: 'busy', chance: 0.03 },
      { kind: 'cut', chance: 0.05 },
      { kind: 'twice', chance: 0.1 },
      // otherwise the event that a mail has arrived would keep it from being sent again, whatever the key does
      { kind: 'late', chance: 0.5 },
    );
    const writing = givenNotifications();

    await killSome([givenWorker(), givenWorker()]);
    await writing;
    await vi.waitFor(async () => expect(await states()).toEqual({ delivered: NOTIFICATIONS }), UNTIL_SETTLED);

    const arrived = await arrivals();
    expect(arrived.size).toBe(NOTIFICATIONS);
    expect([...arrived.values()].filter((times) => times !== 1)).toEqual([]);
  });
});
