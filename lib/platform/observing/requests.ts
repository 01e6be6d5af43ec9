import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '@/lib/platform/log';
import { measure, stopwatch } from './measures';
import type { RouteOf } from './routes';
import type { Work } from './work';

const SLOW_SECONDS = 2;

/**
 * Watches one request to its end: measured by the pattern of its route, and logged when it failed or was slow. All of them
 * are logged at LOG_LEVEL=debug; a proxy in front usually keeps such a list anyway.
 */
export function watchRequest(
  request: Pick<IncomingMessage, 'url' | 'method'>,
  response: ServerResponse,
  { work, routeOf }: { readonly work: Work; readonly routeOf: RouteOf },
): void {
  const elapsed = stopwatch();
  response.once('close', () => {
    // a stream of changes is open for minutes, and that it was is no measure of anything
    if (String(response.getHeader('content-type')).startsWith('text/event-stream')) return;
    const seconds = elapsed();
    const route = routeOf(pathOf(request.url));
    const status = response.headersSent ? classOf(response.statusCode) : 'gone';
    measure()?.request({ route, method: methodOf(request.method), status, seconds });
    const level =
      status === '5xx' ? 'error' : seconds > SLOW_SECONDS && route !== 'static' ? 'warn' : 'debug';
    const { method } = request;
    const took = { method, route, status: response.statusCode, seconds: Number(seconds.toFixed(3)) };
    // this may run in an event of the connection, outside of the request's own context: so the log is given its ids
    log[level]({ ...work, ...took }, level === 'warn' ? 'a request was slow' : 'a request was answered');
  });
}

function pathOf(url = '/'): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function methodOf(method: string | undefined): 'GET' | 'POST' | 'other' {
  return method === 'GET' || method === 'POST' ? method : 'other';
}

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;

function classOf(status: number): (typeof CLASSES)[number] {
  return CLASSES[Math.floor(status / 100) - 1] ?? '5xx';
}
