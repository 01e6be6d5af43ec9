import { ask, prisma } from '@/lib/platform/db/client';
import { Prisma } from '@/lib/platform/db/generated/client';
import { noteActor } from '@/lib/platform/logging/work';
import { Refused } from '@/lib/platform/result';
import { boundsNow } from './bounds';
import { ACCOUNT_ERASED, mayBeOfErasing } from './erased';
import { knowingOutcome } from './outcome';

export { connections } from '@/lib/platform/db/client';

/** The actor's transaction: the only handle on the database there is. */
export type Tx = Prisma.TransactionClient;

export type StaffRole = 'owner' | 'manager';

/**
 * Who is asking. `workspace` is a job, or a step of an action after its rule has decided; `auth` is sign-in; `mailer`
 * sends mail; `stripe` receives its events and reconciles the books; `operator` examines the installation and records
 * what its operators do.
 */
export type Actor =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'workspace'; readonly workspaceId: string }
  | { readonly kind: 'auth' }
  | { readonly kind: 'mailer' }
  | { readonly kind: 'stripe' }
  | { readonly kind: 'operator' };

export type Membership = { readonly workspaceId: string; readonly role: StaffRole | 'assistant' };

/** An engagement as forms, rows and rules name it: everything a business and its assistant share hangs on it. */
export type EngagementRef = { readonly workspaceId: string; readonly engagementId: string };

/** What the database knows about the actor; empty for jobs and sign-in. */
export type ActorAccess = {
  readonly userId: string | null;
  readonly memberships: readonly Membership[];
  readonly engagementIds: readonly string[];
  /** engagements of theirs that have ended: they read what was signed in them, and write nothing */
  readonly pastEngagementIds: readonly string[];
};

/** What it knows about a person; the user is always known. */
export type PersonAccess = ActorAccess & { readonly userId: string };

const NOBODY: ActorAccess = { userId: null, memberships: [], engagementIds: [], pastEngagementIds: [] };

/**
 * How PostgreSQL plans. `values`: each statement anew for its parameters. That is for reading a whole record, where the
 * generic plan that PostgreSQL switches to after five runs takes ten times as long for a long record.
 */
export type Plans = 'as it comes' | 'values';

/**
 * Runs `work` in one transaction in which row level security lets through exactly what `actor` may reach.
 * @returns what `work` returns, after the commit.
 * @throws whatever `work` throws, after the rollback; OutcomeUnknown when the connection broke during the commit;
 * Refused (`account_erased`) when PostgreSQL refuses it because the person's account was being erased at the same time.
 */
export async function withActor<T>(
  actor: Actor,
  work: (tx: Tx, me: ActorAccess) => Promise<T>,
  plans: Plans = 'as it comes',
): Promise<T> {
  return inTransaction(actor, work, { plans });
}

/**
 * As `withActor`, for reading what has to agree with itself, in many statements: each sees everything as it was at the
 * first, whatever others write meanwhile.
 */
export async function asOfOneMoment<T>(
  actor: Actor,
  work: (tx: Tx, me: ActorAccess) => Promise<T>,
): Promise<T> {
  return inTransaction(actor, work, { plans: 'as it comes', isolationLevel: 'RepeatableRead' });
}

type Transaction = {
  readonly plans: Plans;
  /** PostgreSQL's own if left out: each statement sees what is committed when it begins */
  readonly isolationLevel?: 'RepeatableRead';
};

async function inTransaction<T>(
  actor: Actor,
  work: (tx: Tx, me: ActorAccess) => Promise<T>,
  { plans, ...options }: Transaction,
): Promise<T> {
  try {
    return await knowingOutcome((isWorkDone) =>
      prisma().$transaction(async (tx) => {
        const value = await work(tx, await become(tx, actor, plans));
        isWorkDone();
        return value;
      }, options),
    );
  } catch (error) {
    throw mayBeOfErasing(error) && (await isErased(actor)) ? new Refused(ACCOUNT_ERASED) : error;
  }
}

/** Waits for whoever is erasing the account right now. */
async function isErased(actor: Actor): Promise<boolean> {
  if (actor.kind !== 'user') return false;
  const [row] = await ask<{ is: boolean }>(sql`SELECT app.account_erased(${actor.userId}::uuid) AS is`);
  return row?.is ?? false;
}

/** Writes a piece of SQL with its parameters, for `readAs`. */
export const sql = Prisma.sql;
export type Sql = Prisma.Sql;

/** @returns milliseconds since 1970 as PostgreSQL reads an instant, infinity included. */
export function instantSql(at: number): string {
  if (at === Number.NEGATIVE_INFINITY) return '-infinity';
  return at === Number.POSITIVE_INFINITY ? 'infinity' : new Date(at).toISOString();
}

/**
 * Reads one value as a person, in one statement: for the pages people look at all day, where a transaction around a
 * single query would take four round trips. The query depends on the row that makes the statement the person's, so it
 * can't start earlier; and if it could, row level security would let it see nothing.
 * @param query a SELECT of one value, usually JSON
 * @returns that value, unchecked; null when the query finds none.
 */
export async function readAs(userId: string, query: Sql): Promise<unknown> {
  noteActor(userId);
  const [row] = await ask<{ value: unknown }>(sql`
    WITH me AS MATERIALIZED (SELECT ${actingAs(userId)} AS standing)
    SELECT (SELECT asked.value FROM (${query}) AS asked (value) WHERE me.standing IS NOT NULL) AS value FROM me`);
  return row?.value ?? null;
}

/**
 * The login plans statements once for all values (lib/platform/db/app-login), which suits what `readAs` asks. In a
 * transaction PostgreSQL chooses: Prisma passes every word and number as a parameter, including those of partial
 * indexes. `app.plans` is for tests, which ask most things once.
 */
const PLANNED: Readonly<Record<Plans, Sql>> = {
  'as it comes': sql`set_config('plan_cache_mode', coalesce(current_setting('app.plans', true), 'auto'), true)`,
  values: sql`set_config('plan_cache_mode', 'force_custom_plan', true)`,
};

/**
 * Makes the rest of a transaction run as `actor`. Used by `withActor`, and by an action that must write on behalf of
 * the workspace once its rule has decided (accepting an invitation: the person isn't a member yet).
 * @returns the actor's memberships and engagements.
 */
export async function become(tx: Tx, actor: Actor, plans: Plans = 'as it comes'): Promise<ActorAccess> {
  switch (actor.kind) {
    case 'user': {
      noteActor(actor.userId);
      const [row] = await tx.$queryRaw<{ standing: Omit<ActorAccess, 'userId'> }[]>`
        SELECT ${actingAs(actor.userId)} AS standing, ${PLANNED[plans]}`;
      return row ? { userId: actor.userId, ...row.standing } : NOBODY;
    }
    case 'workspace':
      await tx.$queryRaw`SELECT app.act_as_workspace(${actor.workspaceId}::uuid)::text, ${PLANNED[plans]}`;
      return NOBODY;
    default:
      await tx.$queryRaw`SELECT app.act_as(${actor.kind})::text, ${PLANNED[plans]}`;
      return NOBODY;
  }
}

/**
 * @returns the call that makes a transaction a person's: with all of their reach, or what the current bounds leave of
 * it.
 */
function actingAs(userId: string): Sql {
  const bounds = boundsNow();
  if (!bounds) return sql`app.act_as_user(${userId}::uuid)`;
  return sql`app.act_as_user_within(${userId}::uuid, ${bounds.workspaceId}::uuid)`;
}

/** @returns the actor's role in a workspace as staff, or null when they are not staff there. */
export function staffRole(me: ActorAccess, workspaceId: string): StaffRole | null {
  const role = me.memberships.find((membership) => membership.workspaceId === workspaceId)?.role;
  return role === 'owner' || role === 'manager' ? role : null;
}

/** @returns the actor's side in an engagement that is going on; null when it isn't theirs. */
export function engagementRole(me: ActorAccess, { workspaceId, engagementId }: EngagementRef) {
  const isAssistant = me.engagementIds.includes(engagementId);
  return staffRole(me, workspaceId) ?? (isAssistant ? ('assistant' as const) : null);
}
