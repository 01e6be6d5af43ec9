import { DAY, type Seconds } from './clock';

export interface Failure {
  code: string;
  message: string;
}

export interface TestBank {
  number: string;
  /** what it does, for people */
  plays: string;
  /** the payment method that stands for it; only a few have one */
  token?: string;
  /** left out: a debit succeeds */
  fails?: Failure;
  /** what happens to a payout into it; left out: it arrives */
  payoutFails?: Failure;
  /** a payout into it arrives, and is sent back afterwards; Stripe has no test account that does, so its number is ours */
  payoutComesBack?: Failure;
  /** a debit stays `processing` */
  isSlow?: boolean;
}

/** The only routing number that test accounts have. */
export const TEST_ROUTING = '110000000';

/** ACH takes up to four working days; the stand-in knows no weekends. */
export const DEBIT_TAKES: Seconds = 4 * DAY;
export const PAYOUT_TAKES: Seconds = 2 * DAY;
/** A bank may send one back for some days after it had arrived; the stand-in's does so after three. */
export const PAYOUT_COMES_BACK_AFTER: Seconds = 3 * DAY;

const CLOSED: Failure = { code: 'account_closed', message: 'The bank account has been closed.' };
const NO_ACCOUNT: Failure = { code: 'no_account', message: 'The bank account could not be located.' };
const NO_FUNDS: Failure = {
  code: 'insufficient_funds',
  message: "The customer's account has insufficient funds to cover this payment.",
};
const NOT_AUTHORIZED: Failure = {
  code: 'debit_not_authorized',
  message: 'The customer has notified their bank that this debit was unauthorized.',
};

/**
 * The test accounts of docs.stripe.com/payments/ach-direct-debit and docs.stripe.com/connect/testing that are played.
 */
export const TEST_BANKS: readonly TestBank[] = [
  { number: '000123456789', plays: 'arrives after four days', token: 'pm_usBankAccount_success' },
  {
    number: '000111111113',
    plays: 'is closed: debits and payouts fail',
    token: 'pm_usBankAccount_accountClosed',
    fails: CLOSED,
    payoutFails: CLOSED,
  },
  {
    number: '000111111116',
    plays: 'is not there: debits and payouts fail',
    token: 'pm_usBankAccount_noAccount',
    fails: NO_ACCOUNT,
    payoutFails: NO_ACCOUNT,
  },
  {
    number: '000222222227',
    plays: 'has too little on it: a debit fails after four days',
    token: 'pm_usBankAccount_insufficientFunds',
    fails: NO_FUNDS,
  },
  {
    number: '000333333335',
    plays: 'forbids debits: they fail after four days',
    token: 'pm_usBankAccount_debitNotAuthorized',
    fails: NOT_AUTHORIZED,
  },
  {
    number: '000999999991',
    plays: 'takes a payout, and sends it back three days later',
    payoutComesBack: CLOSED,
  },
  { number: '000000000009', plays: 'stays on its way', token: 'pm_usBankAccount_processing', isSlow: true },
];
