import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Fault } from './resend/faults';
import type { Incoming } from './resend/received';
import { type RunningResend, startResend } from './resend/stand-in';
import { type Listening, listen } from './servers/listening';
import { countMails, forgetKeys, type SentMail, sendIn, sentMails, setFaults } from './servers/mailbox';

const API_KEY = 're_local_integration';
const WEBHOOK_SECRET = `whsec_${Buffer.from('only for tests, never elsewhere').toString('base64')}`;

export type IncomingMail = Partial<Incoming> & Pick<Incoming, 'from' | 'to'>;

export type Mailbox = {
  /** what has arrived at an address, or all of it, the newest first */
  readonly mails: (to?: string) => Promise<readonly SentMail[]>;
  readonly count: () => Promise<number>;
  /** sends a mail to the product, which hears of it by webhook */
  readonly sendIn: (mail: IncomingMail) => Promise<void>;
  readonly fail: (...faults: readonly Fault[]) => Promise<void>;
  readonly recover: () => Promise<void>;
  /** as if a day had passed there: no idempotency key is known any more */
  readonly forgetKeys: () => Promise<void>;
  /** stops the service and starts it again on the same folder and port */
  readonly restart: () => Promise<void>;
};

/**
 * Gives the test file a mail service of its own, named in the environment before the first test. It reports what became
 * of each mail to `onWebhook`, the product's own route handler.
 */
export function givenMailbox(onWebhook: (request: Request) => Promise<Response>): Mailbox {
  let resend: RunningResend;
  let folder: string;
  let start: (port?: number) => Promise<RunningResend>;
  let receiver: Listening;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handover-mailbox-'));
    receiver = await listen(async (incoming, outgoing) => {
      const answer = await onWebhook(await asRequest(incoming));
      outgoing.writeHead(answer.status).end(await answer.text());
    });
    const webhook = { url: `${receiver.url}/`, secret: WEBHOOK_SECRET };
    start = (on) => startResend({ folder, apiKey: API_KEY, webhook, ...(on && { port: on }) });
    resend = await start();
    process.env.RESEND_API_KEY = API_KEY;
    process.env.RESEND_BASE_URL = resend.url;
    process.env.RESEND_WEBHOOK_SECRET = WEBHOOK_SECRET;
    process.env.MAIL_REPLY_DOMAIN = 'replies.example';
  });
  afterAll(async () => {
    await resend.close();
    await receiver.close();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    mails: (to) => sentMails(resend.url, to),
    sendIn: (mail) => sendIn(resend.url, mail),
    count: () => countMails(resend.url),
    fail: (...faults) => setFaults(resend.url, faults),
    recover: () => setFaults(resend.url, []),
    forgetKeys: () => forgetKeys(resend.url),
    async restart() {
      const port = Number(new URL(resend.url).port);
      await resend.close();
      resend = await start(port);
    },
  };
}

async function asRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new Request('http://localhost/api/webhooks/resend', {
    method: 'POST',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  });
}
