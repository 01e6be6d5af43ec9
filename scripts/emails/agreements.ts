import { copyMail } from '@/lib/agreements/copy/emails/copy';
import { inForceMail } from '@/lib/agreements/copy/emails/in-force';
import type { AgreementMailData } from '@/lib/agreements/emails/agreement-mail';
import { importedMail } from '@/lib/agreements/importing/emails/imported';
import { changesRequestedMail } from '@/lib/agreements/negotiation/emails/changes-requested';
import { commentsMail } from '@/lib/agreements/negotiation/emails/comments';
import { declinedMail } from '@/lib/agreements/negotiation/emails/declined';
import { wordingDeclinedMail } from '@/lib/agreements/negotiation/emails/wording-declined';
import { wordingProposedMail } from '@/lib/agreements/negotiation/emails/wording-proposed';
import { amendmentRequestedMail } from '@/lib/agreements/proposing/emails/amendment-requested';
import { proposedMail } from '@/lib/agreements/proposing/emails/proposed';
import { withdrawnMail } from '@/lib/agreements/proposing/emails/withdrawn';
import { signatureTakenBackMail } from '@/lib/agreements/signing/emails/signature-taken-back';
import { yourTurnMail } from '@/lib/agreements/signing/emails/your-turn';
import { changesReminderMail } from '@/lib/agreements/timing/emails/changes-reminder';
import { endedMail } from '@/lib/agreements/timing/emails/ended';
import { endingReminderMail } from '@/lib/agreements/timing/emails/ending-reminder';
import { lapsedMail } from '@/lib/agreements/timing/emails/lapsed';
import { noticeMail } from '@/lib/agreements/timing/emails/notice';
import { unsignedReminderMail } from '@/lib/agreements/timing/emails/unsigned-reminder';
import { type Preview, preview, SITE } from './preview';

const toMaria: AgreementMailData = {
  title: 'Running the online shop',
  isAmendment: false,
  business: 'Adeyemi Ceramics',
  assistant: 'Maria Santos',
  reader: 'Maria Santos',
  url: `${SITE}/inbox/agreements/0193/0193`,
};
const toRuth: AgreementMailData = {
  ...toMaria,
  reader: 'Ruth Adeyemi',
  url: `${SITE}/w/adeyemi-ceramics/agreements/0193`,
};

const UNTIL = { day: 'Thu 24 Dec', inWords: 'the end of Thu 24 Dec (Chicago)' };
const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const SINCE = 'Thu 26 Nov 2026, 09:12 (Manila)';
const CLAUSE = { clauseKey: 'hours', heading: 'Working hours', reason: 'Saturdays are for my family.' };
const CHANGES = [
  { name: 'Rate', before: 'USD 9.00 an hour', after: 'USD 11.00 an hour' },
  { name: 'Cap', before: '20 hours a week', after: '25 hours a week' },
];
const first = { number: 1, hadSigned: false, until: UNTIL };
const comment = {
  id: '1',
  clauseKey: 'hours',
  heading: 'Working hours',
  author: 'Maria Santos',
  body: 'Do you mean Chicago’s morning, or mine?',
};
const copy = {
  title: toMaria.title,
  business: toMaria.business,
  assistant: toMaria.assistant,
  sentBy: 'Ruth Adeyemi',
  since: SINCE,
  over: null,
  sha256: SHA256,
  verifyUrl: `${SITE}/verify`,
  isImported: false,
  isForParty: false,
};
const inForce = {
  since: SINCE,
  sha256: SHA256,
  checkAt: `${SITE}/verify`,
  next: 'Work can be handed over now.',
  isImported: false,
};

export const agreements: readonly Preview[] = [
  preview('proposedMail', proposedMail(toMaria, first), 'first'),
  preview('proposedMail', proposedMail(toMaria, { ...first, number: 2, hadSigned: true }), 'changed'),
  preview('proposedMail', proposedMail(toMaria, { ...first, changes: CHANGES }), 'amendment'),
  preview(
    'changesRequestedMail',
    changesRequestedMail(toRuth, { reason: 'Mondays are a holiday here.', until: UNTIL }),
  ),
  preview('commentsMail', commentsMail(toRuth, [comment]), 'one'),
  preview(
    'commentsMail',
    commentsMail(toRuth, [comment, { ...comment, id: '2', heading: 'Pay', body: 'Which day of the month?' }]),
    'two',
  ),
  preview('wordingProposedMail', wordingProposedMail(toRuth, CLAUSE)),
  preview('wordingDeclinedMail', wordingDeclinedMail(toMaria, CLAUSE)),
  preview('yourTurnMail', yourTurnMail(toMaria, { signedBy: 'Ruth Adeyemi', until: UNTIL })),
  preview(
    'signatureTakenBackMail',
    signatureTakenBackMail(toRuth, { by: 'assistant', until: UNTIL }),
    'from the assistant',
  ),
  preview(
    'signatureTakenBackMail',
    signatureTakenBackMail({ ...toMaria, isAmendment: true }, { by: 'owner', until: UNTIL }),
    'an amendment',
  ),
  preview(
    'unsignedReminderMail',
    unsignedReminderMail(toMaria, {
      party: 'assistant',
      hasOtherSigned: true,
      isImported: false,
      until: UNTIL,
    }),
    'to sign',
  ),
  preview(
    'unsignedReminderMail',
    unsignedReminderMail(toMaria, {
      party: 'assistant',
      hasOtherSigned: true,
      isImported: true,
      until: UNTIL,
    }),
    'to confirm',
  ),
  preview('changesReminderMail', changesReminderMail(toRuth, { since: SINCE, until: UNTIL })),
  preview('inForceMail', inForceMail(toMaria, inForce), 'signed here'),
  preview('inForceMail', inForceMail(toRuth, { ...inForce, isImported: true }), 'signed elsewhere'),
  preview('copyMail', copyMail(copy), 'to somebody named'),
  preview(
    'copyMail',
    copyMail({ ...copy, over: { state: 'superseded', on: 'Thu 10 Dec 2026, 09:12 (Manila)' } }),
    'of one that was replaced',
  ),
  preview('copyMail', copyMail({ ...copy, isForParty: true, isImported: true }), 'again, to a party'),
  preview('importedMail', importedMail(toMaria, UNTIL)),
  preview(
    'declinedMail',
    declinedMail(toRuth, { reason: 'I have found other work. Thank you for asking.', isImported: false }),
  ),
  preview('withdrawnMail', withdrawnMail(toMaria, { isImported: false }), 'an agreement'),
  preview(
    'withdrawnMail',
    withdrawnMail({ ...toMaria, isAmendment: true }, { isImported: false }),
    'an amendment',
  ),
  preview(
    'lapsedMail',
    lapsedMail(toMaria, { when: UNTIL, wasBeingChanged: false, isImported: false }),
    'not signed',
  ),
  preview(
    'lapsedMail',
    lapsedMail(toMaria, { when: UNTIL, wasBeingChanged: true, isImported: false }),
    'not changed',
  ),
  preview('amendmentRequestedMail', amendmentRequestedMail(toRuth, 'I work Saturdays now.')),
  preview(
    'noticeMail',
    noticeMail(toRuth, {
      given: 'assistant',
      side: 'owner',
      when: { day: 'Mon 14 Dec', inWords: 'the end of Mon 14 Dec (Chicago)' },
      reason: 'I begin a full-time position in January.',
      takesBack: false,
      handBack: {
        lastDay: 'Wed 16 Dec',
        agreementDay: 'Mon 14 Dec',
        url: `${SITE}/w/adeyemi-ceramics/assistants/0193/ending`,
      },
    }),
    'from the other',
  ),
  preview(
    'noticeMail',
    noticeMail(toMaria, {
      given: 'assistant',
      side: 'assistant',
      when: UNTIL,
      reason: 'I begin elsewhere.',
      takesBack: true,
      handBack: null,
    }),
    'one’s own',
  ),
  preview(
    'endingReminderMail',
    endingReminderMail(toRuth, { party: 'owner', end: UNTIL, isByNotice: false }),
    'its term',
  ),
  preview(
    'endingReminderMail',
    endingReminderMail(toMaria, { party: 'assistant', end: UNTIL, isByNotice: true }),
    'by notice',
  ),
  preview(
    'endedMail',
    endedMail(toMaria, { day: UNTIL.day, atEnd: `at ${UNTIL.inWords}`, kind: 'terminated' }),
    'by notice',
  ),
  preview(
    'endedMail',
    endedMail(toRuth, { day: UNTIL.day, atEnd: `at ${UNTIL.inWords}`, kind: 'expired' }),
    'its term',
  ),
];
