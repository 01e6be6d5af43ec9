/** What Stripe's decline codes mean to an owner (docs.stripe.com/declines/codes), and what helps. */
const WORDS: Readonly<Record<string, string>> = {
  authentication_required: 'Your bank wants to confirm that it is you.',
  payment_intent_authentication_failure: 'Your bank couldn’t confirm that it was you, so it refused.',
  insufficient_funds: 'There wasn’t enough money there.',
  expired_card: 'The card has expired. Set up another way to pay.',
  account_closed: 'The bank account is closed. Set up another way to pay.',
  no_account: 'The bank didn’t find the account. Set up another way to pay.',
  debit_not_authorized:
    'The bank was told not to let this be debited. Speak to your bank, or set up another way to pay.',
  payment_intent_mandate_invalid:
    'The account’s holder no longer lets it be debited. Set up another way to pay.',
  bank_account_restricted: 'The bank lets nothing be debited from the account. Set up another way to pay.',
  bank_account_unusable: 'Nothing can be debited from the account. Set up another way to pay.',
  payment_method_bank_account_blocked: 'Nothing can be debited from the account. Set up another way to pay.',
  lost_card: 'The card’s bank refuses it. Set up another way to pay.',
  stolen_card: 'The card’s bank refuses it. Set up another way to pay.',
  processing_error: 'The bank couldn’t be asked just now. Try again.',
  amount_too_small: 'That is below the smallest amount Stripe can charge. Pay more at once.',
  amount_too_large: 'That is more than Stripe can charge at once. Pay less at once.',
  charge_exceeds_transaction_limit: 'That is more than Stripe can debit at once. Pay less at once.',
  charge_exceeds_source_limit:
    'That is more than Stripe debits from the account in a week. Pay less, or later.',
  transfers_not_allowed: 'Stripe lets no money reach their account now.',
  capability_not_enabled: 'They haven’t finished setting up at Stripe.',
  feature_not_enabled: 'Stripe hasn’t approved this installation for that.',
  customer_deleted:
    'What it was to be paid from was deleted at Stripe. Set up a way to pay of the same kind, then try again.',
  country_unsupported: 'Stripe can’t send money to that country from here.',
};

/** @returns why Stripe itself refused, before asking any bank, in words for the payer. */
export function refusedInWords(code: string): string {
  return (
    WORDS[code] ??
    'Stripe didn’t accept it, and no bank was asked. Try again later; if that doesn’t help, ask whoever runs this installation.'
  );
}

/** @returns why a bank refused, in words for the payer; never a card or account number. */
export function declineInWords(code: string): string {
  return WORDS[code] ?? 'The bank refused it and gave no reason. Ask the bank, or set up another way to pay.';
}
