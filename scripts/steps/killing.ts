import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from './lifecycle';
import type { Started } from './processes';
import { say } from './say';

interface Mortal {
  name: string;
  start: () => Started;
}

/** How long a supervisor takes to notice that something is gone. */
const NOTICED_MS = 1_000;

/**
 * Starts processes, and from then on kills one after the other outright (SIGKILL), every so many seconds, and starts it
 * again. 0 seconds: none is killed.
 * @returns how many were killed, and who had ended before anybody killed them; asked at the end.
 */
export function keepKilling(
  mortals: readonly Mortal[],
  seconds: number,
  running: Running,
): () => { readonly killed: number; readonly endedThemselves: readonly string[] } {
  const living = mortals.map(({ start }) => start());
  let isOver = false;
  let killed = 0;
  let turn = 0;
  const endedThemselves: string[] = [];
  running.atEnd(async () => {
    isOver = true;
    await Promise.all(living.map((started) => started.stop()));
  });
  const loop = async () => {
    while (!isOver) {
      await wait(seconds * 1_000, undefined, { ref: false });
      const [mortal, started] = [mortals[turn], living[turn]];
      if (isOver || !mortal || started?.child.pid === undefined) return;
      const { exitCode, signalCode, pid } = started.child;
      const isAlive = exitCode === null && signalCode === null;
      if (isAlive) process.kill(-pid, 'SIGKILL');
      else endedThemselves.push(mortal.name);
      await started.ended;
      killed += isAlive ? 1 : 0;
      turn = (turn + 1) % mortals.length;
      say(isAlive ? `Killed ${mortal.name}` : `${mortal.name} had ended by itself; its log says why`);
      await wait(NOTICED_MS, undefined, { ref: false });
      if (!isOver) living[living.indexOf(started)] = mortal.start();
    }
  };
  if (seconds > 0) void loop();
  return () => ({ killed, endedThemselves });
}
