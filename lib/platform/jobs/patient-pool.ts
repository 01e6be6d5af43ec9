import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { onceReachable } from '@/lib/platform/db/reachable';
import { log } from '@/lib/platform/log';

type OnConnection = Exclude<Parameters<Pool['connect']>[0], undefined>;

/**
 * A worker's connections. Whoever asks for one while the database is away gets it once it is back: what graphile-worker notes
 * at a job's end it notes without anybody to hear that it failed, so that the whole process would end by an outage of a second.
 */
export class PatientPool extends Pool {
  readonly #impatience = new AbortController();

  constructor(config: PoolConfig) {
    super(config);
    // a connection that breaks is replaced by the pool; without listeners its error would end the process
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

  /** From now on a database that is away is an error at once, also to whoever waits already: the worker is to stop. */
  stopWaiting(): void {
    this.#impatience.abort();
  }
}
