import { createServer, type IncomingHttpHeaders } from 'node:http';

export type Received = {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly path: string;
};

/** A receiver of webhooks on this machine: it keeps what comes, and answers as it is told to. */
export async function startReceiver() {
  const received: Received[] = [];
  let status = 200;
  let body = 'thanks';
  let location: string | null = null;
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, text, path: request.url ?? '' });
      response.writeHead(status, location === null ? {} : { location }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    received,
    port,
    url: `http://127.0.0.1:${port}/hook`,
    answer(next: { readonly status: number; readonly body?: string; readonly location?: string }) {
      status = next.status;
      body = next.body ?? '';
      location = next.location ?? null;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
