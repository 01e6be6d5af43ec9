import pg from 'pg';

export type Patience = {
  /** to get a connection: until one of the pool's is free, or the server has accepted a new one */
  readonly connectMilliseconds: number;
  /** for a query */
  readonly answerMilliseconds: number;
};

/**
 * As long as a transaction may wait to begin, and twice as long as it may take. A machine that fails takes its
 * connections with it without a word: the system would go on sending for a quarter of an hour, with everybody waiting
 * for dead connections.
 */
const PATIENCE: Patience = { connectMilliseconds: 10_000, answerMilliseconds: 30_000 };

/** What PostgreSQL says when nothing can be written, as on a standby after a failover (read_only_sql_transaction). */
export const TAKES_NO_WRITES = '25006';

/**
 * Opens a pool that drops connections that are no longer of use: the server has fallen silent, or no longer accepts
 * writes. The next one connects afresh, to whichever server has that address by then.
 */
export function openPool(config: pg.PoolConfig, patience = PATIENCE): pg.Pool {
  const pool = new pg.Pool({ ...config, ...patient(patience) });
  pool.on('connect', endOnceUseless);
  return pool;
}

/** @returns the driver's settings for a pool, or a single connection, that gives up on a silent server. */
export function patient({ connectMilliseconds, answerMilliseconds } = PATIENCE): pg.ClientConfig {
  return { connectionTimeoutMillis: connectMilliseconds, query_timeout: answerMilliseconds };
}

/**
 * Ends a pool's connection once it is of no use; for the pool's `connect` event.
 *
 * The driver leaves a silent connection in the pool, for the next query to wait on. It has no hook around queries, so
 * each connection's `query` is wrapped. The pool's own queries take a callback, and a failure ends their connection
 * anyway.
 */
export function endOnceUseless(connection: pg.PoolClient & { readonly end?: () => Promise<void> }): void {
  connection.query = new Proxy(connection.query, {
    apply(_query, self, sent) {
      // looked up each time, since the statement counter replaces the driver's method
      const answer: unknown = Reflect.apply(pg.Client.prototype.query, self, sent);
      if (answer instanceof Promise)
        answer.catch((error: unknown) => {
          if (isUseless(error)) void connection.end?.().catch(() => undefined);
        });
      return answer;
    },
  });
}

/** The driver's own timeout has no error code. */
function isUseless(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message === 'Query read timeout' || ('code' in error && error.code === TAKES_NO_WRITES);
}
