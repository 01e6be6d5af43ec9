import Stripe from 'stripe';
import { isStandIn, isStripeSetUp, stripeClient } from '@/lib/pay/stripe/client';
import { getStuck } from '@/lib/pay/stripe/stuck.queries';
import { env } from '@/lib/platform/env';
import { broken, type Finding, good, note } from './findings';
import { messageOf } from './say';

const PATIENCE_MS = 10_000;

/** Whether money can go through Stripe: a round trip that moves none. And whether its news are let in, signed ones only. */
export async function examineStripe(): Promise<Finding[]> {
  if (!isStripeSetUp())
    return [
      note('STRIPE_SECRET_KEY is not set: nothing is paid through Stripe, payments are recorded by hand.'),
    ];
  const where = isStandIn() ? 'the local stand-in' : 'Stripe';
  return [await examineKey(where), ...(await examineNews())];
}

async function examineKey(where: string): Promise<Finding> {
  try {
    await stripeClient().balance.retrieve({}, { timeout: PATIENCE_MS });
    return good(`${where} takes the key.`);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeAuthenticationError)
      return broken(`${where} refuses STRIPE_SECRET_KEY.`);
    return broken(`${where} can't be asked: ${messageOf(error)}`);
  }
}

async function examineNews(): Promise<Finding[]> {
  const url = new URL('/api/webhooks/stripe', env().NEXTAUTH_URL);
  const unsigned = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    () => undefined,
  );
  // that no web server answers is said where the web server is looked at
  if (!unsigned) return [];
  return [
    unsigned.status === 400
      ? good('News of Stripe are taken at /api/webhooks/stripe, when they are signed.')
      : broken(
          `/api/webhooks/stripe answers ${unsigned.status} to news that nobody signed; it should refuse them with 400.`,
        ),
  ];
}

/** Whether everything that was asked of Stripe was answered, and the books say what Stripe's balance says. */
export async function examineStuck(): Promise<Finding> {
  if (!isStripeSetUp()) return good('Nothing of Stripe can be stuck.');
  const { steps, events, differences, comparison } = await getStuck();
  if (differences.length > 0)
    return broken(`The books and Stripe differ in ${differences.length} movements: see /operator.`);
  if (steps.length + events.length > 0)
    return broken(
      `${steps.length + events.length} things about Stripe wait for over an hour: see /operator.`,
    );
  if (!comparison)
    return note('The books have not been compared with Stripe yet; a worker does so each day.');
  return good('The books say what Stripe says, and nothing waits.');
}
