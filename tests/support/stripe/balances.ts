import { z } from 'zod';
import { pageOf } from './listing';
import { currency, listing, text } from './parameters';
import { type Route, route } from './router';
import type { World } from './world';

/** What is in it, and each movement of it: the daily reconciliation reads these. */
export function balances(world: World): readonly Route[] {
  return [
    route('GET', '/v1/balance', z.strictObject({}), ({ owner }) => world.money.balanceOf(owner)),
    route('GET', '/v1/balance_transactions/:id', z.strictObject({}), ({ id, owner }) =>
      world.money.transactions.get(id, owner),
    ),
    route(
      'GET',
      '/v1/balance_transactions',
      z.strictObject({
        ...listing,
        currency: currency.optional(),
        source: text.optional(),
        type: text.optional(),
        payout: text.optional(),
      }),
      ({ owner, parameters: { currency: minorOf, source, type, payout, ...page } }) =>
        pageOf(
          '/v1/balance_transactions',
          world.money.transactions
            .newestFirst(owner)
            .filter(
              (each) =>
                (minorOf === undefined || each.currency === minorOf) &&
                (source === undefined || each.source === source) &&
                (type === undefined || each.type === type) &&
                (payout === undefined || world.money.paidOutBy(each.id) === payout),
            ),
          page,
        ),
    ),
  ];
}
