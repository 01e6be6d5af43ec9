import Stripe from 'stripe';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env/env';
import { judgeClock } from '@/lib/platform/examining/clock.rules';
import { askWeb, broken, type Finding, good, note, PATIENCE_MS } from '@/lib/platform/examining/findings';
import { withActor } from '@/lib/platform/tenancy';
import { counted } from '@/lib/platform/text/counted';
import { messageOf } from '@/lib/platform/text/message-of';
import { isStandIn, isStripeSetUp, stripeClient, unpricedCurrencies } from './stripe/client';
import { getStuck } from './stripe/stuck.queries';

/**
 * Checks that money can go through Stripe, by a round trip that moves none, and that its events arrive, only signed
 * ones.
 */
export async function examineStripe(): Promise<readonly Finding[]> {
  if (!isStripeSetUp()) {
    return [
      note(
        'STRIPE_SECRET_KEY is not set: nothing is paid through Stripe, payments are recorded by hand.',
        'Set it, and STRIPE_WEBHOOK_SECRET, if you want to pay from here (docs/payments.md).',
      ),
    ];
  }
  const where = isStandIn() ? 'the local stand-in' : 'Stripe';
  return [
    ...(await examineKey(where)),
    ...examineFees(),
    ...(await examineDoor()),
    await examineEvents(where),
    await examineStuck(),
  ];
}

/**
 * Checks that Stripe accepts the key, and compares Stripe's clock: events are refused when they are more than five
 * minutes off.
 */
async function examineKey(where: string): Promise<readonly Finding[]> {
  const asked = now().getTime();
  try {
    const { lastResponse } = await stripeClient().balance.retrieve({}, { timeout: PATIENCE_MS });
    const answered = now().getTime();
    const date = Date.parse(lastResponse.headers.date ?? '');
    const key = good(`${where === 'Stripe' ? where : 'The local stand-in for Stripe'} takes the key.`);
    // a stand-in on this machine uses this machine's clock, so comparing the two says nothing
    if (isStandIn() || Number.isNaN(date)) return [key];
    return [key, judgeClock(where, { theirs: date, asked, answered, grainMs: 1_000 })];
  } catch (error) {
    if (error instanceof Stripe.errors.StripeAuthenticationError)
      return [
        broken(`${where} refuses STRIPE_SECRET_KEY.`, 'Take the secret key of the account’s dashboard.'),
      ];
    return [
      broken(
        `${where} can’t be asked: ${messageOf(error)}`,
        'See whether this machine reaches it. What waits is asked again by itself.',
      ),
    ];
  }
}

/** Checks that somebody has said what Stripe takes in each currency that can be charged. */
function examineFees(): readonly Finding[] {
  const unpriced = unpricedCurrencies();
  if (unpriced.length === 0) return [];
  return [
    note(
      `STRIPE_FEES has no price for a card’s charge in ${unpriced.join(', ')}: Stripe’s fee for such a pay run is a guess.`,
      `Add Stripe’s price there, such as card:${unpriced[0]}=290+25: basis points, then the fixed part in its smallest unit.`,
    ),
  ];
}

async function examineDoor(): Promise<readonly Finding[]> {
  const unsigned = await askWeb(new URL('/api/webhooks/stripe', env().NEXTAUTH_URL), { method: 'POST' });
  // another check says whether the web server answers at all
  if (!unsigned) return [];
  return [
    unsigned.status === 400
      ? good('Stripe’s events are taken at /api/webhooks/stripe, when they are signed.')
      : broken(
          `/api/webhooks/stripe answers ${unsigned.status} to an event that nobody signed; it should refuse it with 400.`,
          'Start the web server with the same STRIPE_WEBHOOK_SECRET as this.',
        ),
  ];
}

/** Checks that events signed by Stripe have arrived. Only such an event proves that the secret is right. */
async function examineEvents(where: string): Promise<Finding> {
  const newest = await withActor({ kind: 'stripe' }, (tx) =>
    tx.stripeEvent.findFirst({ orderBy: { receivedAt: 'desc' }, select: { receivedAt: true } }),
  );
  if (newest)
    return good(
      `Signed events of ${where} have arrived, the newest at ${newest.receivedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
    );
  return note(
    `No event of ${where} has arrived yet, so nothing proves that STRIPE_WEBHOOK_SECRET is right.`,
    'Send a test event from the webhook’s page in Stripe’s dashboard, and look again.',
  );
}

/** Checks that every request to Stripe was answered, and that the books agree with Stripe's balance. */
async function examineStuck(): Promise<Finding> {
  const { steps, events, differences, comparison } = await getStuck();
  if (differences.length > 0)
    return broken(
      `The books and Stripe differ in ${counted(differences.length, 'movement')}.`,
      'Look each up by its id: /operator lists them.',
    );
  if (steps.length + events.length > 0)
    return broken(
      `${steps.length + events.length} things about Stripe wait for over an hour.`,
      'Have them asked again on /operator.',
    );
  if (!comparison)
    return note(
      'The books have not been compared with Stripe yet.',
      'A worker does so each day: wait for it.',
    );
  return good('The books say what Stripe says, and nothing waits.');
}
