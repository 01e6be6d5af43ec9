import { log } from '../logging/log';
import { REQUEST_ID_HEADER } from './request-headers';

type Where = {
  readonly headers: NodeJS.Dict<string | string[]>;
  /** the route's pattern, not the address, which may hold a token */
  readonly route: string;
};

/** Logs a page or route that failed, under the reference that the person was shown. */
export function reportFailure(error: unknown, { headers, route }: Where): void {
  const reference =
    typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined;
  log.error({ err: error, reference, route, requestId: headers[REQUEST_ID_HEADER] }, 'a page failed');
}
