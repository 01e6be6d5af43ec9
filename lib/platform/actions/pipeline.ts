import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { createSafeActionClient } from 'next-safe-action';
import { z } from 'zod';
import { currentCaller } from '@/lib/platform/auth/caller';
import { lockSession, SIGNED_OUT } from '@/lib/platform/auth/session-lock';
import {
  callerOutsideRequest,
  type RequestFacts,
  type SignedIn,
  type SignedInBefore,
} from '@/lib/platform/auth/signed-in';
import { now } from '@/lib/platform/clock';
import { type LimitName, takeFrom } from '@/lib/platform/http/rate-limit';
import { measure, type Outcome, stopwatch } from '@/lib/platform/observing/measures';
import { type Refusal, Refused } from '@/lib/platform/result';
import { type PersonAccess, type Tx, withActor } from '@/lib/platform/tenancy';
import { againWhenSlower } from '@/lib/platform/tenancy/slower';
import { refusalOf } from './failing';
import { hashOfForm } from './form-hash';
import { type FormAction, typedValues } from './form-state';
import { fromForm } from './from-form';
import { keyOf, noteOnce, wasDone } from './once';
import { notePlainRefusal } from './plain-refusals';

/** What an action's own code works with. `tx` is already the actor's transaction. */
export type ActionScope<Input, Person extends SignedInBefore = SignedInBefore> = {
  readonly input: Input;
  readonly tx: Tx;
  readonly me: PersonAccess;
  readonly signedIn: Person;
  readonly request: RequestFacts;
  readonly now: Date;
  /** the form's posting key, the same when it is sent again after a lost answer; null from elsewhere */
  readonly key: string | null;
};

type ActionDefinition<
  Schema extends z.ZodType,
  Data,
  Prepared,
  Person extends SignedInBefore = SignedInBefore,
> = {
  /** `briefs.accept`: its row in the authorisation matrix, its name in logs and audit */
  readonly name: string;
  readonly input: Schema;
  readonly limit?: LimitName;
  /** load → pure rule → write with the expected version → audit and jobs; a `Refused` rolls everything back */
  readonly run: (scope: ActionScope<z.output<Schema>, Person>, prepared: Prepared) => Promise<Data>;
  /** where to go after the commit */
  readonly leadsTo?: (data: Data) => string;
  /** no open page shows what it changes, so none is revalidated: for drafts that save while somebody types */
  readonly skipsRevalidation?: true;
  /**
   * A repeat under the form's posting key isn't done again: the same form gets the first answer, a different one is
   * refused (adr/0061, adr/0068). Left out where rows show what was said, or where doing it twice has the same result
   * as doing it once.
   */
  readonly once?: {
    /** the first answer, for a repeat; may read what it needs, changes nothing */
    readonly again: (scope: ActionScope<z.output<Schema>, Person>) => Data | Promise<Data>;
    /** the refusal for a repeat that says something else; defaults to a text that fits any form */
    readonly refusalOfOther?: string;
  };
};

/**
 * An action that asks for a fresh sign-in, or lets in something that outlasts a session. Its session can't be ended
 * before its transaction is: after "sign out everywhere" nothing more is done by it (adr/0132).
 */
type LocksSession = { readonly locksSession: true };

/** Does a piece of work in its own transaction, as the actor. */
export type InTransaction<Input, Person extends SignedInBefore = SignedInBefore> = <T>(
  work: (scope: ActionScope<Input, Person>) => T | Promise<T>,
) => Promise<T>;

type Prepare<Schema extends z.ZodType, Prepared> = (
  input: z.output<Schema>,
  person: SignedIn,
  inTransaction: InTransaction<z.output<Schema>>,
) => Promise<Prepared>;

type Prepares<Schema extends z.ZodType, Prepared> = { readonly prepare: Prepare<Schema, Prepared> };

/** What a form posts to. */
type ServerAction<Data> = FormAction<Data> & { readonly actionName: string; readonly hasKey: boolean };

const client = createSafeActionClient({
  defineMetadataSchema: () => z.object({ name: z.string(), limit: z.string() }),
  handleServerError: (error, { metadata }) => refusalOf(error, metadata.name),
});

/**
 * Makes a server action; the only way to change anything (a test refuses exported actions made otherwise). Session →
 * zod → rate limit → the actor's transaction → `run` → commit → typed answer → revalidate or redirect.
 * @returns a function that a form posts to; it never throws for something a person can do wrong.
 */
export function defineAction<Schema extends z.ZodType, Data>(
  definition: ActionDefinition<Schema, Data, undefined, SignedIn> & LocksSession,
): ServerAction<Awaited<Data>>;
export function defineAction<Schema extends z.ZodType, Data>(
  definition: ActionDefinition<Schema, Data, undefined>,
): ServerAction<Awaited<Data>>;
export function defineAction<Schema extends z.ZodType, Data>(
  definition: ActionDefinition<Schema, Data, undefined, SignedIn>,
): ServerAction<Awaited<Data>> {
  return make(definition, async () => undefined, { isSlow: false });
}

/**
 * As `defineAction`, with slow work that must not hold a transaction open, such as storing a file's bytes: `prepare`
 * does it after the rate limit and before the transaction, and `run` gets what it returned. `prepare` checks for itself
 * whether the work is worth doing; `run` still decides, since things may have changed meanwhile.
 */
export function definePreparedAction<Schema extends z.ZodType, Data, Prepared>(
  definition: ActionDefinition<Schema, Data, Prepared, SignedIn> & Prepares<Schema, Prepared> & LocksSession,
): ServerAction<Awaited<Data>>;
export function definePreparedAction<Schema extends z.ZodType, Data, Prepared>(
  definition: ActionDefinition<Schema, Data, Prepared> & Prepares<Schema, Prepared>,
): ServerAction<Awaited<Data>>;
export function definePreparedAction<Schema extends z.ZodType, Data, Prepared>(
  definition: ActionDefinition<Schema, Data, Prepared, SignedIn> & Prepares<Schema, Prepared>,
): ServerAction<Awaited<Data>> {
  return make(definition, definition.prepare, { isSlow: true });
}

function make<Schema extends z.ZodType, Data, Prepared>(
  definition: ActionDefinition<Schema, Data, Prepared, SignedIn> & Partial<LocksSession>,
  prepare: Prepare<Schema, Prepared>,
  { isSlow }: { readonly isSlow: boolean },
): ServerAction<Awaited<Data>> {
  const limit = definition.limit ?? 'write';
  const perform = client
    .metadata({ name: definition.name, limit })
    .use(async ({ next }) => {
      const caller = await currentCaller();
      if (!caller.signedIn) throw new Refused(SIGNED_OUT);
      return next({ ctx: { signedIn: caller.signedIn, request: caller.request } });
    })
    .inputSchema(fromForm(definition.input))
    .useValidated(async ({ ctx, next }) => {
      // limits are for requests; the demo's history and the tests call from within this process
      const outside = callerOutsideRequest();
      if (!outside || outside.isTool) await takeFrom(limit, ctx.signedIn.userId);
      return next();
    })
    .action(async ({ parsedInput: input, clientInput, ctx }) => {
      const { userId } = ctx.signedIn;
      const { name, once } = definition;
      const key = keyOf(clientInput);
      const posting =
        once && key !== null
          ? {
              userId,
              key,
              action: name,
              saidHash: await hashOfForm(input),
              refusalOfOther: once.refusalOfOther,
            }
          : null;
      const scoped: InTransaction<z.output<Schema>, SignedIn> = (work) =>
        againWhenSlower(() =>
          withActor({ kind: 'user', userId }, async (tx, me) => {
            // the demo's history has no sessions, and a tool's token is no fresh sign-in
            if (definition.locksSession && !callerOutsideRequest()) await lockSession(tx, ctx.signedIn);
            return work({ input, tx, me: { ...me, userId }, ...ctx, now: now(), key });
          }),
        );
      if (once && posting && isSlow && (await wasDone(posting))) return { data: await scoped(once.again) };
      const prepared = await prepare(input, ctx.signedIn, scoped);
      const data = await scoped(async (scope) => {
        if (once && posting && !(await noteOnce(scope.tx, posting, scope.now))) return once.again(scope);
        return definition.run(scope, prepared);
      });
      return { data };
    });

  const hasKey = definition.once !== undefined;
  return Object.assign(answering(definition, perform), { actionName: definition.name, hasKey });
}

type Performed<Data> = {
  readonly data?: { readonly data: Data } | undefined;
  readonly serverError?: Refusal | undefined;
  readonly validationErrors?: object | undefined;
};

/** Turns next-safe-action's answer into what a form understands, and redirects where the action says. */
function answering<Data>(
  {
    name,
    leadsTo,
    skipsRevalidation,
  }: { readonly name: string; readonly leadsTo?: (data: Data) => string; readonly skipsRevalidation?: true },
  perform: (form: FormData) => Promise<Performed<Data>>,
): FormAction<Data> {
  return async (_previous, form) => {
    const elapsed = stopwatch();
    const result = await perform(form);
    measure()?.action({ action: name, outcome: outcomeOf(result), seconds: elapsed() });
    const refusal = refusedIn(form, result);
    if (refusal) {
      if (!callerOutsideRequest()) await notePlainRefusal(refusal);
      return refusal;
    }
    if (!result.data) throw new Error(`${name} ended with neither data nor an error`);
    const { data } = result.data;
    if (!callerOutsideRequest() && !skipsRevalidation) {
      revalidatePath('/', 'layout');
      const target = leadsTo?.(data);
      if (target !== undefined) redirect(target);
    }
    return { status: 'done', data, at: now().getTime() };
  };
}

function refusedIn(form: FormData, { serverError, validationErrors }: Performed<unknown>) {
  if (serverError) return refused(form, serverError, {});
  if (!validationErrors) return null;
  const fieldErrors = flatten(validationErrors);
  return refused(form, { code: 'invalid', message: fieldErrors[''] ?? '' }, fieldErrors);
}

function outcomeOf({ serverError, validationErrors }: Performed<unknown>): Outcome {
  if (serverError?.code === 'busy') return 'busy';
  if (serverError?.code === 'bug' || serverError?.code === 'unknown') return 'failed';
  return serverError || validationErrors ? 'refused' : 'done';
}

type PublicDefinition<Schema extends z.ZodType, Data> = {
  readonly name: string;
  readonly input: Schema;
  /** opens its own transaction as `auth`; counts the calls that strangers may make */
  readonly run: (scope: {
    readonly input: z.output<Schema>;
    readonly request: RequestFacts;
    readonly now: Date;
    /** the form's posting key, the same when it is sent again after a lost answer; null from elsewhere */
    readonly key: string | null;
  }) => Promise<Data>;
  readonly leadsTo?: (data: Data) => string;
};

/**
 * Makes one of the few actions that work without a session: signing in and out. Zod → `run` → typed answer.
 * @returns a function that a form posts to.
 */
export function definePublicAction<Schema extends z.ZodType, Data>(
  definition: PublicDefinition<Schema, Data>,
) {
  const perform = client
    .metadata({ name: definition.name, limit: 'none' })
    .inputSchema(fromForm(definition.input))
    .action(async ({ parsedInput: input, clientInput }) => {
      const { request } = await currentCaller();
      return { data: await definition.run({ input, request, now: now(), key: keyOf(clientInput) }) };
    });
  return Object.assign(answering(definition, perform), { actionName: definition.name, isPublic: true });
}

function refused(form: FormData, refusal: Refusal, fieldErrors: Record<string, string>) {
  const at = refusal.field === undefined ? {} : { [refusal.field]: refusal.message };
  return {
    status: 'refused' as const,
    code: refusal.code,
    message: refusal.field === undefined ? refusal.message : '',
    fieldErrors: { ...fieldErrors, ...refusal.fields, ...at },
    waitSeconds: refusal.waitSeconds,
    values: typedValues(form),
    at: now().getTime(),
  };
}

/** Turns next-safe-action's tree of errors into one message per input name. */
function flatten(tree: object, path = ''): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, value] of Object.entries(tree)) {
    if (key === '_errors') {
      if (Array.isArray(value) && typeof value[0] === 'string') flat[path] = value[0];
    } else if (typeof value === 'object' && value !== null) {
      const name = /^\d+$/.test(key) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      Object.assign(flat, flatten(value, name));
    }
  }
  return flat;
}
