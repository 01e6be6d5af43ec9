import { createServer, type Server } from 'node:http';
import { log } from '@/lib/platform/logging/log';
import { answerOfReadiness } from '@/lib/platform/process/readiness';
import { measurementsFor } from './serving';

/**
 * Gives a worker the health endpoints of a web server: /api/health, /api/ready and /api/metrics on a port of its own.
 * @returns the server, to be closed with the worker.
 */
export function answerAboutWorker(port: number): Server {
  const server = createServer(async (request, response) => {
    const answer = await answerTo(request.url ?? '/', request.headers.authorization ?? null).catch(
      (err: unknown) => {
        log.error({ err }, 'the worker could not answer about itself');
        return new Response(null, { status: 500 });
      },
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  });
  server.listen(port, () => log.info({ port }, 'the worker answers about itself'));
  return server;
}

async function answerTo(url: string, authorization: string | null): Promise<Response> {
  switch (url) {
    case '/api/health':
      return Response.json({ status: 'alive' });
    case '/api/ready':
      return answerOfReadiness();
    case '/api/metrics':
      return measurementsFor(authorization);
    default:
      return new Response(null, { status: 404 });
  }
}
