import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from './lifecycle';
import type { Started } from './processes';
import { say } from './say';

/** Something that is killed and started again. */
export interface Mortal {
  name: string;
  start: () => Promise<Living> | Living;
}

/** The running instance. */
export interface Living {
  /** Kills it (SIGKILL). @returns false when it had already ended by itself. */
  kill: () => Promise<boolean>;
  stop: () => Promise<void>;
}

/** Which of them is killed next, and after how many seconds; null: no more. */
export type NextDeath = () => { readonly which: number; readonly seconds: number } | null;

/** How long a supervisor takes to notice that something is gone. */
const NOTICED_MS = 1_000;

/** @returns one of our own processes as something that can be killed. */
export function mortalProcess(name: string, start: () => Started): Mortal {
  return {
    name,
    start: () => {
      const { child, ended, stop } = start();
      const kill = async () => {
        const isAlive = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
        if (isAlive && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        await ended;
        return isAlive;
      };
      return { kill, stop };
    },
  };
}

/** @returns each in turn, every so many seconds. 0 seconds: none is killed. */
export function inTurn(count: number, seconds: number): NextDeath {
  let turn = -1;
  return () => {
    turn = (turn + 1) % count;
    return seconds > 0 ? { which: turn, seconds } : null;
  };
}

/** Something mortal, and its current life. */
interface Life {
  readonly mortal: Mortal;
  now: Living;
}

/** Starts all of them, one after the other; they are stopped when the command ends. */
export async function startAll(mortals: readonly Mortal[], running: Running): Promise<readonly Life[]> {
  const lives: Life[] = [];
  running.atEnd(async () => {
    await Promise.all(lives.map(({ now }) => now.stop()));
  });
  for (const mortal of mortals) lives.push({ mortal, now: await mortal.start() });
  return lives;
}

/**
 * Kills one after the other outright, and starts it again.
 * @returns how often each was killed, and which had ended before anybody killed them; `rest` ends it, and waits until
 * all are running again.
 */
export function keepKilling(lives: readonly Life[], next: NextDeath, running: Running) {
  const killed = new Map<string, number>();
  const endedThemselves: string[] = [];
  const over = new AbortController();
  running.atEnd(() => over.abort());
  const pause = (ms: number) =>
    wait(ms, undefined, { ref: false, signal: over.signal }).catch(() => undefined);
  const loop = async () => {
    while (!over.signal.aborted) {
      const death = next();
      const life = death && lives[death.which];
      if (!life) return;
      await pause(death.seconds * 1_000);
      if (over.signal.aborted) return;
      const { name, start } = life.mortal;
      const wasAlive = await life.now.kill();
      if (wasAlive) killed.set(name, (killed.get(name) ?? 0) + 1);
      else endedThemselves.push(name);
      say(wasAlive ? `Killed ${name}` : `${name} had ended by itself; its log says why`);
      await pause(NOTICED_MS);
      life.now = await start();
    }
  };
  const looping = loop();
  // an error reaches whoever awaits `rest()`; without a handler until then, it would end the process
  looping.catch(() => undefined);
  const rest = () => {
    over.abort();
    return looping;
  };
  return { killed, endedThemselves, rest };
}
