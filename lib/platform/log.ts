import pino from 'pino';
import { currentWork } from './observing/work';

/**
 * Structured logs. Bodies, tokens, mail addresses and secrets are never passed in; the redaction is a second net. Each line
 * says by itself which request it belongs to, who asked, and which job it is of.
 * @param destination left out: standard output
 */
export function makeLog(level: string, destination?: pino.DestinationStream) {
  return pino(
    {
      level,
      base: null,
      mixin: () => ({ ...currentWork() }),
      redact: {
        paths: ['*.token', '*.email', '*.password', '*.secret', '*.body', '*.authorization', '*.cookie'],
        censor: '[redacted]',
      },
    },
    destination,
  );
}

export const log = makeLog(process.env.LOG_LEVEL ?? 'info');
