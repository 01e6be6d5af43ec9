import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './processes';

/**
 * The first port from `from` on that nothing listens on and that no other Handover command of this machine is about to
 * use. It stays reserved until this process ends, so that two demos started together don't choose the same.
 * @param from below 32768: a kernel gives higher ports to clients (Linux's ip_local_port_range). One that was free may
 * be taken a moment later, and a client that connects to a server before it listens may be given that very port and
 * wait for itself.
 */
export async function firstFreePort(from: number): Promise<number> {
  for (let port = from; port < from + 200; port++) {
    if ((await isFree(port)) && reserve(port)) return port;
  }
  throw new Error(`No free port between ${from} and ${from + 199}.`);
}

/** On all addresses, and on each loopback address separately, which the kernel tells apart. */
async function isFree(port: number): Promise<boolean> {
  for (const host of [undefined, '127.0.0.1', '::1']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 has no ::1 to be taken.
    server.once('error', (error) => resolve('code' in error && error.code === 'EADDRNOTAVAIL'));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}

function reserve(port: number): boolean {
  const folder = join(tmpdir(), 'handover-ports');
  mkdirSync(folder, { recursive: true, mode: 0o777 });
  const note = join(folder, String(port));
  if (isAlive(holder(note))) return holder(note) === process.pid;
  try {
    rmSync(note, { force: true });
    // "wx" fails when another process was quicker.
    writeFileSync(note, String(process.pid), { flag: 'wx' });
  } catch {
    return false;
  }
  process.once('exit', () => rmSync(note, { force: true }));
  return true;
}

function holder(note: string): number {
  try {
    return Number(readFileSync(note, 'utf8'));
  } catch {
    return 0;
  }
}
