import type { z } from 'zod';
import type { Refusal } from '@/lib/platform/result';
import { refusalOf } from './failing';
import { type ActionScope, definePreparedAction } from './pipeline';

/** What became of one item. */
export type Outcome<One> = {
  readonly one: One;
  /** null: it was done */
  readonly refusal: Refusal | null;
};

type OnEach<Schema extends z.ZodType, One, Data> = {
  readonly name: string;
  readonly input: Schema;
  /** the items, in order; a `Refused` here refuses all of them */
  readonly plan: (scope: ActionScope<z.output<Schema>>) => Promise<readonly One[]>;
  /** does one of them; what the same form has already done isn't done again */
  readonly each: (scope: ActionScope<z.output<Schema>>, one: One) => Promise<unknown>;
  readonly answer: (outcomes: readonly Outcome<One>[]) => Data;
};

/**
 * As `defineAction`, for several things at once, each judged by itself. Each gets its own transaction, so that one that
 * is refused or fails doesn't hold up the others, and fifty don't make one long transaction (adr/0103).
 */
export function defineActionOnEach<Schema extends z.ZodType, One, Data>({
  name,
  input,
  plan,
  each,
  answer,
}: OnEach<Schema, One, Data>) {
  return definePreparedAction({
    name,
    input,
    prepare: async (_input, _person, inTransaction) =>
      outcomesOf(await inTransaction(plan), (one) => inTransaction((scope) => each(scope, one)), name),
    run: async (_scope, outcomes) => answer(outcomes),
  });
}

/**
 * Does several things one after the other, each judged by itself.
 * @param each does one of them, in its own transaction
 * @param action named in the log if one fails
 * @returns what became of each, in order
 */
export async function outcomesOf<One>(
  ones: readonly One[],
  each: (one: One) => Promise<unknown>,
  action: string,
): Promise<readonly Outcome<One>[]> {
  const outcomes: Outcome<One>[] = [];
  for (const one of ones) outcomes.push({ one, refusal: await refusalIn(() => each(one), action) });
  return outcomes;
}

async function refusalIn(work: () => Promise<unknown>, action: string): Promise<Refusal | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return refusalOf(error, action);
  }
}
