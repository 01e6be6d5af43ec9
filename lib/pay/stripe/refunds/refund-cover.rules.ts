import { sumOf } from '@/lib/platform/money/money-arithmetic';

/** What is left at Stripe of a charge that somebody refunded by hand, in full or in part (adr/0152). */
export type RunCover = {
  /** its money that neither left nor was refunded; below zero if more was refunded than was there, in minor units */
  readonly leftMinor: number;
  /** its payments that are being sent, or taken back */
  readonly onItsWay: readonly {
    readonly id: string;
    readonly sentMinor: number;
    readonly isBeingSent: boolean;
  }[];
};

/** The same, as far as it concerns one payment. */
export type PaymentCover = {
  /** without what others are just being sent, in minor units */
  readonly leftMinor: number;
  readonly isAnotherOnItsWay: boolean;
};

/** @returns what is left for one payment; null: nothing was refunded by hand, so all of it is there. */
export function coverOf(run: RunCover | null, paymentId: string): PaymentCover | null {
  if (run === null) return null;
  const others = run.onItsWay.filter(({ id }) => id !== paymentId);
  const leaving = others.filter(({ isBeingSent }) => isBeingSent).map(({ sentMinor }) => sentMinor);
  return { leftMinor: run.leftMinor - sumOf(leaving), isAnotherOnItsWay: others.length > 0 };
}

/** @returns whether a payment can be sent out of what is left, so that it costs whoever runs the installation nothing. */
export function isCovered(sentMinor: number, cover: PaymentCover | null): boolean {
  return cover === null || cover.leftMinor >= sentMinor;
}

/**
 * @param isWithThem it has reached the assistant's account, and is taken from there first
 * @returns how much of a payment comes back to the business through Stripe once it is taken back: all of it, less what
 * the refund by hand has already returned. Minor units.
 */
export function comesBackMinor(sentMinor: number, cover: PaymentCover | null, isWithThem = false): number {
  if (cover === null) return sentMinor;
  const left = cover.leftMinor + (isWithThem ? sentMinor : 0);
  return Math.min(sentMinor, Math.max(0, left));
}

/** What the owner reads beside a payment that they took back, and that Stripe didn't refund. */
export const TAKEN_BACK = 'It was taken from their account at Stripe, as you asked, and waits there.';

/** What the owner reads beside a payment that is held. */
export const HELD_BACK =
  'Whoever runs this installation refunded the charge to you, in full or in part, before this was sent on. Take it back, and pay it again.';
