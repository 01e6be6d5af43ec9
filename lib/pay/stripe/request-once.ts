import Stripe from 'stripe';
import { now } from '@/lib/platform/clock';
import type { PaymentStepKind } from '@/lib/platform/db/generated/enums';
import { newId } from '@/lib/platform/ids';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { KEY_LIFE_MS } from './client';
import { idempotencyKeyOf, isKeyOf } from './keys';
import type { RunPlace } from './runs.queries';
import { type Refusal, refusalOf } from './stripe-errors';

/** A request to be made of Stripe once. */
export type Step = RunPlace & {
  /** null: about the whole run */
  readonly paymentId: string | null;
  readonly kind: PaymentStepKind;
};

type StripeRequest<Parameters extends object, Answer extends { readonly id: string }> = {
  /** checks whether it was done before, by the metadata it carries */
  readonly find: () => Promise<Answer | null>;
  /** everything sent to Stripe: the key is for exactly this */
  readonly parameters: Parameters;
  readonly call: (parameters: Parameters, key: string) => Promise<Answer>;
};

/**
 * Longer than Stripe, or a connection to it, keeps a request alive: an older one has been done, and is found, or never
 * will be.
 */
const UNDER_WAY_MS = 10 * 60_000;

/** @returns whether a request that was begun then, and never answered, may still reach Stripe. */
export function isUnderWay(begunAt: Date, at: Date): boolean {
  return at.getTime() - begunAt.getTime() < UNDER_WAY_MS;
}

export type RequestOutcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Makes a request to Stripe exactly once, whenever a worker dies and whatever happens to Stripe's answers: the key is
 * recorded before the request. A later run that finds it checks first whether it was done; if it wasn't, the same
 * request is made under the same key or, once Stripe has forgotten that after a day, under the next. A request that
 * would differ by now, since a card was replaced, waits until the earlier one can't be under way any more, and gets its
 * own key.
 * @returns the answer, or a refusal that asking again won't change. @throws what a later try can resolve.
 */
export async function requestOnce<Parameters extends object, Answer extends { readonly id: string }>(
  step: Step,
  { find, parameters, call }: StripeRequest<Parameters, Answer>,
): Promise<RequestOutcome<Answer>> {
  const { key, isAgain } = await inWorkspace(step, (tx) => begin(tx, step, parameters));
  const found = isAgain ? await find() : null;
  if (found) return end(step, key, { ok: true, answer: found });
  const fresh = isAgain ? await inWorkspace(step, (tx) => renewed(tx, step, key, parameters)) : key;
  try {
    return await end(step, fresh, { ok: true, answer: await call(parameters, fresh) });
  } catch (error) {
    const refusal = error instanceof Stripe.errors.StripeError ? refusalOf(error) : null;
    if (!refusal) throw error;
    return end(step, fresh, { ok: false, refusal });
  }
}

const OUT_OF_REACH: Refusal = {
  code: 'no_account',
  said: 'Their account at Stripe isn’t set up, or Stripe lets no money reach it now.',
};

/**
 * Replaces the request if money no longer reaches its receiver, or isn't to: an earlier one, perhaps never answered, may
 * still have gone through, and is looked for.
 * @returns its answer; refused when it wasn't done, or not yet: its key stays, so that a later run checks first as
 * well.
 */
export async function endRequest<Answer extends { readonly id: string }>(
  step: Step,
  { find }: Pick<StripeRequest<object, Answer>, 'find'>,
): Promise<RequestOutcome<Answer>> {
  const { workspaceId, runId, paymentId, kind } = step;
  const found = await find();
  if (!found) return { ok: false, refusal: OUT_OF_REACH };
  await inWorkspace(step, (tx) =>
    tx.paymentStep.updateMany({
      where: { workspaceId, runId, paymentId, kind, endedAt: null },
      data: { endedAt: now(), stripeId: found.id },
    }),
  );
  return { ok: true, answer: found };
}

/**
 * Records that a job is about to make a request, for an action that has locked the run: from then on nobody does what
 * that rules out. `requestOnce` takes it up; its key isn't tied to a request yet, since only the job knows the parameters.
 */
export async function recordStep(tx: Tx, step: Step, begunAt: Date): Promise<void> {
  const { workspaceId, runId, paymentId, kind } = step;
  const attempt = (await tx.paymentStep.count({ where: { workspaceId, runId, paymentId, kind } })) + 1;
  await note(tx, step, { attempt, key: keyOf(step, attempt), begunAt });
}

function inWorkspace<T>({ workspaceId }: Step, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withActor({ kind: 'workspace', workspaceId }, work);
}

async function begin(
  tx: Tx,
  step: Step,
  parameters: object,
): Promise<{ readonly key: string; readonly isAgain: boolean }> {
  const { workspaceId, runId, paymentId, kind } = step;
  await tx.$queryRaw`SELECT id FROM pay_runs WHERE workspace_id = ${workspaceId}::uuid AND id = ${runId}::uuid FOR UPDATE`;
  const before = await tx.paymentStep.findMany({
    where: { workspaceId, runId, paymentId, kind },
    orderBy: { attempt: 'desc' },
    select: { key: true, endedAt: true, stripeId: true },
  });
  const [last] = before;
  // only a confirmation is requested more than once: a charge is confirmed again after each decline
  const isDone = last !== undefined && last.stripeId !== null && kind !== 'confirm';
  if (last && (last.endedAt === null || isDone)) return { key: last.key, isAgain: true };
  return { key: await write(tx, step, before.length + 1, parameters), isAgain: false };
}

/**
 * @returns a key that Stripe still keeps for exactly this, or a new one replacing one that it has forgotten, or that
 * belongs to another request.
 * @throws Error while that other request may be under way: what it would do is done by one of the two.
 */
async function renewed(tx: Tx, step: Step, key: string, parameters: object): Promise<string> {
  const { workspaceId } = step;
  const row = await tx.paymentStep.findUniqueOrThrow({ where: { workspaceId_key: { workspaceId, key } } });
  const at = now();
  const isForgotten = at.getTime() - row.begunAt.getTime() >= KEY_LIFE_MS;
  if (!isForgotten && isKeyOf(key, parameters)) return key;
  if (isUnderWay(row.begunAt, at))
    throw new Error(`${key} was asked otherwise a moment ago, and may be under way`);
  await tx.paymentStep.updateMany({
    where: { workspaceId, key },
    data: {
      endedAt: now(),
      said: isForgotten
        ? 'never answered, and not found after a day'
        : 'never answered, and asked otherwise since',
    },
  });
  return write(tx, step, row.attempt + 1, parameters);
}

async function write(tx: Tx, step: Step, attempt: number, parameters: object): Promise<string> {
  const key = idempotencyKeyOf(keyOf(step, attempt), parameters);
  await note(tx, step, { attempt, key, begunAt: now() });
  return key;
}

function keyOf({ runId, paymentId, kind }: Step, attempt: number): string {
  return `pay:${paymentId ?? runId}:${kind}:${attempt}`;
}

type Noted = { readonly attempt: number; readonly key: string; readonly begunAt: Date };

async function note(tx: Tx, { workspaceId, runId, paymentId, kind }: Step, noted: Noted): Promise<void> {
  const row = { workspaceId, id: newId(), runId, paymentId, kind, ...noted };
  // one that is accepted may still wait for days: only a look at Stripe says that it has arrived (`noteFinishedRefunds`)
  await tx.paymentStep.createMany({
    data: { ...row, pendingSince: kind === 'refund' ? noted.begunAt : null },
  });
}

async function end<Answer extends { readonly id: string }>(
  step: Step,
  key: string,
  asked: RequestOutcome<Answer>,
): Promise<RequestOutcome<Answer>> {
  const { workspaceId } = step;
  await inWorkspace(step, (tx) =>
    tx.paymentStep.updateMany({
      where: { workspaceId, key, endedAt: null },
      data: {
        endedAt: now(),
        ...(asked.ok ? { stripeId: asked.answer.id } : { said: asked.refusal.code.slice(0, 500) }),
      },
    }),
  );
  return asked;
}
