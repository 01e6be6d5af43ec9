import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { env } from '@/lib/platform/env/env';
import { type Prisma, PrismaClient } from './generated/client';
import { openPool } from './pool';
import { statementNames } from './statement-names';
import { watchStatements } from './watching';

type Database = {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly nameOf: ReturnType<typeof statementNames>;
};

/**
 * How long a connection may sit idle before it is closed, and how long it may live. A new one costs more than a page:
 * signing in to PostgreSQL, then loading its catalogue and planning under row level security again. With the driver's
 * ten seconds, everybody who comes back after a pause would wait for that.
 */
const REST_MILLISECONDS = 10 * 60 * 1000;
const LIFE_SECONDS = 60 * 60;

declare global {
  var handoverDatabase: Database | undefined;
}

/** On globalThis, because Next keeps module state apart for pages, route handlers and instrumentation. */
function database(): Database {
  globalThis.handoverDatabase ??= connect();
  return globalThis.handoverDatabase;
}

function connect(): Database {
  const pool = openPool({
    connectionString: env().DATABASE_APP_URL,
    max: 10,
    idleTimeoutMillis: REST_MILLISECONDS,
    maxLifetimeSeconds: LIFE_SECONDS,
  });
  // an idle connection that breaks is replaced by the next query; without a listener its error would end the process
  pool.on('error', () => undefined);
  watchStatements(pool);
  const nameOf = env().DATABASE_STATEMENTS === 'unnamed' ? () => '' : statementNames();
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: nameOf, disposeExternalPool: true }),
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  return { pool, prisma, nameOf };
}

/**
 * The process's only Prisma client, as the unprivileged role. Only `lib/platform/tenancy` may use it
 * (the linter refuses others): everything else reaches the database through `withActor`.
 */
export function prisma(): PrismaClient {
  return database().prisma;
}

/**
 * Runs one statement on the same connections without Prisma in between, which costs three times as much as the read
 * itself. Also only for `lib/platform/tenancy`.
 * @returns its rows, as the driver gives them: instants as Date, JSON parsed.
 */
export async function ask<Row extends pg.QueryResultRow>(query: Prisma.Sql): Promise<readonly Row[]> {
  const { pool, nameOf } = database();
  const { text } = query;
  const name = nameOf({ sql: text });
  const { rows } = await pool.query<Row>({ ...(name && { name }), text, values: query.values });
  return rows;
}

/** @returns how many connections this process has, and how many callers wait for one. */
export function connections(): { readonly busy: number; readonly idle: number; readonly waiting: number } {
  const pool = globalThis.handoverDatabase?.pool;
  if (!pool) return { busy: 0, idle: 0, waiting: 0 };
  return { busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount };
}

/** Lends one connection for as long as `work` takes. Also only for `lib/platform/tenancy`. */
export async function onConnection<T>(work: (connection: pg.PoolClient) => Promise<T>): Promise<T> {
  const connection = await database().pool.connect();
  try {
    return await work(connection);
  } finally {
    connection.release();
  }
}

/** Closes the connections, for a graceful shutdown. */
export async function disconnect(): Promise<void> {
  const open = globalThis.handoverDatabase;
  globalThis.handoverDatabase = undefined;
  await open?.prisma.$disconnect();
  // Prisma ends the pool only if it ever ran a query
  if (open && !open.pool.ending) await open.pool.end();
}
