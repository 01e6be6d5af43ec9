import type { WorkerEvents } from 'graphile-worker';
import type { PoolClient } from 'pg';
import { log } from '@/lib/platform/logging/log';

/** Nothing is sent on this connection by itself, and a server that fails with its machine doesn't close it. */
const ASK_MS = 10_000;

/**
 * Has a worker notice that the connection on which it hears of new jobs is dead: a listener only waits, and would go on
 * waiting for good, with jobs found by polling alone. The connection is asked something now and then; where no answer
 * comes in time, the library is told that it broke, and makes another.
 * @param events the worker's own
 * @returns a function that ends the asking.
 */
export function keepListening(events: WorkerEvents): () => void {
  let asking: ReturnType<typeof setInterval> | undefined;
  const stop = () => clearInterval(asking);
  events.on('pool:listen:success', ({ client }) => {
    stop();
    asking = setInterval(() => void checkConnection(client), ASK_MS).unref();
  });
  events.on('pool:listen:release', stop);
  return stop;
}

async function checkConnection(client: PoolClient): Promise<void> {
  try {
    await client.query('SELECT 1');
  } catch (err) {
    log.warn({ err }, 'a worker stopped hearing of new jobs, and listens afresh');
    // what the driver does when a connection breaks by itself; without a listener left, it had broken already
    if (client.listenerCount('error') > 0) client.emit('error', err);
  }
}
