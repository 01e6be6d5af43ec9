import pg from 'pg';

type Patience = {
  /** for a connection: until one of the pool's is free, or the server has let a new one in */
  readonly connectMilliseconds: number;
  /** for what was asked */
  readonly answerMilliseconds: number;
};

/**
 * As long as a transaction may wait to begin, and twice as long as it may take. A machine that fails takes its lines with it and says
 * nothing: the system would go on sending for a quarter of an hour, with everybody waiting for connections that nobody is behind.
 */
const PATIENCE: Patience = { connectMilliseconds: 10_000, answerMilliseconds: 30_000 };

/** What PostgreSQL says where nothing can be written, as after a failover on what is a standby now (read_only_sql_transaction). */
export const TAKES_NO_WRITES = '25006';

/**
 * Opens a pool whose connections are given up when they are of no use any more: the server has fallen silent, or has become one that
 * takes no writes. The next one is made anew, and finds whichever server has that address by then.
 */
export function openPool(config: pg.PoolConfig, patience = PATIENCE): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    connectionTimeoutMillis: patience.connectMilliseconds,
    query_timeout: patience.answerMilliseconds,
  });
  pool.on('connect', endOnceUseless);
  return pool;
}

/**
 * The driver leaves a connection that is silent in the pool, for the next one to wait for. It has no hook for what is asked, so each
 * connection's `query` is stood in for. What a pool asks by itself is answered to a function, and a failure ends its connection anyway.
 */
function endOnceUseless(connection: pg.PoolClient & { readonly end?: () => Promise<void> }): void {
  connection.query = new Proxy(connection.query, {
    apply(_query, self, sent) {
      // looked up each time: whoever counts statements stands in for the driver's
      const answer: unknown = Reflect.apply(pg.Client.prototype.query, self, sent);
      if (answer instanceof Promise)
        answer.catch((error: unknown) => {
          if (isUseless(error)) void connection.end?.().catch(() => undefined);
        });
      return answer;
    },
  });
}

/** The driver gives its own impatience no code. */
function isUseless(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message === 'Query read timeout' || ('code' in error && error.code === TAKES_NO_WRITES);
}
