import { describe, expect, it } from 'vitest';
import {
  ABOUT,
  AGREEMENT_STATE,
  BRIEF_STATE,
  EVALUATION_STATE,
  METHOD,
  OWED_KIND,
  PAYMENT_STATE,
  ROLE,
  WEEK_STATE,
} from '@/lib/archive/coded-columns';

describe('a code in a sheet', () => {
  it.each([
    [AGREEMENT_STATE, 'in_force', 'In force'],
    [AGREEMENT_STATE, 'signed_by_one', 'Signed by one side'],
    [OWED_KIND, 'thirteenth_month', '13th month'],
    [METHOD, 'stripe', 'Stripe'],
    [PAYMENT_STATE, 'needs_attention', 'Waiting for an owner'],
    [ROLE, 'assistant', 'Assistant'],
    [ROLE, 'owner', 'Owner'],
    [ROLE, 'manager', 'Manager'],
    [BRIEF_STATE, 'in_progress', 'In progress'],
    [EVALUATION_STATE, 'signed_by_one', 'Signed by one side'],
    [ABOUT, 'engagement', 'Work together'],
    [ABOUT, 'agreement', 'Agreement'],
    [ABOUT, 'payment', 'Payment'],
    [ABOUT, 'evaluation', 'Evaluation'],
    [ABOUT, 'brief', 'Brief'],
    [WEEK_STATE, 'closed', 'Closed without time'],
    [WEEK_STATE, 'a_state_of_tomorrow', 'a_state_of_tomorrow'],
  ])('of %o, %s, is read as %s', (column, code, words) => {
    expect(column.inWords(code)).toBe(words);
  });
});
