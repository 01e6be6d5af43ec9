import type Stripe from 'stripe';
import { z } from 'zod';
import { DAY } from './clock';
import { idOf } from './methods';
import { text } from './parameters';
import { invalid, unreadable } from './refusals';
import { type Route, route } from './router';
import { lastError, succeedSetup } from './setting-up';
import type { KeptMethod, World } from './world';

/**
 * The amounts of docs.stripe.com/payments/ach-direct-debit, "Test account numbers", that are played; all others are
 * wrong.
 */
const RIGHT = [32, 45];
const TOO_OFTEN = [10, 11];
const TOO_LATE = [40, 41];

/** The number of wrong guesses allowed; after that the account can't be verified any more. */
const MOST_TRIES = 3;
const ARRIVE_AFTER = DAY;
const WAITS_FOR = 10 * DAY;

const PREFIX = 'payment_method_microdeposit_verification';
const EXCEEDED = {
  code: `${PREFIX}_attempts_exceeded`,
  message: 'You have exceeded the number of allowed verification attempts.',
};
const TIMED_OUT = {
  code: `${PREFIX}_timeout`,
  message: 'The microdeposits were not verified within the allowed time.',
};

const Verify = z.strictObject({
  amounts: z.array(z.coerce.number().int().positive()).length(2).optional(),
  descriptor_code: text.optional(),
});

/**
 * An account that isn't looked up at its bank is verified by two small amounts, which its holder finds on their
 * statement and enters.
 */
export function microdeposits(world: World): readonly Route[] {
  return [
    route('POST', '/v1/setup_intents/:id/verify_microdeposits', Verify, ({ id, parameters }) => {
      const setup = world.setups.get(id);
      if (parameters.amounts === undefined)
        throw unreadable('Missing required param: amounts.', { code: 'parameter_missing', param: 'amounts' });
      verifyAmounts(world, setup, parameters.amounts);
      return setup;
    }),
  ];
}

/** Has a SetupIntent wait for the amounts, which arrive a day later, for ten days. */
export function sendAmounts(world: World, setup: Stripe.SetupIntent): void {
  setup.status = 'requires_action';
  setup.next_action = {
    type: 'verify_with_microdeposits',
    verify_with_microdeposits: {
      arrival_date: world.clock.now() + ARRIVE_AFTER,
      hosted_verification_url: `${world.address()}/pages/microdeposits/${setup.id}`,
      microdeposit_type: 'amounts',
    },
  };
  world.events.tell('setup_intent.requires_action', setup);
  world.clock.at(world.clock.now() + WAITS_FOR, () => {
    if (isWaiting(setup)) giveUp(world, setup, TIMED_OUT);
  });
}

/** @returns whether a SetupIntent waits for its two amounts. */
export function isWaiting(setup: Stripe.SetupIntent): boolean {
  return setup.status === 'requires_action' && setup.next_action?.type === 'verify_with_microdeposits';
}

/** @throws a 400 for wrong amounts, and once the account can't be verified any more. */
export function verifyAmounts(world: World, setup: Stripe.SetupIntent, amounts: readonly number[]): void {
  if (!isWaiting(setup))
    throw invalid(
      `This SetupIntent cannot be verified with microdeposits because it has a status of ${setup.status}.`,
      { code: 'setup_intent_unexpected_state' },
    );
  const kept = world.methods.get(idOf(setup.payment_method) ?? '');
  if (isSame(amounts, RIGHT)) {
    succeedSetup(world, setup, kept);
    return;
  }
  if (isSame(amounts, TOO_LATE)) throw giveUp(world, setup, TIMED_OUT);
  kept.wrongAmounts = (kept.wrongAmounts ?? 0) + 1;
  if (isSame(amounts, TOO_OFTEN) || kept.wrongAmounts >= MOST_TRIES) throw giveUp(world, setup, EXCEEDED);
  throw invalid('The amounts provided do not match the amounts that were sent to the bank account.', {
    code: `${PREFIX}_amounts_mismatch`,
  });
}

function isSame(amounts: readonly number[], those: readonly number[]): boolean {
  return [...amounts].sort((one, other) => one - other).join() === those.join();
}

function giveUp(world: World, setup: Stripe.SetupIntent, error: { code: string; message: string }) {
  const { method }: KeptMethod = world.methods.get(idOf(setup.payment_method) ?? '');
  setup.next_action = null;
  setup.payment_method = null;
  setup.status = 'requires_payment_method';
  setup.last_setup_error = {
    ...lastError(error),
    type: 'invalid_request_error',
    payment_method: structuredClone(method),
  };
  world.events.tell('setup_intent.setup_failed', setup);
  return invalid(error.message, { code: error.code });
}
