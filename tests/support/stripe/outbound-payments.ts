import type Stripe from 'stripe';
import { z } from 'zod';
import { DAY } from './clock';
import { checkAmount } from './currencies';
import { newId } from './kept';
import { currency, mergeMetadata, metadata, text, whole } from './parameters';
import { isPaidOutTo } from './recipients';
import { refusedAs } from './refusals';
import { type Route, route } from './router';
import { timeOf, type World } from './world';

type OutboundPayment = Stripe.V2.MoneyManagement.OutboundPayment;

/** How long one takes to leave the balance, and after how long a bank sends it back. */
const POSTED_AFTER = DAY;
const RETURNED_AFTER = 4 * DAY;

const Create = z.strictObject({
  amount: z.strictObject({ value: whole.pipe(z.number().positive()), currency }),
  from: z.strictObject({ financial_account: text, currency }),
  to: z.strictObject({ recipient: text }),
  description: text.optional(),
  metadata: metadata.optional(),
});

const STATUSES = ['canceled', 'failed', 'posted', 'processing', 'returned'] as const;
const List = z.strictObject({
  limit: whole.pipe(z.number().min(1).max(100)).default(10),
  recipient: text.optional(),
  status: z.array(z.enum(STATUSES)).optional(),
});

/** Outbound payments: processing → posted → returned, or failed, or canceled. From a balance that was filled ahead. */
export function outboundPayments(world: World): readonly Route[] {
  const path = '/v2/money_management/outbound_payments';
  return [
    route('POST', path, Create, ({ parameters }) => {
      const { amount, from, to } = parameters;
      checkAmount(amount.value, amount.currency);
      world.financialAccounts.get(from.financial_account, undefined, 'from[financial_account]');
      const kept = world.accounts.get(to.recipient, undefined, 'to[recipient]');
      if (!isPaidOutTo(kept))
        throw refusedAs('capability_not_enabled', 'The recipient can’t be paid to a bank account yet.');
      if (world.money.books.of(`ahead:${from.financial_account}`, amount.currency) < amount.value)
        throw refusedAs('insufficient_funds', 'The financial account holds less than this payment.');
      return send(world, parameters);
    }),
    route('GET', path, List, ({ parameters: { limit, recipient, status } }) => ({
      data: world.outboundPayments
        .newestFirst()
        .filter(
          (each) =>
            (recipient === undefined || each.to.recipient === recipient) &&
            (status === undefined || status.some((wanted) => wanted === each.status)),
        )
        .slice(0, limit),
      next_page_url: null,
      previous_page_url: null,
    })),
    route('GET', `${path}/:id`, z.strictObject({}), ({ id }) => world.outboundPayments.get(id)),
    route('POST', `${path}/:id/cancel`, z.strictObject({}), ({ id }) => {
      const payment = world.outboundPayments.get(id);
      if (!payment.cancelable)
        throw refusedAs('not_cancelable', `This payment is ${payment.status}, so it can’t be canceled.`);
      end(world, payment, 'canceled');
      return payment;
    }),
  ];
}

/** Opens a financial account as its dashboard does, and fills it. @returns its id. */
export function openFinancialAccount(world: World, minor: number, minorOf: string): string {
  const { id } = world.financialAccounts.add({ id: newId('fa') });
  fill(world, id, minor, minorOf);
  return id;
}

function fill(world: World, id: string, minor: number, minorOf: string): void {
  world.money.books.post(minorOf, [
    { book: `ahead:${id}`, minor },
    { book: 'bank', minor: -minor },
  ]);
}

function send(world: World, wanted: z.output<typeof Create>): OutboundPayment {
  const now = world.clock.now();
  const { amount, from, to } = wanted;
  fill(world, from.financial_account, -amount.value, amount.currency);
  const payment = world.outboundPayments.add({
    id: newId('obp'),
    object: 'v2.money_management.outbound_payment',
    amount,
    cancelable: true,
    created: timeOf(now),
    ...(wanted.description !== undefined && { description: wanted.description }),
    expected_arrival_date: timeOf(now + POSTED_AFTER),
    from: { debited: amount, financial_account: from.financial_account },
    livemode: false,
    metadata: mergeMetadata({}, wanted.metadata),
    recipient_notification: { setting: 'configured' },
    statement_descriptor: 'STRIPE',
    status: 'processing',
    // what it is worth in the destination's currency isn't played: nothing is converted here
    to: { credited: amount, recipient: to.recipient },
  });
  world.clock.at(now + POSTED_AFTER, () => leave(world, payment));
  return payment;
}

/** The bank decides whether it leaves: an account that doesn't exist is refused at once, a closed one sends it back. */
function leave(world: World, payment: OutboundPayment): void {
  if (payment.status !== 'processing') return;
  const refuses = world.accounts.find(payment.to.recipient)?.bank?.payoutFails?.code;
  if (refuses === 'no_account') {
    end(world, payment, 'failed');
    payment.status_details = { failed: { reason: 'payout_method_does_not_exist' } };
    return;
  }
  payment.status = 'posted';
  payment.cancelable = false;
  payment.status_transitions = { posted_at: timeOf(world.clock.now()) };
  if (refuses === undefined) return;
  world.clock.at(world.clock.now() + RETURNED_AFTER, () => {
    end(world, payment, 'returned');
    payment.status_details = { returned: { reason: 'payout_method_closed' } };
  });
}

function end(world: World, payment: OutboundPayment, status: 'canceled' | 'failed' | 'returned'): void {
  const { amount, from } = payment;
  fill(world, from.financial_account, amount.value, amount.currency);
  payment.status = status;
  payment.cancelable = false;
  payment.status_transitions = {
    ...payment.status_transitions,
    [`${status}_at`]: timeOf(world.clock.now()),
  };
  delete payment.expected_arrival_date;
}
