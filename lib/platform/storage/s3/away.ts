import { S3ServiceException } from '@aws-sdk/client-s3';
import { StoreAway } from '../store';

/** Node's codes for a connection that can't be made, or breaks. */
const OFF_LINE = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** The statuses of a service that is overloaded or failing. */
const NOT_WELL: readonly (number | undefined)[] = [429, 500, 502, 503, 504];

/** @returns `StoreAway` for an error that may be gone a moment later; any other error (a wrong key, a missing right) as it is. */
export function orAway(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const isNotWell = error instanceof S3ServiceException && NOT_WELL.includes(error.$metadata.httpStatusCode);
  const isOffLine = 'code' in error && typeof error.code === 'string' && OFF_LINE.test(error.code);
  return isNotWell || isOffLine || error.name === 'TimeoutError' ? new StoreAway(error) : error;
}
