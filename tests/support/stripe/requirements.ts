import type Stripe from 'stripe';
import type { TestBank } from './banks';
import { newId } from './kept';
import type { KeptAccount, World } from './world';

/** What a person must give before money can be sent to them. */
const NEEDED = [
  'external_account',
  'individual.address.city',
  'individual.address.line1',
  'individual.address.postal_code',
  'individual.dob.day',
  'individual.dob.month',
  'individual.dob.year',
  'individual.first_name',
  'individual.last_name',
  'tos_acceptance.date',
  'tos_acceptance.ip',
];

const UNREADABLE: Stripe.Account.Requirements.Error = {
  code: 'verification_document_not_readable',
  reason: 'The document could not be read. Upload a clearer photo of it.',
  requirement: 'individual.verification.document',
};

/** Resets an account to where everything still has to be given. */
export function demand(account: Stripe.Account): void {
  account.requirements = { ...NOTHING, currently_due: NEEDED, eventually_due: NEEDED, past_due: NEEDED };
  account.requirements.disabled_reason = 'requirements.past_due';
}

/** The person gave everything that was asked, and their bank account: transfers and payouts are on. */
export function satisfy(world: World, kept: KeptAccount, bank: TestBank): void {
  const { account } = kept;
  kept.bank = bank;
  const external = bankAccount(account, bank);
  if (account.external_accounts) account.external_accounts.data = [external];
  account.details_submitted = true;
  account.payouts_enabled = true;
  account.charges_enabled = account.capabilities?.card_payments !== undefined;
  account.requirements = NOTHING;
  account.tos_acceptance = { ...account.tos_acceptance, date: world.clock.now() };
  for (const name of ['transfers', 'card_payments'] as const)
    if (account.capabilities?.[name]) account.capabilities[name] = 'active';
  world.events.tell('account.external_account.created', external, { owner: account.id });
  tell(world, account, 'active');
}

/** The person's papers couldn't be read: they have to submit them again, and nothing can be sent to them. */
export function reject(world: World, { account }: KeptAccount): void {
  account.details_submitted = true;
  account.payouts_enabled = false;
  account.requirements = {
    ...NOTHING,
    currently_due: [UNREADABLE.requirement],
    eventually_due: [UNREADABLE.requirement],
    past_due: [UNREADABLE.requirement],
    disabled_reason: 'requirements.past_due',
    errors: [UNREADABLE],
  };
  if (account.capabilities?.transfers) account.capabilities.transfers = 'inactive';
  tell(world, account, 'inactive');
}

function tell(world: World, account: Stripe.Account, status: Stripe.Capability.Status): void {
  const capability = {
    id: 'transfers',
    object: 'capability',
    account: account.id,
    requested: true,
    requested_at: account.created,
    status,
  };
  world.events.tell('capability.updated', capability, { owner: account.id });
  world.events.tell('account.updated', account, { owner: account.id });
}

const NOTHING: Stripe.Account.Requirements = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

function bankAccount(account: Stripe.Account, bank: TestBank): Stripe.BankAccount {
  return {
    id: newId('ba'),
    object: 'bank_account',
    account: account.id,
    account_holder_name: 'Jenny Rosen',
    account_holder_type: 'individual',
    account_type: null,
    available_payout_methods: ['standard'],
    bank_name: 'STRIPE TEST BANK',
    country: account.country ?? 'US',
    currency: account.default_currency ?? 'usd',
    default_for_currency: true,
    fingerprint: null,
    last4: bank.number.slice(-4),
    metadata: {},
    routing_number: '110000000',
    status: 'new',
  };
}
