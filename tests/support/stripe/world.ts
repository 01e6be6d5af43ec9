import type Stripe from 'stripe';
import type { TestBank } from './banks';
import type { TestCard } from './cards';
import type { Clock, Seconds } from './clock';
import { Events } from './events';
import { Kept } from './kept';
import { Money } from './money';

/** A payment method, and the test card or account behind it. */
export interface KeptMethod {
  id: string;
  method: Stripe.PaymentMethod;
  behind: { card: TestCard } | { bank: TestBank };
  /** a SetupIntent has succeeded with it, so it may be charged without its owner */
  isSetUp: boolean;
  /** how often its holder entered wrong amounts */
  wrongAmounts?: number;
}

/** A connected account, and what only the stand-in knows of it. */
export interface KeptAccount {
  id: string;
  account: Stripe.Account;
  bank: TestBank | null;
}

/** An intent that waits for 3-D Secure, and where its person goes afterwards. */
export interface Challenge {
  id: string;
  intent: string;
  returnUrl: string;
}

/** A balance that is filled ahead, from which recipients are paid. */
export interface KeptFinancialAccount {
  id: string;
}

export interface KeptLink {
  id: string;
  account: string;
  refreshUrl: string;
  returnUrl: string;
  expiresAt: number;
  isUsed: boolean;
}

/** An endpoint for events, and the secret they are signed with: Stripe shows that once, when it is made. */
export interface KeptEndpoint {
  id: string;
  endpoint: Stripe.WebhookEndpoint;
  secret: string;
  /** receives connected accounts' events and no others; else the platform's own */
  isForConnected: boolean;
}

/** Everything that the stand-in knows. */
export class World {
  readonly money: Money;
  readonly events: Events;
  readonly customers = new Kept<Stripe.Customer>('customer');
  /** still returned by id, as deleted */
  readonly deletedCustomers = new Set<string>();
  readonly methods = new Kept<KeptMethod>('PaymentMethod');
  readonly setups = new Kept<Stripe.SetupIntent>('setupintent');
  readonly intents = new Kept<Stripe.PaymentIntent>('payment_intent');
  readonly charges = new Kept<Stripe.Charge>('charge');
  readonly refunds = new Kept<Stripe.Refund>('refund');
  readonly disputes = new Kept<Stripe.Dispute>('dispute');
  readonly transfers = new Kept<Stripe.Transfer>('transfer');
  readonly payouts = new Kept<Stripe.Payout>('payout');
  readonly outboundPayments = new Kept<Stripe.V2.MoneyManagement.OutboundPayment>('outbound payment');
  readonly financialAccounts = new Kept<KeptFinancialAccount>('financial account');
  readonly accounts = new Kept<KeptAccount>('account');
  readonly links = new Kept<KeptLink>('account link');
  readonly sessions = new Kept<Stripe.Checkout.Session>('checkout.session');
  readonly challenges = new Kept<Challenge>('challenge');
  readonly mandates = new Kept<Stripe.Mandate>('mandate');
  readonly endpoints = new Kept<KeptEndpoint>('webhook endpoint');

  /** `address`: where the hosted pages are, known once the server listens. */
  constructor(
    readonly clock: Clock,
    version: string,
    readonly address: () => string,
  ) {
    this.money = new Money(clock);
    this.events = new Events(clock, version);
  }
}

/** @returns an instant as version 2 of the API writes it. */
export function timeOf(seconds: Seconds): string {
  return new Date(seconds * 1000).toISOString();
}
