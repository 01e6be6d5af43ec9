import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from './listening';

export type Received = {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly path: string;
};

/** A receiver of webhooks on this machine: it keeps what comes, and answers as told. */
export async function startReceiver() {
  const received: Received[] = [];
  let status = 200;
  let body = 'thanks';
  let location: string | null = null;
  let isSilent = false;
  const { port, url, close } = await listen(async (request, response) => {
    received.push({ headers: request.headers, text: await text(request), path: request.url ?? '' });
    if (!isSilent) response.writeHead(status, location === null ? {} : { location }).end(body);
  });
  return {
    received,
    port,
    url: `${url}/hook`,
    answer(next: {
      readonly status: number;
      readonly body?: string;
      readonly location?: string;
      readonly isSilent?: boolean;
    }) {
      status = next.status;
      body = next.body ?? '';
      location = next.location ?? null;
      isSilent = next.isSilent ?? false;
    },
    close,
  };
}
