import pg from 'pg';
import { z } from 'zod';
import { asUser, createDatabase, dropDatabase, onDatabase, passwordFor } from '@/scripts/steps/databases';
import type { People } from './people';
import { databaseOf, TEST_LOGIN, templateUrl } from './servers/postgres';

declare global {
  /** this run's database with the cast in it, and who they are; the same for each file of the process */
  var handoverCast: { readonly template: string; readonly people: People } | undefined;
}

/** Any fixed number: only one process of a run makes the cast. */
const MAKING = 7_268_411;

const Person = z.object({
  sessionId: z.string(),
  userId: z.string(),
  email: z.string(),
  name: z.string(),
  timeZone: z.string(),
  authenticatedBy: z.string(),
});
const Workspace = z.object({ id: z.string(), slug: z.string(), name: z.string() });
const Cast = z.object({
  ruth: Person,
  tomas: Person,
  maria: Person,
  dewi: Person,
  stranger: Person,
  workspace: Workspace,
  engagements: z.object({ maria: z.string(), dewi: z.string() }),
  foreign: z.object({
    owner: Person,
    assistant: Person,
    workspace: Workspace,
    engagementId: z.string(),
  }),
});

/**
 * Makes sure that this run has a database with the cast in it. The first process to come makes it, with the same
 * actions a file would use. Who they are is kept beside it, as the database's comment.
 * @returns whether this process has made them, and so has loaded the product's modules for that database.
 */
export async function readyCast(): Promise<boolean> {
  if (globalThis.handoverCast) return false;
  const admin = new pg.Client({ connectionString: onDatabase(templateUrl(), 'postgres') });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [MAKING]);
    const template = databaseOf(templateUrl()).replace('template', 'peopled');
    const known = await commentOn(admin, template);
    const people = known ? Cast.parse(JSON.parse(known)) : await madeIn(admin, template);
    globalThis.handoverCast = { template, people };
    return known === null;
  } finally {
    await admin.end();
  }
}

async function madeIn(admin: pg.Client, template: string): Promise<People> {
  const making = template.replace('peopled', 'making');
  const adminUrl = onDatabase(templateUrl(), 'postgres');
  // left by a process that was killed meanwhile
  await dropDatabase(adminUrl, making);
  const ownerUrl = await createDatabase(adminUrl, making, databaseOf(templateUrl()));
  process.env.DATABASE_APP_URL = asUser(ownerUrl, TEST_LOGIN, passwordFor(TEST_LOGIN, ownerUrl));
  const { makePeople } = await import('./people');
  const { disconnect } = await import('@/lib/platform/db/client');
  const { closeRateLimits } = await import('@/lib/platform/http/rate-limit');
  const people = await makePeople();
  await closeRateLimits();
  await disconnect();
  const [from, to] = [pg.escapeIdentifier(making), pg.escapeIdentifier(template)];
  await admin.query(`COMMENT ON DATABASE ${from} IS ${pg.escapeLiteral(JSON.stringify(people))}`);
  await admin.query(`ALTER DATABASE ${from} RENAME TO ${to}`);
  return people;
}

async function commentOn(admin: pg.Client, database: string): Promise<string | null> {
  const { rows } = await admin.query<{ said: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS said FROM pg_database WHERE datname = $1`,
    [database],
  );
  return rows[0]?.said ?? null;
}
