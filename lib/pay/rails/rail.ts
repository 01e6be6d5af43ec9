import type { Money } from '@/lib/platform/money/money';
import type { Tx } from '@/lib/platform/tenancy';
import type { PaymentMethod, PaymentState, RecordedState } from '../payments/payments.rules';
import type { RailName } from './choosing.rules';

/** An owed item to be paid, in full. */
export type OrderLine = { readonly owedId: string; readonly money: Money };

/** What an owner wants to pay to one assistant. */
export type PaymentOrder = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
  readonly orderedById: string;
  readonly at: Date;
};

/** An order, and whatever else the rail has to know. */
export type Begun<Details> = { readonly order: PaymentOrder; readonly details: Details };

/** What paying would come to, before anybody approves it. */
export type Quote = {
  readonly total: Money;
  /** the rail's fee, on top; null: unknown to us */
  readonly fee: Money | null;
  /** what of `total` reaches the receiver: less than it if they bear the fee */
  readonly sent: Money;
  /** who moves the money: only `product` may ever be shown as paid by us */
  readonly movedBy: 'product' | 'owner';
};

export type PaymentRef = { readonly workspaceId: string; readonly id: string };

/** What became of a payment, as the rail learnt it. */
export type Following = {
  readonly outcome: Exclude<RecordedState, 'recorded' | 'withdrawn'>;
  readonly note: string;
  readonly byId: string;
  readonly at: Date;
};

export type Cancelling = { readonly note: string; readonly byId: string; readonly at: Date };

/**
 * How money travels from a business to its assistants. Each way has its own form (`Details`), and the same four steps;
 * each step writes the payment, its lines and the books in the caller's transaction, so that none exists without the
 * others.
 */
export type Rail<Details, Held = LockedPayment, Happened = Following> = {
  readonly name: RailName;
  readonly quote: (total: Money, details: Details) => Quote;
  /** begins many at once: as many statements for a thousand as for one */
  readonly start: (tx: Tx, begun: readonly Begun<Details>[]) => Promise<void>;
  /** @param happened as this rail learns it: from the assistant, or from Stripe */
  readonly follow: (tx: Tx, payments: readonly Held[], happened: Happened) => Promise<void>;
  readonly cancel: (tx: Tx, payments: readonly Held[], cancelling: Cancelling) => Promise<void>;
};

/** A payment that is locked until the transaction ends. */
export type LockedPayment = PaymentRef & {
  readonly engagementId: string;
  readonly state: PaymentState;
  readonly version: number;
  readonly method: PaymentMethod;
  readonly money: Money;
  readonly sent: Money;
  readonly fee: Money;
};
