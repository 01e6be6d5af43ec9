import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '@/lib/platform/logging/log';
import type { Work } from '../logging/work';
import { measure, stopwatch } from './measures';
import type { RouteOf } from './routes';

const SLOW_SECONDS = 2;

/**
 * Watches one request to its end: measured by its route's pattern, and logged when it failed or was slow. At
 * LOG_LEVEL=debug all are logged; usually a proxy in front keeps such a log anyway.
 */
export function watchRequest(
  request: Pick<IncomingMessage, 'url' | 'method'>,
  response: ServerResponse,
  { work, routeOf }: { readonly work: Work; readonly routeOf: RouteOf },
): void {
  const elapsed = stopwatch();
  response.once('close', () => {
    // a stream of changes stays open for minutes, which isn't worth measuring
    if (String(response.getHeader('content-type')).startsWith('text/event-stream')) return;
    const seconds = elapsed();
    const route = routeOf(pathOf(request.url));
    const status = response.headersSent ? classOf(response.statusCode) : 'gone';
    measure()?.request({ route, method: methodOf(request.method), status, seconds });
    const level =
      status === '5xx' ? 'error' : seconds > SLOW_SECONDS && route !== 'static' ? 'warn' : 'debug';
    const { method } = request;
    const took = { method, route, status: response.statusCode, seconds: Number(seconds.toFixed(3)) };
    // this may run in an event of the connection, outside the request's own context: so the log is given its ids
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
