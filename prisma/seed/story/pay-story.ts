import type { PaymentMethod } from '@/lib/pay/payments.rules';
import type { Moment } from '../calendar';
import type { Message } from './story';

/** An hour or three of a usual week, on the assistant's clock. ISO weekday: 2 is Tuesday. */
export type UsualStretch = {
  readonly weekday: number;
  readonly from: string;
  readonly until: string;
  /** what it was for, in turn from week to week */
  readonly notes: readonly string[];
};

/** How somebody's weeks go: worked, closed, approved. The week that was closed last still waits for its answer. */
export type TimeStory = {
  readonly stretches: readonly UsualStretch[];
  /** in every so manieth week nothing is worked, and it is closed empty */
  readonly restsEvery: number;
  /** on the assistant's clock, on the Saturday of the week; the last one some days later where that is long ago by now */
  readonly closedAt: string;
  /** on the owner's clock, on the Monday after it */
  readonly approvedAt: string;
  /** one week, so many before the last, was sent back and mended */
  readonly sentBack?: { readonly weeksAgo: number; readonly reason: string; readonly adds: UsualStretch };
};

/** Everything that is owed at a moment, sent another way; confirmed, or disputed first. */
export type PaymentStory = {
  readonly when: Moment;
  readonly method: PaymentMethod;
  readonly reference: string;
  /** as it is typed, in the currency of the business */
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

/** Pay ahead of work, and in which parts it is taken back out of later pay. */
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

/** Where there is a stand-in for Stripe: the assistant gives it what it asks, the owner saves a card and pays by it. */
export type StripeStory = { readonly country: string; readonly card: string };

/** What was worked for pay, and how it was paid. */
export type PayStory = {
  readonly time?: TimeStory;
  readonly payments: readonly PaymentStory[];
  /** what is owed at the end is paid through Stripe, just before the story is told */
  readonly throughStripe?: StripeStory;
  readonly advances?: readonly AdvanceStory[];
  readonly extras?: readonly ExtraStory[];
  readonly expenses?: readonly ExpenseStory[];
};
