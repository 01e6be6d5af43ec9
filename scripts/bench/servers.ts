import { join } from 'node:path';
import { ensureBuilt } from '@/scripts/steps/build';
import { localEnv } from '@/scripts/steps/demo-env';
import type { Running } from '@/scripts/steps/lifecycle';
import { answering, startWeb } from '@/scripts/steps/parts';
import { ROOT } from '@/scripts/steps/paths';
import { firstFreePort } from '@/scripts/steps/ports';
import { NEXT, runToEnd, startProcess } from '@/scripts/steps/processes';
import { Refused, say } from '@/scripts/steps/say';
import type { FilledDatabase } from './databases';

const BARE = join(ROOT, 'tests/bench/bare');

export interface Server {
  url: string;
  pid: number | undefined;
}

/** Builds the product and the bare page, both for production. */
export async function buildBoth([database]: readonly FilledDatabase[], running: Running): Promise<void> {
  if (!database) throw new Refused('There is no database to build with.');
  await ensureBuilt(localEnv('bench', { ...database, url: 'http://localhost' }), running);
  say('Building the bare page');
  const build = runToEnd({
    name: 'build',
    args: [NEXT, 'build', BARE],
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  });
  running.atEnd(build.stop);
  if ((await build.ended) !== 0)
    throw new Refused('The bare page could not be built; the lines above say why.');
}

/** Starts the product's web server on that database. No worker: the bench changes nothing. */
export async function startProduct(database: FilledDatabase, running: Running): Promise<Server> {
  const port = await firstFreePort(3400);
  const url = `http://localhost:${port}`;
  const env = { ...localEnv('bench', { ...database, url }), LOG_LEVEL: 'warn' };
  const web = await startWeb({ command: 'bench', env, running }, port, 'start');
  return { url, pid: web.child.pid };
}

/** Starts the bare page the same way. */
export async function startBare(running: Running): Promise<Server> {
  const port = await firstFreePort(3450);
  const url = `http://localhost:${port}`;
  const args = [NEXT, 'start', BARE, '-p', String(port)];
  const started = startProcess('bench', { name: 'bare', args, env: { NEXT_TELEMETRY_DISABLED: '1' } });
  running.atEnd(started.stop);
  await answering('bare page', started, url, 'bench');
  return { url, pid: started.child.pid };
}
