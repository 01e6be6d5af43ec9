import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from './lifecycle';
import type { Started } from './processes';
import { say } from './say';

/** A process, or a group of them, that is killed and started again. */
export interface Killable {
  name: string;
  start: () => Promise<Instance> | Instance;
}

/** The running instance. */
export interface Instance {
  /** Kills it (SIGKILL). @returns false when it had already ended by itself. */
  kill: () => Promise<boolean>;
  stop: () => Promise<void>;
}

/** @returns which of them is killed next, by its place, and after how many seconds; null: no more are killed. */
export type NextKill = () => { readonly which: number; readonly seconds: number } | null;

/** Stands for a part that is started again whenever it ends, where something waits for an answer or for an end. */
export const RESTARTED: Pick<Started, 'ended'> = { ended: new Promise<number>(() => undefined) };

/** How long a supervisor takes to notice that something is gone. */
const NOTICED_MS = 1_000;

/** @returns one of our own processes as something that can be killed. */
export function killableProcess(name: string, start: () => Started): Killable {
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
export function inTurn(count: number, seconds: number): NextKill {
  let turn = -1;
  return () => {
    turn = (turn + 1) % count;
    return seconds > 0 ? { which: turn, seconds } : null;
  };
}

interface Supervised {
  readonly killable: Killable;
  instance: Instance;
}

/** Starts all of them, one after the other; they are stopped when the command ends. */
export async function startAll(
  killables: readonly Killable[],
  running: Running,
): Promise<readonly Supervised[]> {
  const supervised: Supervised[] = [];
  running.atEnd(async () => {
    await Promise.all(supervised.map(({ instance }) => instance.stop()));
  });
  for (const killable of killables) supervised.push({ killable, instance: await killable.start() });
  return supervised;
}

/**
 * Kills one after the other (SIGKILL), and starts it again.
 * @returns how often each was killed, and which had ended before they were killed; `stop` ends it, and waits until all
 * are running again.
 */
export function killRepeatedly(supervised: readonly Supervised[], next: NextKill, running: Running) {
  const killed = new Map<string, number>();
  const endedThemselves: string[] = [];
  const over = new AbortController();
  running.atEnd(() => over.abort());
  const pause = (ms: number) =>
    wait(ms, undefined, { ref: false, signal: over.signal }).catch(() => undefined);
  const loop = async () => {
    while (!over.signal.aborted) {
      const planned = next();
      const victim = planned && supervised[planned.which];
      if (!victim) return;
      await pause(planned.seconds * 1_000);
      if (over.signal.aborted) return;
      const { name, start } = victim.killable;
      const wasAlive = await victim.instance.kill();
      if (wasAlive) killed.set(name, (killed.get(name) ?? 0) + 1);
      else endedThemselves.push(name);
      say(wasAlive ? `Killed ${name}` : `${name} had ended by itself; its log says why`);
      await pause(NOTICED_MS);
      victim.instance = await start();
    }
  };
  const looping = loop();
  // an error reaches whoever awaits `stop()`; without a handler until then, it would end the process
  looping.catch(() => undefined);
  const stop = () => {
    over.abort();
    return looping;
  };
  return { killed, endedThemselves, stop };
}
