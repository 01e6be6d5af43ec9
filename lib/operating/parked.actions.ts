'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { requireOperator } from '@/lib/platform/auth/operators';
import { notFound } from '@/lib/platform/result';
import { type OperatorAction, recordOperatorAction } from './operator-actions';
import { drop, lockParked, unpark } from './parked';
import { ParkedRef } from './schema';

/** Retries what used up its attempts, once the cause is fixed. Jobs are safe to run twice. */
export const tryParkedAgain = defineAction({
  name: 'operating.tryParkedAgain',
  input: ParkedRef,
  once: DONE_AS_BEFORE,
  run: (scope) => settle(scope, 'parked.tried_again', unpark),
});

/** Removes what used up its attempts from the queue: it isn't done, and nobody asks for it again. */
export const letParkedGo = defineAction({
  name: 'operating.letParkedGo',
  input: ParkedRef,
  once: DONE_AS_BEFORE,
  run: (scope) => settle(scope, 'parked.let_go', drop),
});

async function settle(
  scope: ActionScope<{ readonly id: string }>,
  action: OperatorAction,
  act: typeof unpark | typeof drop,
): Promise<void> {
  const { input, tx, signedIn } = scope;
  requireOperator(signedIn, 'job');
  const about = await lockParked(tx, input.id);
  if (about === null) throw notFound('job');
  await act(tx, input.id);
  await recordOperatorAction(scope, { deed: action, about, aboutId: input.id });
}
