import { constants } from 'node:os';
import { messageOf } from '@/lib/platform/text/message-of';
import { Refused, say } from './say';

type Cleanup = () => Promise<void> | void;

export interface Running {
  /** Runs at the end, however the command ends; the last one registered runs first. */
  atEnd: (cleanup: Cleanup) => void;
  /** Resolves with the first signal that asks the command to stop. */
  stopped: Promise<NodeJS.Signals>;
}

/**
 * Runs a command that starts things, and stops all of them when it returns, throws, or is told to stop. `main` returns
 * the exit code.
 */
export async function runCommand(main: (running: Running) => Promise<number>): Promise<never> {
  const cleanups: Cleanup[] = [];
  let signalled: NodeJS.Signals | undefined;
  const stopped = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // Ctrl-C arrives twice, from the terminal and from the process that started us; the second changes nothing.
      process.on(signal, () => {
        signalled ??= signal;
        resolve(signal);
      });
    }
  });
  const interrupted = stopped.then((signal) => 128 + constants.signals[signal]);

  const code = await Promise.race([
    main({ atEnd: (cleanup) => cleanups.push(cleanup), stopped }),
    interrupted,
  ]).catch((error: unknown) => {
    // Once we are stopping, a child that ends early isn't reported.
    if (!signalled) process.stderr.write(`${describe(error)}\n`);
    return 1;
  });
  if (signalled) say('Stopping');
  for (const cleanup of cleanups.reverse()) {
    await Promise.resolve(cleanup()).catch((error: unknown) => process.stderr.write(`${messageOf(error)}\n`));
  }
  process.exit(code);
}

function describe(error: unknown): string {
  if (error instanceof Refused) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
