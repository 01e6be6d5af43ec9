import pino from 'pino';
import { errorInLog } from './error-in-log';
import { currentWork } from './work';

/**
 * Structured logs. Bodies, tokens, mail addresses and secrets are never passed in; the redaction is a second net, and of
 * errors only what identifies them is kept. Each line names its request, its person and its job by itself.
 * @param destination defaults to standard output
 */
export function makeLog(level: string, destination?: pino.DestinationStream) {
  return pino(
    {
      level,
      base: null,
      mixin: () => ({ ...currentWork() }),
      serializers: { err: errorInLog },
      redact: {
        paths: ['*.token', '*.email', '*.password', '*.secret', '*.body', '*.authorization', '*.cookie'],
        censor: '[redacted]',
      },
    },
    destination,
  );
}

export const log = makeLog(process.env.LOG_LEVEL ?? 'info');
