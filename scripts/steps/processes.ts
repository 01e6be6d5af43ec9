import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { heldWrite } from './at-once';
import { KEPT, ROOT } from './paths';

/** A script of ours, or a tool's entry file, to run under this same Node; or another program of the machine. */
interface Program {
  name: string;
  /** left out: this same Node */
  program?: string;
  /** left out: the checkout */
  cwd?: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
}

export interface Started {
  child: ChildProcess;
  /** Resolves with the exit code when it has ended; a signal counts as 1. */
  ended: Promise<number>;
  stop: () => Promise<void>;
}

/** Runs TypeScript directly. */
export const TSX = ['--import', join(ROOT, 'node_modules/tsx/dist/loader.mjs')] as const;
/** The build tool's own entry, without a shell in between that would swallow signals. */
export const NEXT = join(ROOT, 'node_modules/next/dist/bin/next');
/** Serves the production build; what is loaded first makes sure that nobody is answered without what a page needs. */
export const SERVE = ['--import', join(ROOT, 'scripts/before-serving.mjs'), NEXT, 'start'] as const;

/**
 * Starts a long-running part of `command` ("demo", "dev", "test") in a process group of its own, so that Ctrl-C reaches
 * it only through `stop`, in the right order. Output goes to .handover/<command>/<name>.log, or to the terminal when
 * `loud`.
 */
export function startProcess(command: string, program: Program, loud = false): Started {
  const folder = join(KEPT, command);
  mkdirSync(join(folder, 'processes'), { recursive: true });
  const log = loud ? undefined : openSync(join(folder, `${program.name}.log`), 'a');
  const output = log ?? 'inherit';
  const cwd = program.cwd ?? ROOT;
  const child = spawn(program.program ?? process.execPath, program.args, {
    cwd,
    detached: true,
    env: { ...process.env, ...program.env },
    stdio: ['ignore', output, output],
  });
  if (log !== undefined) closeSync(log);
  const note = join(folder, 'processes', String(child.pid));
  writeFileSync(note, `${process.pid}\n${cwd}`);
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => {
      rmSync(note, { force: true });
      resolve(code ?? 1);
    });
  });
  return { child, ended, stop: () => stopGroup(child, ended) };
}

/**
 * Runs something to its end, shows its output on the terminal when it is its turn, and returns its exit code. `stop`
 * ends it early.
 */
export function runToEnd(program: Program): Started {
  const held = heldWrite();
  const output = held ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, program.args, {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, ...program.env },
    stdio: ['ignore', output, output],
  });
  if (held) for (const stream of [child.stdout, child.stderr]) stream?.on('data', held);
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  return { child, ended, stop: () => stopGroup(child, ended) };
}

/** Ends what an earlier run of this command left behind when it was killed outright. */
export async function stopLeftovers(command: string): Promise<void> {
  const folder = join(KEPT, command, 'processes');
  if (!existsSync(folder)) return;
  for (const pid of readdirSync(folder).map(Number)) {
    const note = join(folder, String(pid));
    const [startedBy, cwd] = readFileSync(note, 'utf8').split('\n');
    if (isAlive(Number(startedBy))) continue;
    if (isOurs(pid, cwd ?? ROOT)) {
      signalGroup(pid, 'SIGTERM');
      for (let tries = 0; tries < 100 && isAlive(pid); tries++) await wait(50);
      signalGroup(pid, 'SIGKILL');
    }
    rmSync(note, { force: true });
  }
}

/** True while a process with that number exists. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Process ids are reused: only a process that works where ours was started counts as ours. Linux can tell. */
function isOurs(pid: number, cwd: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cwd;
  } catch {
    return false;
  }
}

async function stopGroup(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  signalGroup(child.pid, 'SIGTERM');
  const late = wait(10_000, 'late', { ref: false });
  if ((await Promise.race([ended, late])) === 'late') signalGroup(child.pid, 'SIGKILL');
  await ended;
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
