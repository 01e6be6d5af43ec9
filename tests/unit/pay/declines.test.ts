import { describe, expect, it } from 'vitest';
import { declineInWords, refusedInWords } from '@/lib/pay/stripe/charging/declines.rules';

/** One code for each thing a bank says, and what Stripe says by itself. */
const KNOWN = [
  ['insufficient_funds', 'enough money'],
  ['expired_card', 'expired'],
  ['account_closed', 'closed'],
  ['no_account', 'didn’t find'],
  ['debit_not_authorized', 'Speak to your bank'],
  ['lost_card', 'refuses it'],
  ['stolen_card', 'refuses it'],
  ['authentication_required', 'that it is you'],
  ['payment_intent_authentication_failure', 'that it was you'],
  ['processing_error', 'Try again'],
  ['amount_too_small', 'below the smallest amount Stripe can charge'],
  ['payment_intent_mandate_invalid', 'no longer lets it be debited'],
  ['bank_account_restricted', 'lets nothing be debited'],
  ['bank_account_unusable', 'Nothing can be debited'],
  ['payment_method_bank_account_blocked', 'Nothing can be debited'],
  ['amount_too_large', 'Pay less at once'],
  ['charge_exceeds_transaction_limit', 'Pay less at once'],
  ['charge_exceeds_source_limit', 'in a week'],
  ['transfers_not_allowed', 'no money reach'],
  ['capability_not_enabled', 'haven’t finished'],
  ['feature_not_enabled', 'hasn’t approved this installation'],
  ['customer_deleted', 'deleted at Stripe'],
  ['country_unsupported', 'to that country'],
] as const;

describe('why a charge didn’t go through', () => {
  it.each(KNOWN)('%s is explained, whoever refused', (code, words) => {
    expect(declineInWords(code)).toContain(words);
    expect(refusedInWords(code)).toBe(declineInWords(code));
  });

  it.each(['', 'a_code_of_next_year'])('an unknown code is never shown: %j', (code) => {
    expect(declineInWords(code)).toBe(
      'The bank refused it and gave no reason. Ask the bank, or set up another way to pay.',
    );
    expect(refusedInWords(code)).toMatch(/^Stripe didn’t accept it, and no bank was asked\./);
  });

  it('a card is called neither lost nor stolen: whoever holds it may be the thief (docs.stripe.com/declines/codes)', () => {
    for (const code of ['lost_card', 'stolen_card']) expect(declineInWords(code)).not.toMatch(/lost|stolen/);
  });
});
