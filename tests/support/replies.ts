import { afterAll, beforeAll, expect } from 'vitest';
import { POST } from '@/app/api/webhooks/resend/route';
import { type RunningWorker, startWorker } from '@/lib/platform/jobs/worker';
import { sendMail } from '@/lib/platform/mail/jobs';
import { withActor } from '@/lib/platform/tenancy';
import { processReply } from '@/lib/threads/replies/replies.jobs';
import { eventually } from '@/tests/support/eventually';
import { givenMailbox, type IncomingMail } from './mail';
import { givenPeople, type People } from './people';
import type { Incoming } from './resend/received';

export const PASSED: Incoming['head'] = [
  ['Authentication-Results', 'amazonses.com; spf=pass; dkim=pass; dmarc=pass'],
];
export const FAILED: Incoming['head'] = [
  ['Authentication-Results', 'amazonses.com; spf=fail; dkim=fail; dmarc=fail'],
];
/** The smallest PNG there is: one pixel. */
export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/**
 * Gives a test file a mailbox into which people reply, and a worker that takes what came in, in its existing database.
 */
export function givenReplies() {
  const mailbox = givenMailbox(POST);
  let people: People;
  let worker: RunningWorker;
  const begins = async () => {
    worker = await startWorker({ jobs: [processReply, sendMail] });
  };
  beforeAll(async () => {
    people = await givenPeople();
    await begins();
  });
  afterAll(() => worker.stop());

  const messages = (saying: string) =>
    withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.message.findMany({
        where: { body: { contains: saying } },
        include: { files: { include: { file: true } } },
      }),
    );

  /** What became of the mails that came in, the newest first. */
  const received = () =>
    withActor({ kind: 'mailer' }, (tx) => tx.receivedMail.findMany({ orderBy: { receivedAt: 'desc' } }));

  async function sendIn(mail: Partial<IncomingMail> & Pick<IncomingMail, 'to'>): Promise<void> {
    const known = (await received()).length;
    await mailbox.sendIn({ from: `Maria Santos <${people.maria.email}>`, head: PASSED, ...mail });
    await eventually(async () => {
      const all = await received();
      expect([all.length, all[0]?.state === 'waiting']).toEqual([known + 1, false]);
    });
  }

  /** Does something while no incoming mail is processed. */
  async function whileNobodyWorks(work: () => Promise<void>): Promise<void> {
    await worker.stop();
    await work();
    await begins();
  }

  return { people: () => people, mailbox, messages, received, sendIn, whileNobodyWorks };
}
