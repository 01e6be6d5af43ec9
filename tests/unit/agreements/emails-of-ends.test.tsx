import { describe } from 'vitest';
import { changesReminderMail } from '@/lib/agreements/timing/emails/changes-reminder';
import { endedMail } from '@/lib/agreements/timing/emails/ended';
import { endingReminderMail } from '@/lib/agreements/timing/emails/ending-reminder';
import { lapsedMail } from '@/lib/agreements/timing/emails/lapsed';
import { noticeMail } from '@/lib/agreements/timing/emails/notice';
import { unsignedReminderMail } from '@/lib/agreements/timing/emails/unsigned-reminder';
import {
  amending,
  eachSaysTheFact,
  type MailCase,
  reason,
  since,
  until,
  words,
} from '@/tests/support/agreement-mails';

const OFFERED = { isImported: false };
const IMPORTED = { isImported: true };

const MAILS: Record<string, MailCase> = {
  'notice, to the other side': {
    mail: noticeMail(words, {
      given: 'owner',
      side: 'assistant',
      when: until,
      reason,
      takesBack: true,
      handBack: null,
    }),
    subject: `Adeyemi Ceramics has given notice, it ends on ${until.day}: Agreement for running the shop`,
    says: [
      `stays in force until ${until.inWords}`,
      'And say who bears the fees.',
      'there is nothing left to sign',
    ],
  },
  'notice, to the side that gave it': {
    mail: noticeMail(words, {
      given: 'assistant',
      side: 'assistant',
      when: until,
      reason,
      takesBack: false,
      handBack: { lastDay: 'Thu 31 Dec', agreementDay: 'Thu 24 Dec', url: `${words.url}/ending` },
    }),
    subject: `You have given notice, it ends on ${until.day}: Agreement for running the shop`,
    says: [
      'after that nothing new can be',
      'The last day is Thu 31 Dec',
      'Close your weeks',
      'The agreement is over sooner, with Thu 24 Dec',
    ],
    at: '/ending',
  },
  'the end by notice': {
    mail: endedMail(words, { day: until.day, atEnd: `at ${until.inWords}`, kind: 'terminated' }),
    subject: `Ended on ${until.day}: Agreement for running the shop`,
    says: ['by the notice that was given', 'answered and paid as it was agreed'],
  },
  'the end by notice that takes effect at once': {
    mail: endedMail(words, {
      day: 'Fri 27 Nov, 16:19',
      atEnd: 'on Fri 27 Nov, 16:19 (Chicago)',
      kind: 'terminated',
    }),
    subject: 'Ended on Fri 27 Nov, 16:19: Agreement for running the shop',
    says: ['ended on Fri 27 Nov, 16:19 (Chicago), by the notice that was given'],
  },
  'the end of a term': {
    mail: endedMail(words, { day: until.day, atEnd: `at ${until.inWords}`, kind: 'expired' }),
    subject: `Ended on ${until.day}: Agreement for running the shop`,
    says: ['as its term said'],
  },
  'an offer that ran out': {
    mail: lapsedMail(words, { ...OFFERED, when: until, wasBeingChanged: false }),
    subject: 'Not signed in time, expired: Agreement for running the shop',
    says: [`until ${until.inWords}`, 'Neither of you owes anything under it.'],
  },
  'an offer that nobody proposed again': {
    mail: lapsedMail(words, { ...OFFERED, when: until, wasBeingChanged: true }),
    subject: 'Not proposed again in time, expired: Agreement for running the shop',
    says: [`until ${until.inWords}. There was none, so the offer has expired`],
  },
  'a reminder to propose a new version': {
    mail: changesReminderMail(words, { since, until }),
    subject: `Your new version is due ${until.day}: Agreement for running the shop`,
    says: [`since ${since}`, `until ${until.inWords}; after that it expires by itself`, 'withdraw it'],
  },
  'a reminder to sign, when the other has': {
    mail: unsignedReminderMail(words, { ...OFFERED, party: 'owner', hasOtherSigned: true, until }),
    subject: `Your signature is due ${until.day}: Agreement for running the shop`,
    says: ['Maria Santos has signed and waits for you.', 'after that it expires by itself'],
  },
  'a reminder to sign, when nobody has': {
    mail: unsignedReminderMail(words, { ...OFFERED, party: 'assistant', hasOtherSigned: false, until }),
    subject: `Your signature is due ${until.day}: Agreement for running the shop`,
    says: ['Neither of you has signed yet.', 'ask for a change or decline'],
  },
  'a reminder that a term ends': {
    mail: endingReminderMail(words, { party: 'owner', end: until, isByNotice: false }),
    subject: `Ends on ${until.day}: Agreement for running the shop`,
    says: ['last day you both agreed on', 'renew it on its page'],
  },
  'a reminder that notice takes effect': {
    mail: endingReminderMail(words, { party: 'assistant', end: until, isByNotice: true }),
    subject: `Ends on ${until.day}: Agreement for running the shop`,
    says: ['Notice was given, and takes effect at'],
  },
  'an amendment that nobody signed in time': {
    mail: lapsedMail(amending, { ...OFFERED, when: until, wasBeingChanged: false }),
    subject: 'Not signed in time, expired: Agreement for running the shop',
    says: ['so the offer has expired. What you agreed before stays as it was.'],
  },
  'an imported agreement that the other side didn’t confirm in time': {
    mail: lapsedMail(words, { ...IMPORTED, when: until, wasBeingChanged: false }),
    subject: 'Not confirmed in time, expired: Agreement for running the shop',
    says: ['What you signed elsewhere stays as it was.', 'the business can import it again'],
  },
  'a reminder to confirm what was signed elsewhere': {
    mail: unsignedReminderMail(words, { ...IMPORTED, party: 'assistant', hasOtherSigned: true, until }),
    subject: `Your confirmation is due ${until.day}: Agreement for running the shop`,
    says: [
      'Adeyemi Ceramics has confirmed that this is what you both signed elsewhere',
      'Reminders stop when you have confirmed it.',
    ],
  },
};

describe('mail about the end of an agreement or an offer', () => {
  eachSaysTheFact(MAILS);
});
