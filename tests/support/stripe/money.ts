import type Stripe from 'stripe';
import { type Book, Books } from './books';
import type { Clock, Seconds } from './clock';
import { Kept, newId, type Owner, PLATFORM } from './kept';
import { invalid } from './refusals';

interface Movement {
  owner?: Owner;
  type: Stripe.BalanceTransaction.Type;
  category: string;
  /** minor units; outgoing amounts are negative */
  amount: number;
  fee?: number;
  currency: string;
  /** what moved it: a charge, a refund, a transfer … */
  source: string;
  /** the other side of the entry */
  against: Book;
  /** left out: at once */
  availableOn?: Seconds;
}

/** What may be asked once money has become available. */
type Listener = (owner: Owner, currency: string) => void;

/** Balances, pending and available, of the platform and each connected account; every change is a balance transaction. */
export class Money {
  readonly books = new Books();
  readonly transactions = new Kept<Stripe.BalanceTransaction>('balance transaction');
  readonly #clock: Clock;
  readonly #listeners: Listener[] = [];
  readonly #paidOut = new Map<string, string>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  move({ owner = PLATFORM, fee = 0, ...movement }: Movement): Stripe.BalanceTransaction {
    const { amount, currency, against } = movement;
    const now = this.#clock.now();
    const availableOn = Math.max(now, movement.availableOn ?? now);
    const isPending = availableOn > now;
    this.books.post(currency, [
      { book: `${owner}:${isPending ? 'pending' : 'available'}`, minor: amount - fee },
      { book: 'fees', minor: fee },
      { book: against, minor: -amount },
    ]);
    const transaction: Stripe.BalanceTransaction = {
      id: newId('txn'),
      object: 'balance_transaction',
      amount,
      available_on: availableOn,
      balance_type: 'payments',
      created: now,
      currency,
      description: null,
      exchange_rate: null,
      fee,
      fee_details: fee === 0 ? [] : [feeDetail(fee, currency)],
      net: amount - fee,
      reporting_category: movement.category,
      source: movement.source,
      status: isPending ? 'pending' : 'available',
      type: movement.type,
    };
    this.transactions.add(transaction, owner);
    if (isPending) this.#clock.at(availableOn, () => this.#release(transaction, owner));
    else this.#tell(owner, currency);
    return transaction;
  }

  available(owner: Owner, currency: string): number {
    return this.books.of(`${owner}:available`, currency);
  }

  /** @throws `balance_insufficient` when less than `amount` is available. */
  checkAvailable(owner: Owner, amount: number, currency: string): void {
    if (this.available(owner, currency) >= amount) return;
    throw invalid(
      'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card.',
      { code: 'balance_insufficient' },
    );
  }

  /** Marks everything available that no payout has carried yet as carried by this payout. */
  payOut(owner: Owner, currency: string, payout: string): void {
    for (const each of this.transactions.newestFirst(owner))
      if (each.currency === currency && each.status === 'available' && !this.#paidOut.has(each.id))
        this.#paidOut.set(each.id, payout);
  }

  /** @returns the payout that carried a movement; an automatic one carries everything available. */
  paidOutBy(transaction: string): string | undefined {
    return this.#paidOut.get(transaction);
  }

  /** Calls back whenever something has become available. */
  onAvailable(listener: Listener): void {
    this.#listeners.push(listener);
  }

  balanceOf(owner: Owner): Stripe.Balance {
    const currencies = new Set([
      ...this.books.currenciesOf(`${owner}:available`),
      ...this.books.currenciesOf(`${owner}:pending`),
    ]);
    const sums = (state: 'available' | 'pending') =>
      [...currencies].sort().map((currency) => {
        const amount = this.books.of(`${owner}:${state}`, currency);
        return { amount, currency, source_types: { card: amount } };
      });
    return { object: 'balance', available: sums('available'), livemode: false, pending: sums('pending') };
  }

  #release(transaction: Stripe.BalanceTransaction, owner: Owner): void {
    const { net, currency } = transaction;
    this.books.post(currency, [
      { book: `${owner}:pending`, minor: -net },
      { book: `${owner}:available`, minor: net },
    ]);
    transaction.status = 'available';
    this.#tell(owner, currency);
  }

  #tell(owner: Owner, currency: string): void {
    for (const listener of this.#listeners) listener(owner, currency);
  }
}

function feeDetail(amount: number, currency: string): Stripe.BalanceTransaction.FeeDetail {
  return { amount, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' };
}
