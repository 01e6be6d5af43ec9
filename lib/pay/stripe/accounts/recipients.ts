import type Stripe from 'stripe';
import { idempotencyKeyOf } from '../keys';
import type { TransfersState } from './accounts.rules';

type Recipient = { readonly userId: string; readonly country: string; readonly email: string };

/**
 * Has Stripe make an account to which it can only pay out, for somebody whom Connect doesn't reach. @returns its id.
 */
export async function makeRecipient(stripe: Stripe, { userId, country, email }: Recipient): Promise<string> {
  const parameters = {
    contact_email: email,
    dashboard: 'none',
    identity: { country: country.toLowerCase(), entity_type: 'individual' },
    configuration: { recipient: { capabilities: { bank_accounts: { local: { requested: true } } } } },
    // the business pays Stripe's fees, and the platform is liable for losses
    defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    metadata: { user: userId },
  } as const;
  // a recipient has to be made with an address: if that changes between two tries, there is one that nobody ever pays
  // out to
  const idempotencyKey = idempotencyKeyOf(`pay:${userId}:recipient:${country}`, parameters);
  const account = await stripe.v2.core.accounts.create(parameters, { idempotencyKey });
  return account.id;
}

/**
 * @param isOnboarded whether they change what they gave before
 * @returns the address of Stripe's page on which a recipient says who they are and where to pay; opens once, for
 * minutes.
 */
export async function recipientLink(
  stripe: Stripe,
  accountId: string,
  { back, isOnboarded }: { readonly back: string; readonly isOnboarded: boolean },
): Promise<string> {
  const addresses = { refresh_url: back, return_url: back };
  const link = await stripe.v2.core.accountLinks.create({
    account: accountId,
    use_case: isOnboarded
      ? { type: 'account_update', account_update: addresses }
      : { type: 'account_onboarding', account_onboarding: addresses },
  });
  return link.url;
}

/** @returns whether Stripe pays out to somebody's bank now, and what it still requires, by its names. */
export async function readRecipient(stripe: Stripe, accountId: string) {
  const { configuration, requirements } = await stripe.v2.core.accounts.retrieve(accountId, {
    include: ['configuration.recipient', 'requirements'],
  });
  const status = configuration?.recipient?.capabilities?.bank_accounts?.local?.status;
  const asked = (requirements?.entries ?? []).filter(({ awaiting_action_from: by }) => by === 'user');
  return { bankPayouts: payoutsOf(status), requirements: asked.map(({ description }) => description) };
}

function payoutsOf(status: string | undefined): TransfersState {
  if (status === 'active' || status === 'pending' || status === 'unsupported') return status;
  return status === undefined ? 'unknown' : 'inactive';
}
