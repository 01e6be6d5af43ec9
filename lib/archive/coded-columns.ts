import { AGREEMENT_STATES, stateInWords as agreementInWords } from '@/lib/agreements/rules';
import { BRIEF_STATES, stateInWords as briefInWords } from '@/lib/briefs/rules';
import { EVALUATION_STATES, stateInWords as evaluationInWords } from '@/lib/evaluations/rules';
import { kindInWords, OWED_KINDS } from '@/lib/pay/owed/owed.rules';
import {
  ALL_PAYMENT_STATES,
  methodInWords,
  PAYMENT_METHODS,
  paymentStateInWords,
} from '@/lib/pay/payments/payments.rules';
import { STAFF_ROLE_WORDS } from '@/lib/people/staff.rules';
import { capitalised } from '@/lib/platform/text/capitalised';
import { TIMESHEET_STATES, stateInWords as weekInWords } from '@/lib/time/rules';

/** A column of codes: their wording on pages, and the code itself beside it, as in the audit log's file. */
export type CodedColumn = {
  readonly heading: string;
  /** @returns a code's wording; the code itself if it has none */
  readonly inWords: (code: string) => string;
};

function coded<Code extends string>(
  heading: string,
  codes: readonly Code[],
  say: (code: Code) => string,
): CodedColumn {
  return {
    heading,
    inWords: (code) => {
      const known = codes.find((each) => each === code);
      return known === undefined ? code : capitalised(say(known));
    },
  };
}

export const ROLE = coded('Role', ['owner', 'manager', 'assistant'], (role) =>
  role === 'assistant' ? 'Assistant' : STAFF_ROLE_WORDS[role].name,
);
export const AGREEMENT_STATE = coded('State', AGREEMENT_STATES, agreementInWords);
export const BRIEF_STATE = coded('State', BRIEF_STATES, briefInWords);
export const ABOUT = coded(
  'About',
  ['engagement', 'brief', 'agreement', 'payment', 'evaluation'],
  (subject) => (subject === 'engagement' ? 'work together' : subject),
);
export const WEEK_STATE = coded('Week is', TIMESHEET_STATES, weekInWords);
export const OWED_KIND = coded('What', OWED_KINDS, kindInWords);
export const METHOD = coded('How', [...PAYMENT_METHODS, 'stripe'], methodInWords);
export const PAYMENT_STATE = coded('State', ALL_PAYMENT_STATES, paymentStateInWords);
export const EVALUATION_STATE = coded('State', EVALUATION_STATES, evaluationInWords);
