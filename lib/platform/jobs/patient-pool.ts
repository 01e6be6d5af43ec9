import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { endOnceUseless, type Patience, patient } from '@/lib/platform/db/pool';
import { onceReachable } from '@/lib/platform/db/reachable';
import { log } from '@/lib/platform/logging/log';

type OnConnection = Exclude<Parameters<Pool['connect']>[0], undefined>;

/**
 * A worker's connections. Whatever asks for one while the database is away gets it once it is back: graphile-worker
 * records a job's end without handling failure, so an outage of a second would otherwise end the whole process. One that
 * is no longer of use is dropped, as those of pages are (adr/0119).
 */
export class PatientPool extends Pool {
  readonly #impatience = new AbortController();

  constructor(config: PoolConfig, patience?: Patience) {
    super({ ...config, ...patient(patience) });
    this.on('connect', endOnceUseless);
    // the pool replaces a connection that breaks; without listeners its error would end the process
    const onBroken = (err: Error) => log.warn({ err }, 'a worker lost a connection');
    this.on('error', onBroken);
    this.on('connect', (connection) => connection.on('error', onBroken));
  }

  override connect(): Promise<PoolClient>;
  override connect(onConnection: OnConnection): void;
  override connect(onConnection?: OnConnection): Promise<PoolClient> | undefined {
    if (onConnection) {
      super.connect(onConnection);
      return undefined;
    }
    return onceReachable(
      () => super.connect(),
      (err) => log.warn({ err }, 'a worker waits for the database'),
      this.#impatience.signal,
    );
  }

  /** From now on a missing database is an error at once, also for those already waiting: the worker is to stop. */
  stopWaiting(): void {
    this.#impatience.abort();
  }
}
