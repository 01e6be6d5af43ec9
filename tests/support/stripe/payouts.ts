import type Stripe from 'stripe';
import { z } from 'zod';
import { type Failure, PAYOUT_COMES_BACK_AFTER, PAYOUT_TAKES } from './banks';
import { DAY, HOUR } from './clock';
import { checkAmount } from './currencies';
import { newId, type Owner, PLATFORM } from './kept';
import { pageOf } from './listing';
import { idOf } from './methods';
import { currency, listing, mergeMetadata, metadata, text, whole } from './parameters';
import { invalid } from './refusals';
import { type Route, route } from './router';
import type { World } from './world';

const Create = z.strictObject({
  amount: whole,
  currency,
  description: text.optional(),
  statement_descriptor: text.max(22).optional(),
  metadata: metadata.optional(),
});

/** Payouts: pending → in_transit → paid, or failed. An account on the daily schedule gets them automatically. */
export function payouts(world: World): readonly Route[] {
  payOutDaily(world);
  return [
    route('POST', '/v1/payouts', Create, ({ owner, parameters }) => {
      checkAmount(parameters.amount, parameters.currency);
      if (owner !== PLATFORM && world.accounts.get(owner).account.payouts_enabled === false)
        throw invalid('Cannot create payouts: this account has requirements that need to be collected.', {
          code: 'payouts_not_allowed',
        });
      world.money.checkAvailable(owner, parameters.amount, parameters.currency);
      const { amount, currency: minorOf } = parameters;
      const payout = payOut(world, owner, { amount, currency: minorOf, isAutomatic: false });
      payout.description = parameters.description ?? null;
      payout.statement_descriptor = parameters.statement_descriptor ?? null;
      payout.metadata = mergeMetadata({}, parameters.metadata);
      world.events.tell('payout.created', payout, { owner });
      return payout;
    }),
    route('GET', '/v1/payouts/:id', z.strictObject({}), ({ id, owner }) => world.payouts.get(id, owner)),
    route('POST', '/v1/payouts/:id/cancel', z.strictObject({}), ({ id, owner }) => {
      const payout = world.payouts.get(id, owner);
      if (payout.status !== 'pending' || payout.automatic)
        throw invalid(`Payouts can be canceled only while they are pending; this one is ${payout.status}.`);
      stopPayout(world, owner, payout);
      return payout;
    }),
    route(
      'GET',
      '/v1/payouts',
      z.strictObject({
        ...listing,
        status: z.enum(['pending', 'in_transit', 'paid', 'failed', 'canceled']).optional(),
      }),
      ({ owner, parameters: { status, ...page } }) =>
        pageOf(
          '/v1/payouts',
          world.payouts.newestFirst(owner).filter((each) => status === undefined || each.status === status),
          page,
        ),
    ),
  ];
}

interface Wanted {
  amount: number;
  currency: string;
  isAutomatic: boolean;
}

function payOut(
  world: World,
  owner: Owner,
  { amount, currency: minorOf, isAutomatic }: Wanted,
): Stripe.Payout {
  const now = world.clock.now();
  const id = newId('po');
  const { id: transaction } = world.money.move({
    owner,
    type: 'payout',
    category: 'payout',
    amount: -amount,
    currency: minorOf,
    source: id,
    against: 'bank',
  });
  const payout = world.payouts.add(
    {
      id,
      object: 'payout',
      amount,
      application_fee: null,
      application_fee_amount: null,
      arrival_date: now + PAYOUT_TAKES,
      automatic: isAutomatic,
      balance_transaction: transaction,
      created: now,
      currency: minorOf,
      description: isAutomatic ? 'STRIPE PAYOUT' : null,
      destination: bankOf(world, owner),
      failure_balance_transaction: null,
      failure_code: null,
      failure_message: null,
      livemode: false,
      metadata: {},
      method: 'standard',
      original_payout: null,
      payout_method: null,
      reconciliation_status: isAutomatic ? 'in_progress' : 'not_applicable',
      reversed_by: null,
      source_type: 'card',
      statement_descriptor: null,
      status: 'pending',
      trace_id: null,
      type: 'bank_account',
    },
    owner,
  );
  if (isAutomatic) world.money.payOut(owner, minorOf, id);
  world.clock.at(now + HOUR, () => {
    if (payout.status !== 'pending') return;
    payout.status = 'in_transit';
    world.events.tell('payout.updated', payout, { owner, previous: { status: 'pending' } });
  });
  world.clock.at(payout.arrival_date, () => arrive(world, owner, payout));
  return payout;
}

function arrive(world: World, owner: Owner, payout: Stripe.Payout): void {
  if (payout.status !== 'in_transit') return;
  const bank = owner === PLATFORM ? undefined : world.accounts.get(owner).bank;
  if (bank?.payoutFails) fail(world, owner, payout, bank.payoutFails);
  else {
    payout.status = 'paid';
    if (payout.automatic) payout.reconciliation_status = 'completed';
    world.events.tell('payout.paid', payout, { owner });
    const comesBack = bank?.payoutComesBack;
    if (comesBack)
      world.clock.at(world.clock.now() + PAYOUT_COMES_BACK_AFTER, () =>
        fail(world, owner, payout, comesBack),
      );
  }
}

/** Stripe stops an automatic payout itself, such as while it looks into an account; nobody else can. */
export function stopLatestPayout(world: World, account: string): void {
  const payout = world.payouts.newestFirst(account).find(({ status }) => status === 'pending');
  if (!payout) throw new Error(`no payout of ${account} is pending`);
  stopPayout(world, account, payout);
}

function stopPayout(world: World, owner: Owner, payout: Stripe.Payout): void {
  payout.status = 'canceled';
  payout.failure_balance_transaction = giveBack(world, owner, payout, 'payout_cancel');
  world.events.tell('payout.canceled', payout, { owner });
}

function fail(world: World, owner: Owner, payout: Stripe.Payout, { code, message }: Failure): void {
  payout.status = 'failed';
  payout.failure_code = code;
  payout.failure_message = message;
  payout.failure_balance_transaction = giveBack(world, owner, payout, 'payout_failure');
  world.events.tell('payout.failed', payout, { owner });
}

function giveBack(
  world: World,
  owner: Owner,
  payout: Stripe.Payout,
  type: 'payout_cancel' | 'payout_failure',
): string {
  return world.money.move({
    owner,
    type,
    category: 'payout_reversal',
    amount: payout.amount,
    currency: payout.currency,
    source: payout.id,
    against: 'bank',
  }).id;
}

/** Once a day each connected account is paid what it has, unless its schedule is manual or its bank has failed. */
function payOutDaily(world: World): void {
  world.clock.at(world.clock.now() + DAY, () => {
    for (const { id, account } of world.accounts.newestFirst()) {
      const isManual = account.settings?.payouts?.schedule.interval === 'manual';
      const [last] = world.payouts.newestFirst(id);
      const hasBankFailed = last?.status === 'failed' && last.destination === bankOf(world, id);
      if (!account.payouts_enabled || isManual || hasBankFailed) continue;
      for (const { amount, currency: minorOf } of world.money.balanceOf(id).available)
        if (amount > 0)
          world.events.tell(
            'payout.created',
            payOut(world, id, { amount, currency: minorOf, isAutomatic: true }),
            { owner: id },
          );
    }
    payOutDaily(world);
  });
}

function bankOf(world: World, owner: Owner): string | null {
  if (owner === PLATFORM) return null;
  const [bank] = world.accounts.get(owner).account.external_accounts?.data ?? [];
  return idOf(bank);
}
