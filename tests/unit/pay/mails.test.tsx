import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { expenseAnsweredMail, expenseMail } from '@/lib/pay/expenses/emails/expenses';
import { advanceMail, extraMail, recoveryMail } from '@/lib/pay/owed/emails/extras';
import { answeredMail, recordedMail, withdrawnMail } from '@/lib/pay/recording/emails/payments';
import { methodGoneMail } from '@/lib/pay/stripe/emails/method-gone';
import {
  cameBackFromYouMail,
  cameBackMail,
  partCameBackFromYouMail,
  partCameBackMail,
} from '@/lib/pay/stripe/emails/returned';
import { chargeLostMail, notGivenBackMail } from '@/lib/pay/stripe/emails/stripe';
import { weekWaitingMail } from '@/lib/time/approval/emails/waiting';
import {
  concededMail,
  disputedMail,
  disputeWithdrawnMail,
  finalAheadMail,
  stoodByMail,
} from '@/lib/time/disputes/emails/disputes';
import {
  approvedBySilenceMail,
  approvedMail,
  returnedMail,
  silenceAheadMail,
  submittedMail,
  takenBackMail,
} from '@/lib/time/emails/weeks';
import { forgottenTimerMail } from '@/lib/time/timer/emails/forgotten';

const NOW = new Date('2027-03-12T23:00:00Z');
const WORDS = {
  business: 'Adeyemi Ceramics',
  assistant: 'Maria Santos',
  week: 'the week of Mon 8 Mar',
  time: '12 h 30 min',
  zone: 'America/Chicago',
  now: NOW,
  url: 'https://handover.example/there',
  hasEnded: false,
};
const AFTER_THE_END = { ...WORDS, hasEnded: true };
const until = new Date('2027-03-17T22:00:00Z');
const amount = 'USD 181.25';

const UNDER_A_RETAINER = { amount: null, due: null, disputableUntil: null, wasNotWarned: false };

const MAILS = [
  [
    submittedMail(WORDS, { note: 'A long one', until }),
    /^To approve: 12 h 30 min by Maria Santos/,
    /counts as approved on Wed 17 Mar, 17:00/,
  ],
  [submittedMail(WORDS, { note: '', until: null }), /^To approve/, /send it back with a reason/],
  [submittedMail(AFTER_THE_END, { note: '', until: null }), /^To approve/, /can’t be sent back any more/],
  [
    silenceAheadMail(AFTER_THE_END, { until, reader: 'owner' }),
    /^Counts as approved on/,
    /can’t be sent back any more/,
  ],
  [
    weekWaitingMail(WORDS, { submittedAt: NOW, until: null }),
    /^Waits for your answer/,
    /send it back with a reason\.\s+Until then it stays open, and whatever of it is paid by the hour isn’t owed/,
  ],
  [
    weekWaitingMail(AFTER_THE_END, { submittedAt: NOW, until: null }),
    /^Waits for your answer/,
    /can’t be sent back any more/,
  ],
  [
    approvedMail(WORDS, { note: 'Thank you', amount, due: 'Fri 19 Mar' }),
    /^Adeyemi Ceramics approved the week of Mon 8 Mar: USD 181\.25$/,
    /comes to USD 181\.25 for 12 h 30 min\s*, which is paid by Fri 19 Mar/,
  ],
  [
    approvedMail(WORDS, { note: '', amount: null, due: null }),
    /^Adeyemi Ceramics approved the week of Mon 8 Mar: 12 h 30 min$/,
    /comes to 12 h 30 min\. No amount is owed for it by the hour/,
  ],
  [
    approvedBySilenceMail(WORDS, { ...UNDER_A_RETAINER, reader: 'assistant' }),
    /^Approved as agreed: 12 h 30 min for Adeyemi Ceramics, /,
    /counts as approved\s*\. No amount is owed for it by the hour/,
  ],
  [
    approvedBySilenceMail(WORDS, { ...UNDER_A_RETAINER, reader: 'owner' }),
    /^Approved as agreed: 12 h 30 min by Maria Santos, /,
    /Maria Santos records time for Adeyemi Ceramics\./,
  ],
  [takenBackMail(WORDS), /^Taken back: 12 h 30 min by Maria Santos/, /once it is handed in again/],
  [returnedMail(WORDS, 'Monday is missing.'), /sent back the week of Mon 8 Mar$/, /Monday is missing\./],
  [
    silenceAheadMail(WORDS, { until, reader: 'owner' }),
    /^Counts as approved on Wed 17 Mar, 17:00/,
    /as you have agreed/,
  ],
  [
    silenceAheadMail(WORDS, { until, reader: 'assistant' }),
    /counts as approved on Wed 17 Mar/,
    /if nobody answers/,
  ],
  [
    approvedBySilenceMail(WORDS, {
      amount,
      due: 'Fri 19 Mar',
      disputableUntil: null,
      wasNotWarned: false,
      reader: 'owner',
    }),
    /^Approved as agreed/,
    /enter a correction/,
  ],
  [
    approvedBySilenceMail(WORDS, {
      amount,
      due: 'Fri 19 Mar',
      disputableUntil: null,
      wasNotWarned: false,
      reader: 'assistant',
    }),
    /^Approved as agreed/,
    /USD 181\.25/,
  ],
  [
    approvedBySilenceMail(WORDS, {
      amount,
      due: 'Fri 19 Mar',
      disputableUntil: until,
      wasNotWarned: false,
      reader: 'owner',
    }),
    /^Approved as agreed/,
    /you can dispute it until Wed 17 Mar, 17:00/,
  ],
  [finalAheadMail(WORDS, { until, reader: 'owner' }), /^Final on Wed 17 Mar/, /dispute it before/],
  [finalAheadMail(WORDS, { until, reader: 'assistant' }), /^Final on Wed 17 Mar/, /can dispute an entry/],
  [
    disputedMail(WORDS, { what: 'Fair', reason: 'It was closed.' }),
    /disputes 12 h 30 min, the week/,
    /It was closed\./,
  ],
  [
    chargeLostMail(WORDS, { amount, part: null, isRestOwed: true }),
    /^Your bank keeps back the charge of USD 181\.25$/,
    /is owed again/,
  ],
  [
    chargeLostMail(WORDS, { amount, part: 'USD 30.00', isRestOwed: false }),
    /^Your bank keeps back USD 30\.00 of the charge of USD 181\.25$/,
    /send them on, or take them back/,
  ],
  [
    notGivenBackMail(WORDS, { amount, why: 'The bank declined it.' }),
    /^USD 181\.25 that you took back didn’t reach you$/,
    /The bank declined it\. It is still at Stripe\. On the pay run, ask for it again/,
  ],
  [
    methodGoneMail({ ...WORDS, method: { kind: 'card', label: 'Visa' } }),
    /^Your Visa card can’t be charged any more$/,
    /It was removed at Stripe, or its holder no longer lets it be charged\. .* until you set it up again, or another\./,
  ],
  [
    cameBackMail(WORDS, { amount, sent: amount }),
    /^USD 181\.25 that was sent to Maria Santos was taken back at Stripe$/,
    /took it from their account by hand\. .*Take the payment back/,
  ],
  [
    cameBackFromYouMail(WORDS, { amount: 'USD 10.00', sent: amount }),
    /^USD 10\.00 that Adeyemi Ceramics sent you was taken back at Stripe$/,
    /took USD 10\.00 of USD 181\.25 from your account/,
  ],
  [
    cameBackMail(WORDS, { amount: 'USD 10.00', sent: amount }),
    /^USD 10\.00 that was sent to Maria Santos/,
    /took USD 10\.00 of USD 181\.25 from their account by hand/,
  ],
  [
    cameBackFromYouMail(WORDS, { amount, sent: amount }),
    /^USD 181\.25 that Adeyemi Ceramics sent you/,
    /took it from your account/,
  ],
  [
    partCameBackMail(WORDS, { amount: 'USD 10.00', sent: amount }),
    /^USD 10\.00 that was sent to Maria Santos was taken back at Stripe$/,
    /USD 10\.00 is owed again, .*the rest stays paid\. It waits at Stripe/,
  ],
  [
    partCameBackFromYouMail(WORDS, { amount: 'USD 10.00', sent: amount }),
    /^USD 10\.00 that Adeyemi Ceramics sent you was taken back at Stripe$/,
    /USD 10\.00 is owed to you again, .*the rest stays yours/,
  ],
  [
    stoodByMail(WORDS, { what: 'Fair', reason: 'I packed at home.' }),
    /^Maria Santos stands by/,
    /I packed at home\./,
  ],
  [
    concededMail(WORDS, { what: 'Fair', amount, more: null, note: '' }),
    /^Maria Santos concedes/,
    /USD 181\.25 less/,
  ],
  [
    concededMail(WORDS, { what: 'Fair', amount, more: 'USD 29.00', note: '' }),
    /concedes/,
    /USD 29\.00\s+more is owed/,
  ],
  [
    concededMail(WORDS, { what: 'Fair', amount: null, more: null, note: '' }),
    /concedes/,
    /had come to nothing/,
  ],
  [
    disputeWithdrawnMail(WORDS, { what: 'Fair', note: '' }),
    /no longer disputes 12 h 30 min/,
    /as it was approved/,
  ],
  [
    forgottenTimerMail({ ...WORDS, note: 'Orders', startedAt: new Date('2027-03-12T13:00:00Z') }),
    /^Your timer has been running since/,
    /counts as nothing until you do/,
  ],
  [
    recordedMail(WORDS, { amount, method: 'wise', sentOn: '2027-03-15', reference: 'T-1', note: '' }),
    /says it sent you USD 181\.25$/,
    /didn’t move this money/,
  ],
  [
    answeredMail(WORDS, { outcome: 'confirmed', wasConfirmed: false, amount, note: '' }),
    /confirmed USD 181\.25$/,
    /counts as paid/,
  ],
  [
    answeredMail(WORDS, { outcome: 'disputed', wasConfirmed: false, amount, note: 'Nothing came.' }),
    /hasn’t got USD 181\.25/,
    /Nothing came\.[\s\S]*When it arrives, Maria Santos says so/,
  ],
  [
    answeredMail(WORDS, { outcome: 'disputed', wasConfirmed: true, amount, note: 'Nothing came.' }),
    /^Maria Santos takes back that USD 181\.25 arrived$/,
    /Nothing came\.[\s\S]*They had confirmed it[\s\S]*When it arrives, Maria Santos says so/,
  ],
  [
    answeredMail(WORDS, { outcome: 'settled', wasConfirmed: false, amount, note: '' }),
    /^Settled/,
    /counts as paid/,
  ],
  [withdrawnMail(WORDS, { amount, note: 'It bounced.' }), /took back its record/, /owed to you again/],
  [
    expenseMail(WORDS, { amount, what: 'Clay', spentOn: '2027-03-10' }),
    /^To approve: USD 181\.25/,
    /Spent on Wed 10 Mar/,
  ],
  [
    expenseAnsweredMail(WORDS, { outcome: 'approved', amount, what: 'Clay', note: '' }),
    /approved your expense/,
    /owed to you from now on/,
  ],
  [
    expenseAnsweredMail(WORDS, { outcome: 'declined', amount, what: 'Clay', note: 'Not agreed.' }),
    /declined your expense/,
    /Not agreed\./,
  ],
  [
    extraMail(WORDS, { kind: 'thirteenth_month', amount, note: 'For the year' }),
    /^13th month: USD 181\.25/,
    /For the year/,
  ],
  [
    extraMail(WORDS, { kind: 'correction', amount: 'USD -7.25', note: 'Half an hour' }),
    /^Correction/,
    /stays as it was/,
  ],
  [
    advanceMail(WORDS, { amount, part: 'USD 20.00', note: 'A better chair' }),
    /^Advance: USD 181\.25/,
    /at most USD 20\.00 is taken back out of each later pay day, and never more than half/,
  ],
  [
    recoveryMail(WORDS, { amount, left: 'USD 18.75', dueOn: '2027-04-02' }),
    /^Advance: USD 181\.25 taken back/,
    /due on Fri 2 Apr\. USD 18\.75 of what you were advanced is left/,
  ],
  [recoveryMail(WORDS, { amount, left: null, dueOn: '2027-04-02' }), /^Advance/, /all of it is taken back/],
] as const;

describe('mails about time and pay', () => {
  it.each(MAILS)(
    '%# has the fact in its subject, and where to go',
    async ({ subject, element }, title, says) => {
      const text = await render(element, { plainText: true });

      expect(subject).toMatch(title);
      expect(text.replaceAll(/\s+/g, ' ')).toMatch(says);
      expect(text).toContain(WORDS.url);
      expect(text).not.toContain('!');
    },
  );
});
