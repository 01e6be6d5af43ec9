import { parseArgs } from 'node:util';
import { Refused } from './say';

const USUAL_PORT = '3000';

/**
 * Reads the arguments of `npm run demo`: whether to start over, and whether others reach it, at which address.
 * @throws Refused for what can't be done.
 */
export function readDemoArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      reset: { type: 'boolean', default: false },
      public: { type: 'string' },
      port: { type: 'string', default: USUAL_PORT },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 32_767)
    throw new Refused('--port takes the number of a port below 32768.');
  return {
    reset: values.reset,
    port,
    publicUrl: values.public === undefined ? undefined : originOf(values.public),
  };
}

/** Everybody may sign in there, but nobody listening on the way may read the cookies. */
function originOf(asked: string): string {
  const url = URL.parse(asked);
  if (url?.protocol !== 'https:' || url.href !== `${url.origin}/`)
    throw new Refused(
      '--public takes the address at which others reach it, like https://sample.example.com.',
    );
  return url.origin;
}
