import { missing, unreadable } from './refusals';
import type { World } from './world';

/** What can be expanded in each object that is played (docs.stripe.com/api/expanding_objects). */
const EXPANDABLE: Readonly<Record<string, readonly string[]>> = {
  payment_intent: ['customer', 'latest_charge', 'payment_method'],
  setup_intent: ['customer', 'payment_method', 'mandate'],
  payment_method: ['customer'],
  mandate: ['payment_method'],
  charge: ['balance_transaction', 'customer', 'failure_balance_transaction', 'payment_intent'],
  refund: ['balance_transaction', 'charge', 'failure_balance_transaction', 'payment_intent'],
  dispute: ['charge', 'payment_intent'],
  transfer: ['balance_transaction', 'destination', 'source_transaction'],
  transfer_reversal: ['balance_transaction', 'transfer'],
  payout: ['balance_transaction', 'failure_balance_transaction'],
  balance_transaction: ['source'],
  'checkout.session': ['customer', 'setup_intent'],
};

/** What each expandable field holds; a balance transaction's source may be any of several. */
const HOLDS: Readonly<Record<string, string>> = {
  customer: 'customer',
  latest_charge: 'charge',
  charge: 'charge',
  source_transaction: 'charge',
  payment_method: 'payment_method',
  payment_intent: 'payment_intent',
  setup_intent: 'setup_intent',
  mandate: 'mandate',
  transfer: 'transfer',
  balance_transaction: 'balance_transaction',
  failure_balance_transaction: 'balance_transaction',
};

/** What the first part of an address is about. */
const ABOUT: Readonly<Record<string, string>> = {
  payment_intents: 'payment_intent',
  setup_intents: 'setup_intent',
  payment_methods: 'payment_method',
  mandates: 'mandate',
  charges: 'charge',
  refunds: 'refund',
  disputes: 'dispute',
  transfers: 'transfer',
  payouts: 'payout',
  balance_transactions: 'balance_transaction',
  checkout: 'checkout.session',
};

/**
 * Checks what is to be expanded before anything is done.
 * @param address the route's, such as /v1/transfers/:id
 * @throws a 400 for what can't be expanded, and for more than four levels.
 */
export function checkExpand(method: string, address: string, paths: readonly string[]): void {
  const [, , first = '', ...rest] = address.split('/');
  const isList = method === 'GET' && !address.split('/').at(-1)?.startsWith(':') && rest.length % 2 === 0;
  const about = rest.includes('reversals')
    ? 'transfer_reversal'
    : rest.includes('payment_methods')
      ? 'payment_method'
      : ABOUT[first];
  for (const path of paths) {
    const parts = path.split('.');
    if (parts.length > 4)
      throw unreadable(`You cannot expand more than 4 levels of a property. Property: ${path}`, {
        param: 'expand',
      });
    const isOfList = parts[0] === 'data';
    let kind = isOfList === isList ? about : undefined;
    for (const part of isOfList ? parts.slice(1) : parts) {
      if (!EXPANDABLE[kind ?? '']?.includes(part))
        throw unreadable(`This property cannot be expanded (${path}).`, { param: 'expand' });
      kind = HOLDS[part];
    }
  }
}

/** @returns a copy of the answer with the objects in place of the ids asked for. */
export function expanded(world: World, answer: object, paths: readonly string[]): object {
  const copy = structuredClone(answer);
  for (const path of paths) expand(world, copy, path.split('.'));
  return copy;
}

function expand(world: World, object: object, [first = '', ...rest]: readonly string[]): void {
  const value = new Map<string, unknown>(Object.entries(object)).get(first);
  if (Array.isArray(value)) {
    for (const each of value) expand(world, each, rest);
    return;
  }
  if (value === null || value === undefined) return;
  const found = typeof value === 'string' ? structuredClone(lookUp(world, value)) : value;
  Object.assign(object, { [first]: found });
  if (rest.length > 0 && typeof found === 'object') expand(world, found, rest);
}

function lookUp(world: World, id: string): object {
  const found =
    world.customers.find(id) ??
    world.methods.find(id)?.method ??
    world.charges.find(id) ??
    world.intents.find(id) ??
    world.setups.find(id) ??
    world.money.transactions.find(id) ??
    world.transfers.find(id) ??
    world.transfers
      .newestFirst()
      .flatMap(({ reversals }) => reversals.data)
      .find((each) => each.id === id) ??
    world.refunds.find(id) ??
    world.payouts.find(id) ??
    world.mandates.find(id) ??
    world.accounts.find(id)?.account;
  if (!found) throw missing('object', id, 'expand');
  return found;
}
