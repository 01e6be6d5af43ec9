import type { PayMailData } from '@/lib/pay/emails/pay-mail';
import { expenseAnsweredMail, expenseMail } from '@/lib/pay/expenses/emails/expenses';
import { advanceMail, extraMail, recoveryMail } from '@/lib/pay/owed/emails/extras';
import { lateMail, overdueMail } from '@/lib/pay/owed/emails/overdue';
import { answeredMail, recordedMail, withdrawnMail } from '@/lib/pay/recording/emails/payments';
import { heldBackMail, heldUpMail } from '@/lib/pay/stripe/emails/held';
import { methodGoneMail } from '@/lib/pay/stripe/emails/method-gone';
import { refundedByHandFailedMail, refundedByHandMail } from '@/lib/pay/stripe/emails/refunded-by-hand';
import {
  cameBackFromYouMail,
  cameBackMail,
  partCameBackFromYouMail,
  partCameBackMail,
  reversedMail,
} from '@/lib/pay/stripe/emails/returned';
import {
  bankRefusedMail,
  chargeDisputedMail,
  chargeLostMail,
  chargeStandsMail,
  notGivenBackMail,
  notSentMail,
  paidBackMail,
  sentMail,
  stoppedMail,
} from '@/lib/pay/stripe/emails/stripe';
import { refundFailureInWords } from '@/lib/pay/stripe/refunds/refund-failures.rules';
import { weekWaitingMail } from '@/lib/time/approval/emails/waiting';
import {
  concededMail,
  disputedMail,
  disputeWithdrawnMail,
  finalAheadMail,
  stoodByMail,
} from '@/lib/time/disputes/emails/disputes';
import type { WeekMailData } from '@/lib/time/emails/week-mail';
import {
  approvedBySilenceMail,
  approvedMail,
  returnedMail,
  silenceAheadMail,
  submittedMail,
  takenBackMail,
} from '@/lib/time/emails/weeks';
import { forgottenTimerMail } from '@/lib/time/timer/emails/forgotten';
import { CHICAGO, MANILA, NOW, type Preview, preview, SITE } from './preview';

const UNTIL = new Date('2026-12-02T15:00:00Z');
const sides = { business: 'Adeyemi Ceramics', assistant: 'Maria Santos', now: NOW };
const week = { ...sides, week: 'the week of Mon 16 Nov', time: '17 h 15 min', hasEnded: false };
const weekToRuth: WeekMailData = { ...week, zone: CHICAGO, url: `${SITE}/w/adeyemi-ceramics/time` };
const weekToMaria: WeekMailData = { ...week, zone: MANILA, url: `${SITE}/inbox/time` };
const entry = { what: 'Packed for the fair' };
const paid = { amount: 'USD 189.75', due: 'Fri 4 Dec' };

export const time: readonly Preview[] = [
  preview(
    'forgottenTimerMail',
    forgottenTimerMail({
      business: sides.business,
      note: 'Orders of the weekend',
      startedAt: new Date('2026-11-25T08:10:00Z'),
      zone: MANILA,
      now: NOW,
      url: weekToMaria.url,
    }),
  ),
  preview(
    'submittedMail',
    submittedMail(weekToRuth, { note: 'Two hours more for the fair.', until: UNTIL }),
    'silence counts',
  ),
  preview('submittedMail', submittedMail(weekToRuth, { note: '', until: null }), 'silence doesn’t count'),
  preview('takenBackMail', takenBackMail(weekToRuth)),
  preview(
    'weekWaitingMail',
    weekWaitingMail(weekToRuth, { submittedAt: new Date('2026-11-22T09:00:00Z'), until: UNTIL }),
    'silence counts',
  ),
  preview(
    'weekWaitingMail',
    weekWaitingMail(weekToRuth, { submittedAt: new Date('2026-11-24T09:00:00Z'), until: null }),
    'silence doesn’t count',
  ),
  preview('approvedMail', approvedMail(weekToMaria, { ...paid, note: 'Thank you.' })),
  preview(
    'approvedMail',
    approvedMail(weekToMaria, { amount: null, due: null, note: '' }),
    'under a retainer',
  ),
  preview('returnedMail', returnedMail(weekToMaria, 'Thursday is there twice.')),
  preview('silenceAheadMail', silenceAheadMail(weekToRuth, { until: UNTIL, reader: 'owner' }), 'to an owner'),
  preview(
    'silenceAheadMail',
    silenceAheadMail(weekToMaria, { until: UNTIL, reader: 'assistant' }),
    'to the assistant',
  ),
  preview(
    'approvedBySilenceMail',
    approvedBySilenceMail(weekToRuth, {
      ...paid,
      disputableUntil: UNTIL,
      wasNotWarned: false,
      reader: 'owner',
    }),
    'to an owner',
  ),
  preview(
    'approvedBySilenceMail',
    approvedBySilenceMail(weekToMaria, {
      ...paid,
      disputableUntil: null,
      wasNotWarned: false,
      reader: 'assistant',
    }),
    'to the assistant',
  ),
  preview('finalAheadMail', finalAheadMail(weekToRuth, { until: UNTIL, reader: 'owner' }), 'to an owner'),
  preview(
    'finalAheadMail',
    finalAheadMail(weekToMaria, { until: UNTIL, reader: 'assistant' }),
    'to the assistant',
  ),
  preview('disputedMail', disputedMail(weekToMaria, { ...entry, reason: 'The fair was closed then.' })),
  preview('stoodByMail', stoodByMail(weekToRuth, { ...entry, reason: 'I packed for it at home.' })),
  preview(
    'concededMail',
    concededMail(weekToRuth, { ...entry, amount: 'USD 29.00', more: 'USD 14.50', note: '' }),
  ),
  preview('disputeWithdrawnMail', disputeWithdrawnMail(weekToMaria, { ...entry, note: '' })),
];

const toRuth: PayMailData = { ...sides, url: `${SITE}/w/adeyemi-ceramics/pay/0193` };
const toMaria: PayMailData = { ...sides, url: `${SITE}/inbox/pay/0193` };
const expense = { amount: 'USD 24.00', what: 'Bubble wrap for the fair', spentOn: '2026-11-20' };

const byHand = {
  refunded: 'USD 40.00',
  whole: 'USD 189.75',
  charged: { kind: 'card', label: 'Visa' },
} as const;
const payingWith = { business: sides.business, url: `${SITE}/w/adeyemi-ceramics/pay/method` };
const throughStripe = { amount: 'USD 195.50', said: 'There wasn’t enough money there.' };

export const pay: readonly Preview[] = [
  preview(
    'sentMail',
    sentMail(toMaria, {
      amount: 'USD 189.75',
      rail: 'stripe_connect',
      borne: { owed: 'USD 195.55', fee: 'USD 5.80' },
    }),
  ),
  preview('overdueMail', overdueMail(toRuth, { amount: 'USD 195.55', since: '2026-11-20' })),
  preview('lateMail', lateMail(toMaria, { amount: 'USD 195.55', since: '2026-11-20' })),
  preview('paidBackMail', paidBackMail(toMaria, { amount: 'USD 189.75' })),
  preview('methodGoneMail', methodGoneMail({ ...payingWith, method: byHand.charged }), 'a card'),
  preview(
    'methodGoneMail',
    methodGoneMail({ ...payingWith, method: { kind: 'us_bank_account', label: 'Prairie Bank' } }),
    'an account',
  ),
  preview('stoppedMail', stoppedMail(toRuth, throughStripe)),
  preview('notSentMail', notSentMail(toRuth, { ...throughStripe, rail: 'stripe_connect' })),
  preview('chargeDisputedMail', chargeDisputedMail(toRuth, { ...throughStripe, part: null })),
  preview(
    'chargeDisputedMail',
    chargeDisputedMail(toRuth, { ...throughStripe, part: 'USD 40.00' }),
    'a part of it',
  ),
  preview('chargeLostMail', chargeLostMail(toRuth, { ...throughStripe, part: null, isRestOwed: true })),
  preview(
    'chargeLostMail',
    chargeLostMail(toRuth, { ...throughStripe, part: 'USD 40.00', isRestOwed: false }),
    'a part of it',
  ),
  preview('refundedByHandMail', refundedByHandMail(toRuth, { ...byHand, isPartUnsent: false })),
  preview(
    'refundedByHandMail',
    refundedByHandMail(toRuth, { ...byHand, isPartUnsent: true }),
    'part of it unsent',
  ),
  preview('refundedByHandFailedMail', refundedByHandFailedMail(toRuth, { ...byHand, isPartUnsent: false })),
  preview(
    'refundedByHandFailedMail',
    refundedByHandFailedMail(toRuth, { ...byHand, isPartUnsent: true }),
    'part of it unsent',
  ),
  preview('chargeStandsMail', chargeStandsMail(toRuth, { ...throughStripe, isPartUnsent: false })),
  preview(
    'chargeStandsMail',
    chargeStandsMail(toRuth, { ...throughStripe, isPartUnsent: true }),
    'part of it unsent',
  ),
  preview('bankRefusedMail', bankRefusedMail(toMaria, { amount: 'USD 189.75', hadArrived: false })),
  preview(
    'bankRefusedMail',
    bankRefusedMail(toMaria, { amount: 'USD 189.75', hadArrived: true }),
    'it had arrived',
  ),
  preview('heldBackMail', heldBackMail(toMaria, { amount: 'USD 189.75' })),
  preview(
    'heldUpMail',
    heldUpMail(toMaria, { amount: 'USD 189.75', part: 'Only USD 30.00 of it is disputed.' }),
  ),
  preview(
    'notGivenBackMail',
    notGivenBackMail(toRuth, { ...throughStripe, why: refundFailureInWords('expired_or_canceled_card') }),
  ),
  preview('cameBackMail', cameBackMail(toRuth, { amount: 'USD 195.50', sent: 'USD 195.50' })),
  preview('cameBackFromYouMail', cameBackFromYouMail(toMaria, { amount: 'USD 195.50', sent: 'USD 195.50' })),
  preview('reversedMail', reversedMail(toMaria, { amount: 'USD 195.50' })),
  preview('partCameBackMail', partCameBackMail(toRuth, { amount: 'USD 20.00', sent: 'USD 195.50' })),
  preview(
    'partCameBackFromYouMail',
    partCameBackFromYouMail(toMaria, { amount: 'USD 20.00', sent: 'USD 195.50' }),
  ),
  preview('expenseMail', expenseMail(toRuth, expense)),
  preview(
    'expenseAnsweredMail',
    expenseAnsweredMail(toMaria, {
      outcome: 'approved',
      amount: expense.amount,
      what: expense.what,
      note: '',
    }),
    'approved',
  ),
  preview(
    'expenseAnsweredMail',
    expenseAnsweredMail(toMaria, {
      outcome: 'declined',
      amount: expense.amount,
      what: expense.what,
      note: 'The fair pays for that.',
    }),
    'declined',
  ),
  preview(
    'advanceMail',
    advanceMail(toMaria, { amount: 'USD 500.00', part: 'USD 50.00', note: 'A better chair.' }),
  ),
  preview(
    'recoveryMail',
    recoveryMail(toMaria, { amount: 'USD 50.00', left: 'USD 400.00', dueOn: '2026-12-04' }),
    'some is left',
  ),
  preview(
    'recoveryMail',
    recoveryMail(toMaria, { amount: 'USD 50.00', left: null, dueOn: '2027-01-29' }),
    'the last part',
  ),
  preview('extraMail', extraMail(toMaria, { kind: 'bonus', amount: 'USD 100.00', note: 'For the fair.' })),
  preview(
    'recordedMail',
    recordedMail(toMaria, {
      amount: 'USD 189.75',
      method: 'wise',
      sentOn: '2026-11-24',
      reference: 'T-4711',
      note: '',
    }),
  ),
  preview(
    'answeredMail',
    answeredMail(toRuth, { outcome: 'confirmed', wasConfirmed: false, amount: 'USD 189.75', note: '' }),
    'confirmed',
  ),
  preview(
    'answeredMail',
    answeredMail(toRuth, {
      outcome: 'disputed',
      wasConfirmed: false,
      amount: 'USD 189.75',
      note: 'Only 180 came.',
    }),
    'disputed',
  ),
  preview(
    'answeredMail',
    answeredMail(toRuth, {
      outcome: 'disputed',
      wasConfirmed: true,
      amount: 'USD 189.75',
      note: 'That was last month’s.',
    }),
    'taken back',
  ),
  preview(
    'withdrawnMail',
    withdrawnMail(toMaria, { amount: 'USD 189.75', note: 'It went to the wrong account.' }),
  ),
];
