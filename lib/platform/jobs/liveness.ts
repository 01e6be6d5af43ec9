import { Client, type Pool } from 'pg';
import { type Patience, patient } from '@/lib/platform/db/pool';
import { log } from '@/lib/platform/logging/log';
import { KEYED } from './enqueue';

/** The first key of the two-key advisory lock; keeps these locks apart from all others. */
export const LOCK_SPACE = 4_826_118;
const RETAKE_MS = 1_000;
/** Nothing else is sent on this connection, and a server that fails with its machine doesn't close it. */
const ASK_MS = 5_000;

/**
 * Shows that a worker is alive: an advisory lock on its own connection, which PostgreSQL drops by itself when the
 * process dies, however it dies. Taken again if the connection is lost but the process lives, and if its server has
 * fallen silent or no longer accepts writes: the other workers look for the lock on the server that has taken over, and
 * would free the jobs of one that lives.
 */
export class LivenessLock {
  #client: Client | undefined;
  #released = false;
  readonly #connectionString: string;
  readonly #workerId: string;
  readonly #patience: Patience | undefined;

  constructor(connectionString: string, workerId: string, patience?: Patience) {
    this.#connectionString = connectionString;
    this.#workerId = workerId;
    this.#patience = patience;
  }

  /**
   * Takes the lock, or reports that it couldn't and tries again in a second. When a connection breaks later, a new one
   * is made.
   */
  async take(): Promise<void> {
    const client = new Client({
      ...patient(this.#patience),
      connectionString: this.#connectionString,
      application_name: 'handover worker liveness',
    });
    client.on('error', (err) => log.warn({ err }, 'a worker lost its liveness connection'));
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [LOCK_SPACE, this.#workerId]);
    } catch (err) {
      log.warn({ err }, 'a worker could not show that it is alive');
      // otherwise the connection would stay half open; one that never came about reports its end too, but only one new
      // one may follow
      await client.end().catch(() => undefined);
      this.#retakeLater();
      return;
    }
    const asking = setInterval(() => void checkConnection(client), ASK_MS).unref();
    client.once('end', () => {
      clearInterval(asking);
      this.#retakeLater();
    });
    this.#client = client;
    if (this.#released) await client.end();
  }

  async release(): Promise<void> {
    this.#released = true;
    await this.#client?.end();
  }

  #retakeLater(): void {
    if (!this.#released) setTimeout(() => void this.take(), RETAKE_MS).unref();
  }
}

/** Closes a connection whose server is silent or accepts no writes: the lock is taken again on whichever server has the address by then. */
async function checkConnection(client: Client): Promise<void> {
  const isOfUse = await client
    .query<{ writes: boolean }>("SELECT current_setting('transaction_read_only') = 'off' AS writes")
    .then(
      ({ rows }) => rows[0]?.writes === true,
      () => false,
    );
  if (!isOfUse) await client.end().catch(() => undefined);
}

/**
 * Removes superseded jobs that nobody performs any more because they failed or were freed. Enqueueing a job under a key
 * that is being worked on takes the key from the running one and never lets that be retried (graphile-worker's
 * add_jobs), since the new job does what is left; it would then be listed as given up.
 * @returns how many there were.
 */
export async function forgetSuperseded(pool: Pick<Pool, 'query'>): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM graphile_worker._private_jobs
     WHERE locked_at IS NULL AND attempts >= max_attempts AND key IS NULL AND flags ? '${KEYED}'`,
  );
  return rowCount ?? 0;
}

/**
 * Frees the jobs of dead workers: those locked for longer than `graceSeconds` whose worker holds no liveness lock. The
 * grace covers a worker that has just lost its connection and is taking the lock again.
 * @returns how many workers were found dead.
 */
export async function freeJobsOfDeadWorkers(pool: Pool, graceSeconds = 15): Promise<number> {
  const { rows } = await pool.query<{ workerId: string }>(
    `WITH holders AS (
       SELECT locked_by AS id FROM graphile_worker._private_jobs
       WHERE locked_at < now() - make_interval(secs => $2)
       UNION
       SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_at < now() - make_interval(secs => $2))
     SELECT id AS "workerId" FROM holders
     WHERE id IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM pg_locks l
       WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND l.classid = $1::oid AND l.objid = (hashtext(id)::bigint & 4294967295)::oid)`,
    [LOCK_SPACE, graceSeconds],
  );
  if (rows.length === 0) return 0;
  const dead = rows.map(({ workerId }) => workerId);
  await pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [dead]);
  await forgetSuperseded(pool);
  log.warn({ workers: dead.length }, 'freed the jobs of workers that are gone');
  return dead.length;
}
