import { missing, unreadable } from './refusals';
import type { World } from './world';

/** What can be expanded, of each object that is played (docs.stripe.com/api/expanding_objects). */
const EXPANDABLE: Readonly<Record<string, readonly string[]>> = {
  payment_intent: ['customer', 'latest_charge', 'payment_method'],
  setup_intent: ['customer', 'payment_method', 'mandate'],
  payment_method: ['customer'],
  mandate: ['payment_method'],
  charge: ['balance_transaction', 'customer', 'failure_balance_transaction', 'payment_intent'],
  refund: ['balance_transaction', 'charge', 'payment_intent'],
  dispute: ['charge', 'payment_intent'],
  transfer: ['balance_transaction', 'destination', 'source_transaction'],
  transfer_reversal: ['balance_transaction', 'transfer'],
  payout: ['balance_transaction', 'failure_balance_transaction'],
  balance_transaction: ['source'],
  'checkout.session': ['customer', 'setup_intent'],
};

/**
 * @returns a copy of the answer with the objects in place of the ids asked for.
 * @throws a 400 for what can't be expanded, and for more than four levels.
 */
export function expanded(world: World, answer: object, paths: readonly string[]): object {
  const copy = structuredClone(answer);
  for (const path of paths) {
    const parts = path.split('.');
    if (parts.length > 4)
      throw unreadable(`You cannot expand more than 4 levels of a property. Property: ${path}`, {
        param: 'expand',
      });
    expand(world, copy, parts, path);
  }
  return copy;
}

function expand(world: World, object: object, [first = '', ...rest]: readonly string[], path: string): void {
  const fields = new Map<string, unknown>(Object.entries(object));
  const value = fields.get(first);
  if (fields.get('object') === 'list' && first === 'data' && Array.isArray(value)) {
    for (const each of value) expand(world, each, rest, path);
    return;
  }
  const kind = String(fields.get('object'));
  if (!EXPANDABLE[kind]?.includes(first))
    throw unreadable(`This property cannot be expanded (${path}).`, { param: 'expand[0]' });
  if (value === null || value === undefined) return;
  const found = typeof value === 'string' ? structuredClone(lookUp(world, value)) : value;
  Object.assign(object, { [first]: found });
  if (rest.length > 0 && typeof found === 'object') expand(world, found, rest, path);
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
