import pino from 'pino';
import { errorInLog } from './error-in-log';
import { LOG_LEVELS, USUAL_LEVEL } from './levels';
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

export const log = makeLog(levelThatIsSet());

/** Goes by LOG_LEVEL from here on: a command reads its settings from a file once everything is loaded. */
export function takeLevel(): void {
  log.level = levelThatIsSet();
}

/** What isn't a level is refused with the other settings, which still has to be logged. */
function levelThatIsSet(): string {
  return LOG_LEVELS.find((each) => each === process.env.LOG_LEVEL) ?? USUAL_LEVEL;
}
