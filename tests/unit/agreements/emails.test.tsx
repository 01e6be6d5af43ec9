import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
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
import { noticeLetter } from '@/lib/agreements/emails/notice';
import { proposedLetter } from '@/lib/agreements/emails/proposed';
import { unsignedReminderLetter } from '@/lib/agreements/emails/unsigned-reminder';
import { withdrawnLetter } from '@/lib/agreements/emails/withdrawn';
import { wordingDeclinedLetter } from '@/lib/agreements/emails/wording-declined';
import { wordingProposedLetter } from '@/lib/agreements/emails/wording-proposed';
import { yourTurnLetter } from '@/lib/agreements/emails/your-turn';
import type { Letter } from '@/lib/platform/mail';

const words = {
  title: 'Agreement for running the shop',
  business: 'Adeyemi Ceramics',
  assistant: 'Maria Santos',
  reader: 'Maria Santos',
  url: 'https://handover.example/inbox/agreements/w/a',
};
const reason = 'Please pay <b>every two weeks</b>.\nAnd say who bears the fees.';
const until = 'the end of Thu 24 Dec (Chicago)';
const since = '24 Nov 2026, 10:00 UTC';

const wording = { clauseKey: 'hours', heading: 'Working hours and time zones', reason };
const said = {
  id: '1',
  clauseKey: 'pay',
  heading: 'Pay',
  author: 'Maria Santos',
  body: 'Who bears the fees?',
};
const atHours = '?clause=hours#clause-hours';
const atPay = '?clause=pay#clause-pay';

type Case = {
  readonly letter: Letter;
  readonly subject: string;
  readonly says: readonly string[];
  /** where on the agreement's page its button leads */
  readonly at?: string;
};

const LETTERS: Record<string, Case> = {
  'a first proposal': {
    letter: proposedLetter(words, { number: 1, hadSigned: false, until }),
    subject: `To read and sign, until ${until}: Agreement for running the shop, from Adeyemi Ceramics`,
    says: ['sign it, ask for changes, or decline'],
  },
  'a new version after a signature': {
    letter: proposedLetter(words, { number: 2, hadSigned: true, until }),
    subject: `Changed, to read and sign until ${until}: Agreement for running the shop, from Adeyemi Ceramics`,
    says: ['version 2', 'your signature no longer counts'],
  },
  'a request for changes': {
    letter: changesRequestedLetter(words, { reason, until }),
    subject: 'Maria Santos asks for changes: Agreement for running the shop',
    says: ['And say who bears the fees.', `propose it again by ${until}`],
  },
  'the first signature': {
    letter: yourTurnLetter(words, { signedBy: 'Ruth Adeyemi', until, isAmendment: false }),
    subject: `Ruth Adeyemi has signed, your turn until ${until}: Agreement for running the shop`,
    says: ['as soon as you have signed the same text', `until ${until}; after that it expires`],
  },
  'the first signature under an amendment': {
    letter: yourTurnLetter(words, { signedBy: 'Ruth Adeyemi', until, isAmendment: true }),
    subject: `Ruth Adeyemi has signed, your turn until ${until}: Agreement for running the shop`,
    says: ['until then the agreement you have stays as it is'],
  },
  'the copy for both': {
    letter: inForceLetter(words, {
      since,
      sha256: 'ab'.repeat(32),
      checkAt: 'https://handover.example/verify',
      next: 'You can hand work over now.',
      isImported: false,
    }),
    subject: 'In force since 24 Nov 2026, 10:00 UTC: Agreement for running the shop',
    says: ['Your sealed copy is attached', 'ab'.repeat(32), 'You can hand work over now.'],
  },
  'the copy of what was signed elsewhere': {
    letter: inForceLetter(words, {
      since,
      sha256: 'ab'.repeat(32),
      checkAt: 'https://handover.example/verify',
      next: 'Hand over.',
      isImported: true,
    }),
    subject: 'In force since 24 Nov 2026, 10:00 UTC: Agreement for running the shop',
    says: ['confirmed what they signed elsewhere', 'Two files are attached'],
  },
  'a request to confirm': {
    letter: importedLetter(words, until),
    subject: `To confirm until ${until}: Agreement for running the shop, which you signed with Adeyemi Ceramics`,
    says: ['compare it with the terms', 'ask for changes or decline', `You have until ${until}`],
  },
  'a copy for somebody who was named': {
    letter: copyLetter({
      ...words,
      sentBy: 'Adeyemi Ceramics',
      since,
      sha256: 'ab'.repeat(32),
      verifyUrl: words.url,
      isImported: false,
      isForParty: false,
    }),
    subject: 'Copy of an agreement, from Adeyemi Ceramics: Agreement for running the shop',
    says: ['choose the file', 'ab'.repeat(32), 'has named your address', 'no account to make'],
  },
  'a copy of an import, sent again': {
    letter: copyLetter({
      ...words,
      sentBy: 'Maria Santos',
      since,
      sha256: 'ab'.repeat(32),
      verifyUrl: words.url,
      isImported: true,
      isForParty: true,
    }),
    subject: 'Copy of an agreement, from Maria Santos: Agreement for running the shop',
    says: ['Two files are attached', 'sent to you again'],
  },
  'a refusal': {
    letter: declinedLetter(words, reason),
    subject: 'Maria Santos has declined: Agreement for running the shop',
    says: ['And say who bears the fees.'],
  },
  'a comment': {
    letter: commentsLetter(words, [said]),
    subject: 'Maria Santos comments on “Pay”: Agreement for running the shop',
    says: ['Maria Santos on “Pay”', 'Who bears the fees?'],
    at: atPay,
  },
  'a burst of comments': {
    letter: commentsLetter(
      words,
      Array.from({ length: 23 }, (_, at) => ({ ...said, id: String(at), body: `Thing ${at}.` })),
    ),
    subject: '23 comments from Maria Santos: Agreement for running the shop',
    says: ['Thing 0.', 'Thing 19.', 'And 3 more'],
    at: atPay,
  },
  'other wording': {
    letter: wordingProposedLetter(words, wording),
    subject:
      'Maria Santos proposes other wording for “Working hours and time zones”: Agreement for running the shop',
    says: ['And say who bears the fees.', 'word by word'],
    at: atHours,
  },
  'a wording that isn’t taken': {
    letter: wordingDeclinedLetter(words, wording),
    subject:
      'Adeyemi Ceramics keeps the wording of “Working hours and time zones”: Agreement for running the shop',
    says: ['And say who bears the fees.', 'The clause stays as it reads'],
    at: atHours,
  },
  'a proposal to amend': {
    letter: proposedLetter(words, {
      number: 1,
      hadSigned: false,
      until,
      changes: [{ name: 'Pay', before: 'USD 14.50 per hour', after: 'USD 16.00 per hour' }],
    }),
    subject: `Amendment, until ${until}: Agreement for running the shop, from Adeyemi Ceramics`,
    says: ['stays in force as it is', 'Pay: USD 16.00 per hour (now: USD 14.50 per hour)'],
  },
  'a wish to amend': {
    letter: amendmentRequestedLetter(words, reason),
    subject: 'Maria Santos asks to amend: Agreement for running the shop',
    says: ['And say who bears the fees.', 'Until then the agreement stays as it is.'],
  },
  'notice, to the other side': {
    letter: noticeLetter(words, {
      given: 'owner',
      side: 'assistant',
      when: until,
      reason,
      takesBack: true,
      handBack: null,
    }),
    subject: `Adeyemi Ceramics has given notice, it ends at ${until}: Agreement for running the shop`,
    says: [`stays in force until ${until}`, 'And say who bears the fees.', 'there is nothing left to sign'],
  },
  'notice, to the side that gave it': {
    letter: noticeLetter(words, {
      given: 'assistant',
      side: 'assistant',
      when: until,
      reason,
      takesBack: false,
      handBack: { lastDay: 'Thu 31 Dec', agreementDay: 'Thu 24 Dec', url: `${words.url}/ending` },
    }),
    subject: `You have given notice, it ends at ${until}: Agreement for running the shop`,
    says: [
      'after that nothing new can be',
      'The last day is Thu 31 Dec',
      'Close your weeks',
      'The agreement is over sooner, with Thu 24 Dec',
    ],
    at: '/ending',
  },
  'the end by notice': {
    letter: endedLetter(words, { when: until, kind: 'terminated' }),
    subject: `Ended at ${until}: Agreement for running the shop`,
    says: ['by the notice that was given', 'answered and paid as it was agreed'],
  },
  'the end of a term': {
    letter: endedLetter(words, { when: until, kind: 'expired' }),
    subject: `Ended at ${until}: Agreement for running the shop`,
    says: ['as its term said'],
  },
  'an offer that ran out': {
    letter: lapsedLetter(words, { when: until, wasBeingChanged: false }),
    subject: 'Not signed in time, expired: Agreement for running the shop',
    says: [`until ${until}`, 'neither of you owes anything under it'],
  },
  'an offer that nobody proposed again': {
    letter: lapsedLetter(words, { when: until, wasBeingChanged: true }),
    subject: 'Not proposed again in time, expired: Agreement for running the shop',
    says: [`until ${until}. There was none, so the offer has expired`],
  },
  'a reminder to propose a new version': {
    letter: changesReminderLetter(words, { since, until }),
    subject: `Waiting for your new version, until ${until}: Agreement for running the shop`,
    says: [`since ${since}`, `until ${until}; after that it expires by itself`, 'withdraw it'],
  },
  'a reminder to sign, when the other has': {
    letter: unsignedReminderLetter(words, { party: 'owner', hasOtherSigned: true, until }),
    subject: `Your signature is missing, until ${until}: Agreement for running the shop`,
    says: ['Maria Santos has signed and waits for you.', 'after that it expires by itself'],
  },
  'a reminder to sign, when nobody has': {
    letter: unsignedReminderLetter(words, { party: 'assistant', hasOtherSigned: false, until }),
    subject: `Your signature is missing, until ${until}: Agreement for running the shop`,
    says: ['Neither of you has signed yet.', 'ask for a change or decline'],
  },
  'a reminder that a term ends': {
    letter: endingReminderLetter(words, { party: 'owner', end: until, isByNotice: false }),
    subject: `Ends at ${until}: Agreement for running the shop`,
    says: ['last day you both agreed on', 'renew it on its page'],
  },
  'a reminder that notice takes effect': {
    letter: endingReminderLetter(words, { party: 'assistant', end: until, isByNotice: true }),
    subject: `Ends at ${until}: Agreement for running the shop`,
    says: ['Notice was given, and takes effect then.'],
  },
  'a withdrawal': {
    letter: withdrawnLetter(words),
    subject: 'Adeyemi Ceramics has withdrawn: Agreement for running the shop',
    says: ['nothing left to sign'],
  },
};

describe('mail about an agreement', () => {
  it.each(Object.entries(LETTERS))(
    '%s says the fact and links to the page',
    async (_name, { letter, subject, says, at = '' }) => {
      const html = await render(letter.element);
      const text = (await render(letter.element, { plainText: true })).replace(/\s+/g, ' ');

      expect(letter.subject).toBe(subject);
      expect(html).toContain(`href="${words.url}${at}"`);
      expect(text).toContain(words.url);
      for (const sentence of says) expect(text).toContain(sentence);
      expect(text).not.toContain('!');
    },
  );

  it('carries what somebody wrote as text, never as markup', async () => {
    const html = await render(declinedLetter(words, reason).element);

    expect(html).not.toContain('<b>every');
    expect(html).toContain('&lt;b&gt;every two weeks');
  });
});
