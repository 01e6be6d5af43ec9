import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Linux counts a process's time in hundredths of a second (proc_pid_stat(5); USER_HZ is 100 on every port in use). */
const TICK_MS = 10;

/**
 * Milliseconds of processor time that a process has used so far, its own and the kernel's on its behalf; undefined as
 * below.
 */
export function processorMilliseconds(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (pid === undefined || !existsSync(file)) return undefined;
  // the name, in parentheses, may hold spaces: what follows it begins with the third field
  const [, rest = ''] = /\) (.*)$/s.exec(readFileSync(file, 'utf8')) ?? [];
  const fields = rest.split(' ').map(Number);
  return ((fields[11] ?? Number.NaN) + (fields[12] ?? Number.NaN)) * TICK_MS;
}

const LOOK_MS = 50;
const LOOKS_FOR_REST = 100;

/**
 * Resolves once a process has been busy for at most a fifth of the time between two looks, after five seconds at the
 * latest. A server finishes what it has begun even when nobody waits for it any more, and the next request would wait
 * behind that.
 */
export async function atRest(pid: number | undefined): Promise<void> {
  for (let looks = 0; looks < LOOKS_FOR_REST; looks++) {
    const before = processorMilliseconds(pid);
    if (before === undefined) return;
    await wait(LOOK_MS);
    const now = processorMilliseconds(pid) ?? before;
    if (now - before <= LOOK_MS / 5) return;
  }
}

/** Megabytes of memory a process holds now; undefined where the system doesn't tell (only Linux does, in /proc). */
export function residentMegabytes(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/status`;
  if (pid === undefined || !existsSync(file)) return undefined;
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}
