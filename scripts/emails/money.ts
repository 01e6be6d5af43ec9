import { expenseAnsweredLetter, expenseLetter } from '@/lib/pay/emails/expenses';
import { advanceLetter, extraLetter, recoveryLetter } from '@/lib/pay/emails/extras';
import type { PayLetterWords } from '@/lib/pay/emails/letter';
import { lateLetter, overdueLetter } from '@/lib/pay/emails/overdue';
import { answeredLetter, recordedLetter, withdrawnLetter } from '@/lib/pay/emails/payments';
import {
  cameBackFromYouLetter,
  cameBackLetter,
  partCameBackFromYouLetter,
  partCameBackLetter,
  reversedLetter,
} from '@/lib/pay/emails/returned';
import {
  bankRefusedLetter,
  chargeDisputedLetter,
  chargeLostLetter,
  chargeStandsLetter,
  heldUpLetter,
  notGivenBackLetter,
  notSentLetter,
  paidBackLetter,
  sentLetter,
  stoppedLetter,
} from '@/lib/pay/emails/stripe';
import {
  concededLetter,
  disputedLetter,
  disputeWithdrawnLetter,
  finalAheadLetter,
  stoodByLetter,
} from '@/lib/time/emails/disputes';
import { forgottenTimerLetter } from '@/lib/time/emails/forgotten';
import type { WeekLetterWords } from '@/lib/time/emails/letter';
import { weekWaitingLetter } from '@/lib/time/emails/waiting';
import {
  approvedBySilenceLetter,
  approvedLetter,
  handedInLetter,
  returnedLetter,
  silenceAheadLetter,
  takenBackLetter,
} from '@/lib/time/emails/weeks';
import { CHICAGO, MANILA, NOW, type Preview, preview, SITE } from './preview';

const UNTIL = new Date('2026-12-02T15:00:00Z');
const sides = { business: 'Adeyemi Ceramics', assistant: 'Maria Santos', now: NOW };
const week = { ...sides, week: 'the week of Mon 16 Nov', time: '17 h 15 min' };
const weekToRuth: WeekLetterWords = { ...week, zone: CHICAGO, url: `${SITE}/w/adeyemi-ceramics/time` };
const weekToMaria: WeekLetterWords = { ...week, zone: MANILA, url: `${SITE}/inbox/time` };
const entry = { what: 'Packed for the fair' };
const paid = { amount: 'USD 189.75', due: 'Fri 4 Dec' };

export const time: readonly Preview[] = [
  preview(
    'forgottenTimerLetter',
    forgottenTimerLetter({
      business: sides.business,
      note: 'Orders of the weekend',
      startedAt: new Date('2026-11-25T08:10:00Z'),
      zone: MANILA,
      now: NOW,
      url: weekToMaria.url,
    }),
  ),
  preview(
    'handedInLetter',
    handedInLetter(weekToRuth, { note: 'Two hours more for the fair.', until: UNTIL }),
    'silence counts',
  ),
  preview('handedInLetter', handedInLetter(weekToRuth, { note: '', until: null }), 'silence doesn’t count'),
  preview('takenBackLetter', takenBackLetter(weekToRuth)),
  preview(
    'weekWaitingLetter',
    weekWaitingLetter(weekToRuth, { submittedAt: new Date('2026-11-22T09:00:00Z'), days: 3, until: UNTIL }),
    'silence counts',
  ),
  preview(
    'weekWaitingLetter',
    weekWaitingLetter(weekToRuth, { submittedAt: new Date('2026-11-24T09:00:00Z'), days: 1, until: null }),
    'silence doesn’t count',
  ),
  preview('approvedLetter', approvedLetter(weekToMaria, { ...paid, note: 'Thank you.' })),
  preview('returnedLetter', returnedLetter(weekToMaria, 'Thursday is there twice.')),
  preview(
    'silenceAheadLetter',
    silenceAheadLetter(weekToRuth, { until: UNTIL, reader: 'owner' }),
    'to an owner',
  ),
  preview(
    'silenceAheadLetter',
    silenceAheadLetter(weekToMaria, { until: UNTIL, reader: 'assistant' }),
    'to the assistant',
  ),
  preview(
    'approvedBySilenceLetter',
    approvedBySilenceLetter(weekToRuth, {
      ...paid,
      disputableUntil: UNTIL,
      isUntold: false,
      reader: 'owner',
    }),
    'to an owner',
  ),
  preview(
    'approvedBySilenceLetter',
    approvedBySilenceLetter(weekToMaria, {
      ...paid,
      disputableUntil: null,
      isUntold: false,
      reader: 'assistant',
    }),
    'to the assistant',
  ),
  preview('finalAheadLetter', finalAheadLetter(weekToRuth, { until: UNTIL, reader: 'owner' }), 'to an owner'),
  preview(
    'finalAheadLetter',
    finalAheadLetter(weekToMaria, { until: UNTIL, reader: 'assistant' }),
    'to the assistant',
  ),
  preview('disputedLetter', disputedLetter(weekToMaria, { ...entry, reason: 'The fair was closed then.' })),
  preview('stoodByLetter', stoodByLetter(weekToRuth, { ...entry, reason: 'I packed for it at home.' })),
  preview(
    'concededLetter',
    concededLetter(weekToRuth, { ...entry, amount: 'USD 29.00', more: 'USD 14.50', note: '' }),
  ),
  preview('disputeWithdrawnLetter', disputeWithdrawnLetter(weekToMaria, { ...entry, note: '' })),
];

const toRuth: PayLetterWords = { ...sides, url: `${SITE}/w/adeyemi-ceramics/pay/0193` };
const toMaria: PayLetterWords = { ...sides, url: `${SITE}/inbox/pay/0193` };
const expense = { amount: 'USD 24.00', what: 'Bubble wrap for the fair', spentOn: '2026-11-20' };

const throughStripe = { amount: 'USD 195.50', said: 'There wasn’t enough money there.' };

export const pay: readonly Preview[] = [
  preview(
    'sentLetter',
    sentLetter(toMaria, {
      amount: 'USD 189.75',
      rail: 'stripe_connect',
      borne: { owed: 'USD 195.55', fee: 'USD 5.80' },
    }),
  ),
  preview('overdueLetter', overdueLetter(toRuth, { amount: 'USD 195.55', since: '2026-11-20' })),
  preview('lateLetter', lateLetter(toMaria, { amount: 'USD 195.55', since: '2026-11-20' })),
  preview('paidBackLetter', paidBackLetter(toMaria, { amount: 'USD 189.75' })),
  preview('stoppedLetter', stoppedLetter(toRuth, throughStripe)),
  preview('notSentLetter', notSentLetter(toRuth, { ...throughStripe, rail: 'stripe_connect' })),
  preview('chargeDisputedLetter', chargeDisputedLetter(toRuth, throughStripe)),
  preview('chargeLostLetter', chargeLostLetter(toRuth, throughStripe)),
  preview('chargeStandsLetter', chargeStandsLetter(toRuth, { ...throughStripe, isPartUnsent: false })),
  preview(
    'chargeStandsLetter',
    chargeStandsLetter(toRuth, { ...throughStripe, isPartUnsent: true }),
    'part of it unsent',
  ),
  preview('bankRefusedLetter', bankRefusedLetter(toMaria, { amount: 'USD 189.75', hadArrived: false })),
  preview(
    'bankRefusedLetter',
    bankRefusedLetter(toMaria, { amount: 'USD 189.75', hadArrived: true }),
    'it had arrived',
  ),
  preview('heldUpLetter', heldUpLetter(toMaria, { amount: 'USD 189.75' })),
  preview('notGivenBackLetter', notGivenBackLetter(toRuth, throughStripe)),
  preview('cameBackLetter', cameBackLetter(toRuth, { amount: 'USD 195.50', sent: 'USD 195.50' })),
  preview(
    'cameBackFromYouLetter',
    cameBackFromYouLetter(toMaria, { amount: 'USD 195.50', sent: 'USD 195.50' }),
  ),
  preview('reversedLetter', reversedLetter(toMaria, { amount: 'USD 195.50' })),
  preview('partCameBackLetter', partCameBackLetter(toRuth, { amount: 'USD 20.00', sent: 'USD 195.50' })),
  preview(
    'partCameBackFromYouLetter',
    partCameBackFromYouLetter(toMaria, { amount: 'USD 20.00', sent: 'USD 195.50' }),
  ),
  preview('expenseLetter', expenseLetter(toRuth, expense)),
  preview(
    'expenseAnsweredLetter',
    expenseAnsweredLetter(toMaria, {
      outcome: 'approved',
      amount: expense.amount,
      what: expense.what,
      note: '',
    }),
    'approved',
  ),
  preview(
    'expenseAnsweredLetter',
    expenseAnsweredLetter(toMaria, {
      outcome: 'declined',
      amount: expense.amount,
      what: expense.what,
      note: 'The fair pays for that.',
    }),
    'declined',
  ),
  preview(
    'advanceLetter',
    advanceLetter(toMaria, { amount: 'USD 500.00', part: 'USD 50.00', note: 'A better chair.' }),
  ),
  preview(
    'recoveryLetter',
    recoveryLetter(toMaria, { amount: 'USD 50.00', left: 'USD 400.00', dueOn: '2026-12-04' }),
    'some is left',
  ),
  preview(
    'recoveryLetter',
    recoveryLetter(toMaria, { amount: 'USD 50.00', left: null, dueOn: '2027-01-29' }),
    'the last part',
  ),
  preview(
    'extraLetter',
    extraLetter(toMaria, { kind: 'bonus', amount: 'USD 100.00', note: 'For the fair.' }),
  ),
  preview(
    'recordedLetter',
    recordedLetter(toMaria, {
      amount: 'USD 189.75',
      method: 'wise',
      sentOn: '2026-11-24',
      reference: 'T-4711',
      note: '',
    }),
  ),
  preview(
    'answeredLetter',
    answeredLetter(toRuth, { outcome: 'confirmed', amount: 'USD 189.75', note: '' }),
    'confirmed',
  ),
  preview(
    'answeredLetter',
    answeredLetter(toRuth, { outcome: 'disputed', amount: 'USD 189.75', note: 'Only 180 came.' }),
    'disputed',
  ),
  preview(
    'withdrawnLetter',
    withdrawnLetter(toMaria, { amount: 'USD 189.75', note: 'It went to the wrong account.' }),
  ),
];
