import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';

export type Answering = (request: IncomingMessage, response: ServerResponse) => unknown;

export type Listening = {
  readonly port: number;
  readonly url: string;
  /**
   * hangs up on everybody, and waits until nothing is being answered any more: after that, what an answer needs may go
   */
  readonly close: () => Promise<void>;
};

/**
 * Listens on the loopback address. An answer that fails is a 500 and is reported on stderr; if the caller has hung up
 * meanwhile, nobody needs to hear of it.
 * @param port left out: any free one.
 * @throws when it is taken.
 */
export async function listen(answer: Answering, port = 0): Promise<Listening> {
  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const answered = answerOne(answer, request, response).finally(() => underWay.delete(answered));
    underWay.add(answered);
  });
  // a caller that is busy for a while finds its connection still open
  server.keepAliveTimeout = 60_000;
  const bound = await bind(server, port);
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await Promise.all(underWay);
    },
  };
}

/**
 * Binds a server to the loopback address.
 * @param port left out: any free one.
 * @returns the port.
 * @throws when it is taken.
 */
export async function bind(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  return typeof bound === 'object' && bound ? bound.port : port;
}

async function answerOne(answer: Answering, request: IncomingMessage, response: ServerResponse) {
  try {
    await answer(request, response);
  } catch (error) {
    if (request.socket.destroyed) return;
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}
