/**
 * Why a refund failed (docs.stripe.com/api/refunds/object#refund_object-failure_reason), and why Stripe didn't take one on
 * (docs.stripe.com/error-codes), in words for the owner; a test asks for each reason that the SDK knows. A card is called
 * neither lost nor stolen, as where one is declined.
 */
const WORDS: Readonly<Record<string, string>> = {
  lost_or_stolen_card: 'The card’s bank takes nothing for that card any more.',
  expired_or_canceled_card: 'The card has expired, or was cancelled.',
  charge_for_pending_refund_disputed:
    'Your bank disputed the charge meanwhile: wait until that is decided before you ask again.',
  insufficient_funds: 'There wasn’t enough money at Stripe to refund it from.',
  declined: 'The bank declined it.',
  merchant_request: 'Whoever runs this installation cancelled the refund in Stripe’s dashboard.',
  unknown: 'Stripe doesn’t say why.',
  charge_disputed: 'Your bank disputes the charge, and Stripe refunds nothing of it meanwhile.',
  charge_already_refunded: 'All of the charge had been refunded already.',
};

/** @returns why money didn't come back through Stripe, as a sentence; nothing for a reason that we don't know. */
export function refundFailureInWords(reason: string): string {
  return WORDS[reason] ?? '';
}
