import { AsyncLocalStorage } from 'node:async_hooks';
import type { Running } from './lifecycle';

type Voice = (words: string | Uint8Array) => void;

const waiting = new AsyncLocalStorage<Voice>();
const terminal: Voice = (words) => process.stdout.write(words);

/** @returns where the caller's output goes while it has to wait its turn; otherwise undefined. */
export function waitingVoice(): Voice | undefined {
  return waiting.getStore();
}

/** Writes to the terminal, or keeps it until the caller's turn. */
export function speak(words: string): void {
  (waitingVoice() ?? terminal)(words);
}

/**
 * Does two things at the same time, and shows them one after the other: the second one's output is kept until the first
 * is done, or the command ends. Neither is stopped when the other fails.
 */
export async function atOnce<First, Second>(
  first: () => Promise<First>,
  second: () => Promise<Second>,
  running: Running,
): Promise<[First, Second]> {
  const kept: Parameters<Voice>[0][] = [];
  let say: Voice = (words) => kept.push(words);
  const beHeard = () => {
    say = terminal;
    for (const words of kept.splice(0)) terminal(words);
  };
  running.atEnd(beHeard);
  const [one, other] = await Promise.allSettled([
    first().finally(beHeard),
    waiting.run((words) => say(words), second),
  ]);
  if (one.status === 'rejected') throw one.reason;
  if (other.status === 'rejected') throw other.reason;
  return [one.value, other.value];
}
