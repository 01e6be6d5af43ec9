import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from './kept';
import { pageOf } from './listing';
import { idOf } from './methods';
import { mergeMetadata, metadata, paging, whole } from './parameters';
import { invalid, missing } from './refusals';
import { type Route, route } from './router';
import type { World } from './world';

const Create = z.strictObject({
  amount: whole.optional(),
  metadata: metadata.optional(),
});

/** Reversals: money taken back from a connected account, as far as it is still there. */
export function reversals(world: World): readonly Route[] {
  return [
    route('POST', '/v1/transfers/:id/reversals', Create, ({ id, parameters }) => {
      const transfer = world.transfers.get(id);
      const left = transfer.amount - transfer.amount_reversed;
      const amount = parameters.amount ?? left;
      if (left === 0) throw invalid(`Transfer ${id} is already fully reversed.`);
      if (amount < 1 || amount > left)
        throw invalid(`Reversal amount (${amount}) is greater than unreversed amount on transfer (${left})`, {
          param: 'amount',
        });
      const reversal: Stripe.TransferReversal = {
        id: newId('trr'),
        object: 'transfer_reversal',
        amount,
        balance_transaction: null,
        created: world.clock.now(),
        currency: transfer.currency,
        destination_payment_refund: null,
        metadata: mergeMetadata({}, parameters.metadata),
        source_refund: null,
        transfer: id,
      };
      bringBack(world, transfer, reversal);
      transfer.amount_reversed += amount;
      transfer.reversed = transfer.amount_reversed === transfer.amount;
      transfer.reversals.data.unshift(reversal);
      world.events.tell('transfer.reversed', transfer);
      return reversal;
    }),
    route('GET', '/v1/transfers/:id/reversals', z.strictObject(paging), ({ id, parameters }) =>
      pageOf(`/v1/transfers/${id}/reversals`, world.transfers.get(id).reversals.data, parameters),
    ),
    route('GET', '/v1/transfers/:id/reversals/:item', z.strictObject({}), ({ id, item }) => {
      const found = world.transfers.get(id).reversals.data.find((each) => each.id === item);
      if (!found) throw missing('transfer reversal', item);
      return found;
    }),
  ];
}

function bringBack(world: World, transfer: Stripe.Transfer, reversal: Stripe.TransferReversal): void {
  const owner = idOf(transfer.destination) ?? '';
  const { amount, currency } = reversal;
  const given = world.money.transactions.find(idOf(transfer.balance_transaction) ?? '');
  const isPending = given?.status === 'pending';
  if (!isPending) world.money.checkAvailable(owner, amount, currency);
  const shared = {
    currency,
    against: 'transfers',
    category: 'transfer_reversal',
    ...(isPending && { availableOn: given.available_on }),
  } as const;
  world.money.move({
    ...shared,
    owner,
    type: 'payment_refund',
    amount: -amount,
    source: idOf(transfer.destination_payment) ?? transfer.id,
  });
  reversal.balance_transaction = world.money.move({
    ...shared,
    type: 'transfer_refund',
    amount,
    source: reversal.id,
  }).id;
}
