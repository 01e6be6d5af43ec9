import type Stripe from 'stripe';
import { z } from 'zod';
import type { Seconds } from './clock';
import { checkAmount } from './currencies';
import { newId, PLATFORM } from './kept';
import { pageOf } from './listing';
import { idOf } from './methods';
import { currency, listing, mergeMetadata, metadata, text, whole } from './parameters';
import { invalid, missing } from './refusals';
import { reversals } from './reversals';
import { type Route, route } from './router';
import type { World } from './world';

const Create = z.strictObject({
  amount: whole,
  currency,
  destination: text,
  source_transaction: text.optional(),
  transfer_group: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
});

/** Transfers to connected accounts: from a charge, or from what is available. */
export function transfers(world: World): readonly Route[] {
  return [
    route('POST', '/v1/transfers', Create, ({ parameters }) => {
      checkAmount(parameters.amount, parameters.currency);
      checkDestination(world, parameters.destination);
      const source =
        parameters.source_transaction === undefined
          ? null
          : world.charges.get(parameters.source_transaction, undefined, 'source_transaction');
      if (source) checkSource(world, source, parameters);
      else world.money.checkAvailable(PLATFORM, parameters.amount, parameters.currency);
      const transfer = newTransfer(world, parameters, source);
      carry(world, transfer, source ? availableWith(world, source) : world.clock.now());
      world.events.tell('transfer.created', world.transfers.add(transfer));
      return transfer;
    }),
    route('GET', '/v1/transfers/:id', z.strictObject({}), ({ id }) => world.transfers.get(id)),
    route(
      'POST',
      '/v1/transfers/:id',
      z.strictObject({ description: text.optional(), metadata: metadata.optional() }),
      ({ id, parameters }) => {
        const transfer = world.transfers.get(id);
        transfer.description = parameters.description ?? transfer.description;
        transfer.metadata = mergeMetadata(transfer.metadata, parameters.metadata);
        world.events.tell('transfer.updated', transfer);
        return transfer;
      },
    ),
    route(
      'GET',
      '/v1/transfers',
      z.strictObject({ ...listing, destination: text.optional(), transfer_group: text.optional() }),
      ({ parameters: { destination, transfer_group: group, ...page } }) =>
        pageOf(
          '/v1/transfers',
          world.transfers
            .newestFirst()
            .filter(
              (each) =>
                (destination === undefined || each.destination === destination) &&
                (group === undefined || each.transfer_group === group),
            ),
          page,
        ),
    ),
    ...reversals(world),
  ];
}

function checkDestination(world: World, id: string): void {
  const kept = world.accounts.find(id);
  if (!kept) throw missing('destination', id, 'destination');
  if (kept.account.capabilities?.transfers === 'active') return;
  throw invalid(
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
    { code: 'insufficient_capabilities_for_transfer' },
  );
}

function checkSource(world: World, source: Stripe.Charge, wanted: z.output<typeof Create>): void {
  if (source.status === 'failed' || !source.captured)
    throw invalid('You cannot transfer from a charge that has not succeeded.', {
      code: 'transfer_source_balance_parameters_mismatch',
      param: 'source_transaction',
    });
  if (wanted.currency !== source.currency)
    throw invalid(
      `The currency of source_transaction's balance transaction (${source.currency}) must be the same as the transfer currency (${wanted.currency})`,
      { param: 'currency' },
    );
  if (
    source.transfer_group !== null &&
    wanted.transfer_group !== undefined &&
    wanted.transfer_group !== source.transfer_group
  )
    throw invalid('transfer_group must be the one of the source_transaction.', { param: 'transfer_group' });
  const taken = world.transfers
    .newestFirst()
    .filter((each) => each.source_transaction === source.id)
    .reduce((sum, each) => sum + each.amount - each.amount_reversed, 0);
  const left = source.amount_captured - source.amount_refunded - taken;
  if (wanted.amount > left)
    throw invalid(`Insufficient funds in source_transaction: ${left} of ${wanted.amount} are left.`, {
      code: 'balance_insufficient',
      param: 'amount',
    });
}

/** @returns when a charge's money can be used. */
function availableWith(world: World, source: Stripe.Charge): Seconds {
  const booked = world.money.transactions.find(idOf(source.balance_transaction) ?? '');
  return booked?.available_on ?? world.clock.now() + 1;
}

function carry(world: World, transfer: Stripe.Transfer, availableOn: Seconds): void {
  const { amount, currency: minorOf, id } = transfer;
  const shared = { currency: minorOf, against: 'transfers', category: 'transfer', availableOn } as const;
  transfer.balance_transaction = world.money.move({
    ...shared,
    type: 'transfer',
    amount: -amount,
    source: id,
  }).id;
  world.money.move({
    ...shared,
    owner: idOf(transfer.destination) ?? '',
    type: 'payment',
    amount,
    source: idOf(transfer.destination_payment) ?? id,
  });
}

function newTransfer(
  world: World,
  wanted: z.output<typeof Create>,
  source: Stripe.Charge | null,
): Stripe.Transfer {
  const id = newId('tr');
  return {
    id,
    object: 'transfer',
    amount: wanted.amount,
    amount_reversed: 0,
    balance_transaction: null,
    created: world.clock.now(),
    currency: wanted.currency,
    description: wanted.description ?? null,
    destination: wanted.destination,
    destination_payment: newId('py'),
    livemode: false,
    metadata: mergeMetadata({}, wanted.metadata),
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: source?.id ?? null,
    source_type: 'card',
    transfer_group: wanted.transfer_group ?? source?.transfer_group ?? `group_${source?.id ?? id}`,
  };
}
