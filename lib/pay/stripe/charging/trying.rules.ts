import type { MethodKind } from '@/lib/platform/money/stripe-fees';
import { accept, type Result, refuse } from '@/lib/platform/result';

/** What a charge that stopped can be tried again with. */
export type TryingFacts = {
  /** what the run was prepared for: its fees are that kind's */
  readonly kind: MethodKind;
  /** Stripe can't charge what the run was prepared with any more: it, or the customer it was saved with, was deleted there */
  readonly isGone: boolean;
  /** what the business uses now; null: nothing */
  readonly inUse: MethodKind | null;
  /**
   * the charge that stopped was made for a customer that was deleted at Stripe and replaced: it stays that customer's,
   * and what was saved with another can't pay it
   */
  readonly isOfFormerCustomer: boolean;
};

const A: Record<MethodKind, string> = { us_bank_account: 'a US bank account', card: 'a card' };

/**
 * Decides whether there is anything a stopped charge can be tried again with (adr/0196).
 * @returns accepted, or refused with what an owner does next: `other_customer`, `no_method` or `other_method`.
 */
export function decideTryingWith({ kind, isGone, inUse, isOfFormerCustomer }: TryingFacts): Result {
  if (isOfFormerCustomer)
    return refuse(
      'other_customer',
      'What you paid from was deleted at Stripe, and this charge belongs to it: it can’t be paid from anything else. Cancel this pay run, then prepare it again. What it was going to pay is owed as before, and nothing is paid twice.',
    );
  if (!isGone || inUse === kind) return accept(undefined);
  if (inUse === null)
    return refuse(
      'no_method',
      `What this pay run was prepared for can’t be charged any more. Set up ${A[kind]} under “How you pay”, then come back here and try again.`,
    );
  return refuse(
    'other_method',
    `This pay run was prepared for ${A[kind]}, with its fees, and you now pay from ${A[inUse]}. Set up ${A[kind]} under “How you pay” and try again; or cancel this pay run, and prepare it again for ${A[inUse]}.`,
  );
}
