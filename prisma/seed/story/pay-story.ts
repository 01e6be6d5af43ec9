import type { PaymentMethod } from '@/lib/pay/payments/payments.rules';
import type { Moment } from '../calendar';
import type { Message } from './story';

/** One to three hours of a usual week, on the assistant's clock. ISO weekday: 2 is Tuesday. */
export type UsualStretch = {
  readonly weekday: number;
  readonly from: string;
  readonly until: string;
  /** what it was for, taking turns from week to week */
  readonly notes: readonly string[];
};

/** How somebody's weeks go: worked, closed, approved. The last closed week still waits for its answer. */
export type TimeStory = {
  readonly stretches: readonly UsualStretch[];
  /** every so many weeks nothing is worked, and the week is closed empty */
  readonly restsEvery: number;
  /** on the assistant's clock, on the Saturday of the week; for the last one some days later, if that is long past */
  readonly closedAt: string;
  /** on the owner's clock, on the Monday after it */
  readonly approvedAt: string;
  /** one week, so many before the last, was sent back and corrected */
  readonly sentBack?: { readonly weeksAgo: number; readonly reason: string; readonly adds: UsualStretch };
};

/** Everything that is owed at a moment, paid another way; confirmed, or disputed first. */
export type PaymentStory = {
  readonly when: Moment;
  readonly method: PaymentMethod;
  readonly reference: string;
  /** as it is typed, in the business's currency */
  readonly fee?: string;
  /** left out: not confirmed yet */
  readonly confirmed?: Moment;
  readonly disputed?: { readonly when: Moment; readonly reason: string };
  /** what the two said about it, on its own page */
  readonly said?: readonly Omit<Message, 'isNew'>[];
};

export type ExtraStory = {
  readonly when: Moment;
  readonly kind: 'bonus' | 'thirteenth_month' | 'allowance' | 'holiday' | 'correction';
  readonly amount: string;
  readonly note: string;
};

/** Pay ahead of work, and the parts in which it is taken back out of later pay. */
export type AdvanceStory = {
  readonly when: Moment;
  readonly amount: string;
  readonly part: string;
  readonly note: string;
};

export type ExpenseStory = {
  readonly when: Moment;
  readonly what: string;
  readonly amount: string;
  /** left out: it waits for an answer */
  readonly approved?: Moment;
};

/**
 * Where there is a stand-in for Stripe: the assistant gives it what it asks for, the owner saves a card and pays with
 * it.
 */
export type StripeStory = { readonly country: string; readonly card: string };

/** What was worked, and how it was paid. */
export type PayStory = {
  readonly time?: TimeStory;
  readonly payments: readonly PaymentStory[];
  /** what is still owed is paid through Stripe, just before the story is told */
  readonly throughStripe?: StripeStory;
  readonly advances?: readonly AdvanceStory[];
  readonly extras?: readonly ExtraStory[];
  readonly expenses?: readonly ExpenseStory[];
};
