import type Stripe from 'stripe';
import { TEST_BANKS, TEST_ROUTING, type TestBank } from './banks';
import { TEST_CARDS, type TestCard } from './cards';
import { newId } from './kept';
import { invalid, missing } from './refusals';
import type { KeptMethod, World } from './world';

interface Holder {
  name?: string | undefined;
  email?: string | undefined;
}

/** @returns a payment method for a test card, kept but not yet anybody's. */
export function keepCard(world: World, card: TestCard, holder: Holder = {}): KeptMethod {
  const method: Stripe.PaymentMethod = {
    ...blank(world, 'card', holder),
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: 12,
      exp_year: 2040,
      fingerprint: fingerprintOf(card.number),
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  };
  return world.methods.add({ id: method.id, method, behind: { card }, isSetUp: false });
}

/** @returns a payment method for a test bank account, kept but not yet anybody's. */
export function keepBank(world: World, bank: TestBank, holder: Holder): KeptMethod {
  const method: Stripe.PaymentMethod = {
    ...blank(world, 'us_bank_account', holder),
    us_bank_account: {
      account_holder_type: 'individual',
      account_type: 'checking',
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint: fingerprintOf(bank.number),
      last4: bank.number.slice(-4),
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number: TEST_ROUTING,
      status_details: {},
    },
  };
  return world.methods.add({ id: method.id, method, behind: { bank }, isSetUp: false });
}

/** @returns the named payment method, or a new one for a test token such as `pm_card_visa`. */
export function methodNamed(world: World, id: string, param: string): KeptMethod {
  const card = TEST_CARDS.find(({ token }) => token === id);
  if (card) return keepCard(world, card);
  const bank = TEST_BANKS.find(({ token }) => token === id);
  if (bank) return keepBank(world, bank, { name: 'Jenny Rosen' });
  const kept = world.methods.find(id);
  if (!kept) throw missing('PaymentMethod', id, param);
  return kept;
}

/**
 * @returns the named method, if this customer may pay with it.
 * @throws when it belongs to another customer, or the intent doesn't accept its kind.
 */
export function methodFor(
  world: World,
  id: string,
  { customer, types }: { customer: string | null; types: readonly string[] },
): KeptMethod {
  const kept = methodNamed(world, id, 'payment_method');
  const owner = idOf(kept.method.customer);
  if (owner !== null && owner !== customer)
    throw invalid(
      `The provided PaymentMethod belongs to the Customer ${owner}. Please include the Customer in the \`customer\` parameter.`,
      { param: 'payment_method' },
    );
  if (!types.includes(kept.method.type))
    throw invalid(
      `The PaymentMethod provided (${kept.method.type}) is not allowed for this Intent. Please attach a PaymentMethod of one of the following types: ${types.join(', ')}.`,
      { code: 'payment_intent_invalid_parameter', param: 'payment_method' },
    );
  return kept;
}

/** Attaches the method to the customer, who can then pay with it again. */
export function attach(world: World, kept: KeptMethod, customer: string): void {
  if (idOf(kept.method.customer) === customer) return;
  kept.method.customer = customer;
  world.events.tell('payment_method.attached', kept.method);
}

/** @returns the id in an expandable field; inside the stand-in it is never expanded. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (reference === null || reference === undefined) return null;
  return typeof reference === 'string' ? reference : reference.id;
}

function blank(world: World, type: 'card' | 'us_bank_account', { name, email }: Holder) {
  return {
    id: newId('pm'),
    object: 'payment_method' as const,
    allow_redisplay: 'unspecified' as const,
    billing_details: { address: null, email: email ?? null, name: name ?? null, phone: null, tax_id: null },
    created: world.clock.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
  };
}

/** The same for the same number, and not the number itself: enough to recognise an account. */
function fingerprintOf(number: string): string {
  return Buffer.from(number).toString('base64url').slice(-16);
}
