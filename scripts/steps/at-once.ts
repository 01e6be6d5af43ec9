import { AsyncLocalStorage } from 'node:async_hooks';
import type { Running } from './lifecycle';

type Write = (words: string | Uint8Array) => void;

const heldOutput = new AsyncLocalStorage<Write>();
const terminal: Write = (words) => process.stdout.write(words);

/** @returns what holds back the caller's output until it is its turn; undefined when it writes to the terminal. */
export function heldWrite(): Write | undefined {
  return heldOutput.getStore();
}

/** Writes to the terminal, now or when it is the caller's turn. */
export function writeOut(words: string): void {
  (heldWrite() ?? terminal)(words);
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
  const kept: Parameters<Write>[0][] = [];
  let write: Write = (words) => kept.push(words);
  const release = () => {
    write = terminal;
    for (const words of kept.splice(0)) terminal(words);
  };
  running.atEnd(release);
  const [one, other] = await Promise.allSettled([
    first().finally(release),
    heldOutput.run((words) => write(words), second),
  ]);
  if (one.status === 'rejected') throw one.reason;
  if (other.status === 'rejected') throw other.reason;
  return [one.value, other.value];
}
