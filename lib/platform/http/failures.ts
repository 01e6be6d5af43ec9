import { log } from '../logging/log';
import { REQUEST_ID_HEADER } from './request-headers';
import { noteUnreadable } from './unreadable-form';

type Where = {
  readonly headers: NodeJS.Dict<string | string[]>;
  /** the route's pattern, not the address, which may hold a token */
  readonly route: string;
};

/**
 * Logs a page or route that failed, under the reference that the person was shown. A form that can't be read, or whose
 * sender went away while sending it, is no failure of ours.
 */
export function reportFailure(error: unknown, { headers, route }: Where): void {
  const requestId = headers[REQUEST_ID_HEADER];
  if (noteUnreadable(error, headers) || brokeOff(error)) {
    log.info({ err: error, route, requestId }, 'a form did not arrive whole');
    return;
  }
  const reference =
    typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined;
  log.error({ err: error, reference, route, requestId }, 'a page failed');
}

/** Node's words for a request whose connection ended before it did (nodejs.org/api/http, "aborted"). */
function brokeOff(error: unknown): boolean {
  return (
    error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'
  );
}
