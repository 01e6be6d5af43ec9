import pino from 'pino';

/**
 * Structured logs. Bodies, tokens, mail addresses and secrets are never passed in; the redaction is a second net.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  redact: {
    paths: ['*.token', '*.email', '*.password', '*.secret', '*.body', '*.authorization', '*.cookie'],
    censor: '[redacted]',
  },
});
