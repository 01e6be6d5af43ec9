export interface Decline {
  code: string;
  decline_code?: string;
  message: string;
}

export interface TestCard {
  number: string;
  /** the payment method that stands for it, so that no card number passes through our code */
  token: string;
  brand: 'visa' | 'mastercard';
  /** what it does, for people */
  plays: string;
  /** when it is saved, and when it is charged */
  saved?: Decline;
  charged?: Decline;
  /** 3-D Secure: at each payment that wasn't set up before, or at every payment */
  asks?: 'unless_set_up' | 'always';
  afterwards?: 'is_disputed' | 'is_available' | 'takes_no_refund';
}

const GENERIC: Decline = {
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: 'Your card was declined.',
};
const NO_FUNDS: Decline = {
  code: 'card_declined',
  decline_code: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
};
const EXPIRED: Decline = { code: 'expired_card', message: 'Your card has expired.' };

/** The test cards of docs.stripe.com/testing that the stand-in plays. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', token: 'pm_card_visa', brand: 'visa', plays: 'succeeds' },
  { number: '5555555555554444', token: 'pm_card_mastercard', brand: 'mastercard', plays: 'succeeds' },
  {
    number: '4000000000000077',
    token: 'pm_card_bypassPending',
    brand: 'visa',
    plays: 'succeeds, and its money is available at once',
    afterwards: 'is_available',
  },
  {
    number: '4000000000000002',
    token: 'pm_card_visa_chargeDeclined',
    brand: 'visa',
    plays: 'is declined',
    saved: GENERIC,
    charged: GENERIC,
  },
  {
    number: '4000000000009995',
    token: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    brand: 'visa',
    plays: 'has too little on it',
    saved: NO_FUNDS,
    charged: NO_FUNDS,
  },
  {
    number: '4000000000000069',
    token: 'pm_card_chargeDeclinedExpiredCard',
    brand: 'visa',
    plays: 'has expired',
    saved: EXPIRED,
    charged: EXPIRED,
  },
  {
    number: '4000000000000341',
    token: 'pm_card_chargeCustomerFail',
    brand: 'visa',
    plays: 'is saved, and declined when it is charged',
    charged: GENERIC,
  },
  {
    number: '4000002500003155',
    token: 'pm_card_authenticationRequiredOnSetup',
    brand: 'visa',
    plays: 'asks for 3-D Secure once, when it is saved',
    asks: 'unless_set_up',
  },
  {
    number: '4000002760003184',
    token: 'pm_card_authenticationRequired',
    brand: 'visa',
    plays: 'asks for 3-D Secure each time',
    asks: 'always',
  },
  {
    number: '4000000000000259',
    token: 'pm_card_createDispute',
    brand: 'visa',
    plays: 'succeeds, and is disputed',
    afterwards: 'is_disputed',
  },
  {
    number: '4000000000005126',
    token: 'pm_card_refundFail',
    brand: 'visa',
    plays: 'succeeds, and takes no refund: it seems to, and fails a little later',
    afterwards: 'takes_no_refund',
  },
];
