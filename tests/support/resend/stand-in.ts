import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBounded } from '@/lib/platform/http/bounded-body';
import { listen } from '../servers/listening';
import { answering } from './answering';
import { type Answer, type Route, refusal } from './answers';
import { api } from './api';
import { control } from './control';
import { Faults } from './faults';
import { MailStore } from './mail-store';
import { mailbox } from './mailbox';
import { ReceivedMails } from './received';
import { Suppressed } from './suppressed';
import { type Webhook, Webhooks } from './webhooks';

export interface ResendOptions {
  /** left out: any free one */
  port?: number;
  /** where mails are kept, so that they survive a restart */
  folder: string;
  /** the one bearer key that is accepted */
  apiKey: string;
  /** where to report what became of a mail, and the secret to sign that with; without it nothing is reported */
  webhook?: Webhook;
}

export interface RunningResend {
  url: string;
  close: () => Promise<void>;
}

/** The largest request: Resend accepts 40 MB after encoding. */
const MAX_BYTES = 40_000_000;

/**
 * Starts a strict stand-in for Resend on the loopback address: its HTTP API for the real SDK, a mailbox page for
 * people, and under /mailbox what tests ask and set.
 */
export async function startResend(options: ResendOptions): Promise<RunningResend> {
  const mails = await MailStore.open(options.folder);
  const faults = new Faults();
  const suppressed = await Suppressed.open(options.folder);
  const received = await ReceivedMails.open(options.folder);
  const webhooks = new Webhooks({ mails, received, faults, suppressed, webhook: options.webhook });
  const here = { url: '' };
  const routes: readonly Route[] = [
    ...api({ mails, received, faults, webhooks, suppressed, apiKey: options.apiKey, here: () => here.url }),
    ...control({ mails, received, faults, webhooks }),
    ...answering({ mails, received, webhooks }),
    ...mailbox(mails),
  ];

  const server = await listen((request, response) => respond(routes, request, response), options.port);
  here.url = server.url;
  webhooks.resume();

  return {
    url: here.url,
    async close() {
      await Promise.all([webhooks.stop(), server.close()]);
    },
  };
}

async function respond(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mailbox.invalid');
  const here = routes.flatMap((route) => {
    const match = route.path.exec(url.pathname);
    return match ? [{ route, part: match[1] ?? '', item: match[2] ?? '' }] : [];
  });
  const found = here.find(({ route }) => route.method === request.method);
  if (here.length === 0) return send(response, refusal(404, 'not_found', 'There is no such endpoint.'));
  if (!found) return send(response, refusal(405, 'method_not_allowed', 'This endpoint knows other methods.'));

  const body = await readBounded({ body: request }, MAX_BYTES);
  if (body === null) return send(response, refusal(413, 'validation_error', 'That is more than 40 MB.'));
  const { route, part, item } = found;
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const answer = await route.answer({ part, item, query: url.searchParams, header, body });
  if (answer === 'cut') request.socket.destroy();
  // A fault that never answers keeps the caller waiting until it gives up by itself.
  else if (answer !== 'never') send(response, answer);
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body);
}
