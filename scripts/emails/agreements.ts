import { amendmentRequestedLetter } from '@/lib/agreements/emails/amendment-requested';
import { changesReminderLetter } from '@/lib/agreements/emails/changes-reminder';
import { changesRequestedLetter } from '@/lib/agreements/emails/changes-requested';
import { commentsLetter } from '@/lib/agreements/emails/comments';
import { copyLetter } from '@/lib/agreements/emails/copy';
import { declinedLetter } from '@/lib/agreements/emails/declined';
import { endedLetter } from '@/lib/agreements/emails/ended';
import { endingReminderLetter } from '@/lib/agreements/emails/ending-reminder';
import { importedLetter } from '@/lib/agreements/emails/imported';
import { inForceLetter } from '@/lib/agreements/emails/in-force';
import { lapsedLetter } from '@/lib/agreements/emails/lapsed';
import type { AgreementLetterWords } from '@/lib/agreements/emails/letter';
import { noticeLetter } from '@/lib/agreements/emails/notice';
import { proposedLetter } from '@/lib/agreements/emails/proposed';
import { unsignedReminderLetter } from '@/lib/agreements/emails/unsigned-reminder';
import { withdrawnLetter } from '@/lib/agreements/emails/withdrawn';
import { wordingDeclinedLetter } from '@/lib/agreements/emails/wording-declined';
import { wordingProposedLetter } from '@/lib/agreements/emails/wording-proposed';
import { yourTurnLetter } from '@/lib/agreements/emails/your-turn';
import { type Preview, preview, SITE } from './preview';

const toMaria: AgreementLetterWords = {
  title: 'Running the online shop',
  business: 'Adeyemi Ceramics',
  assistant: 'Maria Santos',
  reader: 'Maria Santos',
  url: `${SITE}/inbox/agreements/0193/0193`,
};
const toRuth: AgreementLetterWords = {
  ...toMaria,
  reader: 'Ruth Adeyemi',
  url: `${SITE}/w/adeyemi-ceramics/agreements/0193`,
};

const UNTIL = 'the end of Thu 24 Dec (Chicago)';
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
  preview('proposedLetter', proposedLetter(toMaria, first), 'first'),
  preview('proposedLetter', proposedLetter(toMaria, { ...first, number: 2, hadSigned: true }), 'changed'),
  preview('proposedLetter', proposedLetter(toMaria, { ...first, changes: CHANGES }), 'amendment'),
  preview(
    'changesRequestedLetter',
    changesRequestedLetter(toRuth, { reason: 'Mondays are a holiday here.', until: UNTIL }),
  ),
  preview('commentsLetter', commentsLetter(toRuth, [comment]), 'one'),
  preview(
    'commentsLetter',
    commentsLetter(toRuth, [
      comment,
      { ...comment, id: '2', heading: 'Pay', body: 'Which day of the month?' },
    ]),
    'two',
  ),
  preview('wordingProposedLetter', wordingProposedLetter(toRuth, CLAUSE)),
  preview('wordingDeclinedLetter', wordingDeclinedLetter(toMaria, CLAUSE)),
  preview(
    'yourTurnLetter',
    yourTurnLetter(toMaria, { signedBy: 'Ruth Adeyemi', until: UNTIL, isAmendment: false }),
  ),
  preview(
    'unsignedReminderLetter',
    unsignedReminderLetter(toMaria, { party: 'assistant', hasOtherSigned: true, until: UNTIL }),
  ),
  preview('changesReminderLetter', changesReminderLetter(toRuth, { since: SINCE, until: UNTIL })),
  preview('inForceLetter', inForceLetter(toMaria, inForce), 'signed here'),
  preview('inForceLetter', inForceLetter(toRuth, { ...inForce, isImported: true }), 'signed elsewhere'),
  preview('copyLetter', copyLetter(copy), 'to somebody named'),
  preview('copyLetter', copyLetter({ ...copy, isForParty: true, isImported: true }), 'again, to a party'),
  preview('importedLetter', importedLetter(toMaria, UNTIL)),
  preview('declinedLetter', declinedLetter(toRuth, 'I have found other work. Thank you for asking.')),
  preview('withdrawnLetter', withdrawnLetter(toMaria)),
  preview('lapsedLetter', lapsedLetter(toMaria, { when: UNTIL, wasBeingChanged: false }), 'not signed'),
  preview('lapsedLetter', lapsedLetter(toMaria, { when: UNTIL, wasBeingChanged: true }), 'not changed'),
  preview('amendmentRequestedLetter', amendmentRequestedLetter(toRuth, 'I work Saturdays now.')),
  preview(
    'noticeLetter',
    noticeLetter(toRuth, {
      given: 'assistant',
      side: 'owner',
      when: 'the end of Mon 14 Dec (Chicago)',
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
    'noticeLetter',
    noticeLetter(toMaria, {
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
    'endingReminderLetter',
    endingReminderLetter(toRuth, { party: 'owner', end: UNTIL, isByNotice: false }),
    'its term',
  ),
  preview(
    'endingReminderLetter',
    endingReminderLetter(toMaria, { party: 'assistant', end: UNTIL, isByNotice: true }),
    'by notice',
  ),
  preview('endedLetter', endedLetter(toMaria, { when: UNTIL, kind: 'terminated' }), 'by notice'),
  preview('endedLetter', endedLetter(toRuth, { when: UNTIL, kind: 'expired' }), 'its term'),
];
