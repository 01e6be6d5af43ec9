import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { copyMail } from '@/lib/agreements/copy/emails/copy';
import { inForceMail } from '@/lib/agreements/copy/emails/in-force';
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
import {
  amending,
  eachSaysTheFact,
  type MailCase,
  reason,
  since,
  until,
  words,
} from '@/tests/support/agreement-mails';

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

const MAILS: Record<string, MailCase> = {
  'a first proposal': {
    mail: proposedMail(words, { number: 1, hadSigned: false, until }),
    subject: `To read and sign by ${until.day}: Agreement for running the shop, from Adeyemi Ceramics`,
    says: ['sign it, ask for changes, or decline'],
  },
  'a new version after a signature': {
    mail: proposedMail(words, { number: 2, hadSigned: true, until }),
    subject: `Changed, to read and sign by ${until.day}: Agreement for running the shop, from Adeyemi Ceramics`,
    says: ['version 2', 'your signature no longer counts'],
  },
  'a request for changes': {
    mail: changesRequestedMail(words, { reason, until }),
    subject: 'Maria Santos asks for changes: Agreement for running the shop',
    says: ['And say who bears the fees.', `propose it again by ${until.inWords}`],
  },
  'the first signature': {
    mail: yourTurnMail(words, { signedBy: 'Ruth Adeyemi', until }),
    subject: `Ruth Adeyemi has signed, your turn by ${until.day}: Agreement for running the shop`,
    says: ['as soon as you have signed the same text', `until ${until.inWords}; after that it expires`],
  },
  'the first signature under an amendment': {
    mail: yourTurnMail(amending, { signedBy: 'Ruth Adeyemi', until }),
    subject: `Ruth Adeyemi has signed, your turn by ${until.day}: Agreement for running the shop`,
    says: ['until then the agreement you have stays as it is'],
  },
  'a signature taken back': {
    mail: signatureTakenBackMail(words, { by: 'assistant', until }),
    subject: `Maria Santos took their signature back, open until ${until.day}: Agreement for running the shop`,
    says: ['takes effect only once you have both signed', `until ${until.inWords}; after that it expires`],
  },
  'a signature under an amendment taken back': {
    mail: signatureTakenBackMail(amending, { by: 'owner', until }),
    subject: `Adeyemi Ceramics took its signature back, open until ${until.day}: Agreement for running the shop`,
    says: ['the agreement you have stays as it is until you both sign'],
  },
  'the copy for both': {
    mail: inForceMail(words, {
      since,
      sha256: 'ab'.repeat(32),
      checkAt: 'https://handover.example/verify',
      next: 'You can hand work over now.',
      isImported: false,
    }),
    subject: 'In force, with your copy: Agreement for running the shop',
    says: ['Your sealed copy is attached', 'ab'.repeat(32), 'You can hand work over now.'],
  },
  'the copy of what was signed elsewhere': {
    mail: inForceMail(words, {
      since,
      sha256: 'ab'.repeat(32),
      checkAt: 'https://handover.example/verify',
      next: 'Hand over.',
      isImported: true,
    }),
    subject: 'In force, with your copy: Agreement for running the shop',
    says: ['confirmed what they signed elsewhere', 'Two files are attached'],
  },
  'a request to confirm': {
    mail: importedMail(words, until),
    subject: `To confirm by ${until.day}: Agreement for running the shop, signed with Adeyemi Ceramics`,
    says: ['compare it with the terms', 'ask for changes or decline', `You have until ${until.inWords}`],
  },
  'a copy for somebody who was named': {
    mail: copyMail({
      ...words,
      sentBy: 'Adeyemi Ceramics',
      since,
      over: null,
      sha256: 'ab'.repeat(32),
      verifyUrl: words.url,
      isImported: false,
      isForParty: false,
    }),
    subject: 'Copy of an agreement, from Adeyemi Ceramics: Agreement for running the shop',
    says: ['choose the file', 'ab'.repeat(32), 'has named your address', 'no account to make'],
  },
  'a copy of an import, sent again': {
    mail: copyMail({
      ...words,
      sentBy: 'Maria Santos',
      since,
      over: null,
      sha256: 'ab'.repeat(32),
      verifyUrl: words.url,
      isImported: true,
      isForParty: true,
    }),
    subject: 'Copy of an agreement, from Maria Santos: Agreement for running the shop',
    says: ['Two files are attached', 'sent to you again'],
  },
  'a copy of what has ended': {
    mail: copyMail({
      ...words,
      sentBy: 'Maria Santos',
      since,
      over: { state: 'terminated', on: '14 Dec 2026, 06:00 UTC' },
      sha256: 'ab'.repeat(32),
      verifyUrl: words.url,
      isImported: false,
      isForParty: false,
    }),
    subject: 'Copy of an agreement, from Maria Santos: Agreement for running the shop',
    says: [
      `It came into force on ${since}, and was ended on 14 Dec 2026, 06:00 UTC: it is no longer in force.`,
    ],
  },
  'a refusal': {
    mail: declinedMail(words, { reason, isImported: false }),
    subject: 'Maria Santos has declined: Agreement for running the shop',
    says: ['And say who bears the fees.'],
  },
  'a refusal of an amendment': {
    mail: declinedMail(amending, { reason, isImported: false }),
    subject: 'Maria Santos has declined the amendment: Agreement for running the shop',
    says: ['What you agreed before stays as it was.'],
  },
  'a refusal to confirm what is said to be signed elsewhere': {
    mail: declinedMail(words, { reason, isImported: true }),
    subject: 'Maria Santos has declined: Agreement for running the shop',
    says: ['What you signed elsewhere stays as it was.'],
  },
  'a comment': {
    mail: commentsMail(words, [said]),
    subject: 'Maria Santos comments on “Pay”: Agreement for running the shop',
    says: ['Maria Santos on “Pay”', 'Who bears the fees?'],
    at: atPay,
  },
  'a burst of comments': {
    mail: commentsMail(
      words,
      Array.from({ length: 23 }, (_, at) => ({ ...said, id: String(at), body: `Thing ${at}.` })),
    ),
    subject: '23 comments from Maria Santos: Agreement for running the shop',
    says: ['Thing 0.', 'Thing 19.', 'And 3 more'],
    at: atPay,
  },
  'other wording': {
    mail: wordingProposedMail(words, wording),
    subject:
      'Maria Santos proposes other wording for “Working hours and time zones”: Agreement for running the shop',
    says: ['And say who bears the fees.', 'word by word'],
    at: atHours,
  },
  'a wording that isn’t taken': {
    mail: wordingDeclinedMail(words, wording),
    subject:
      'Adeyemi Ceramics keeps the wording of “Working hours and time zones”: Agreement for running the shop',
    says: ['And say who bears the fees.', 'The clause stays as it reads'],
    at: atHours,
  },
  'a proposal to amend': {
    mail: proposedMail(words, {
      number: 1,
      hadSigned: false,
      until,
      changes: [{ name: 'Pay', before: 'USD 14.50 per hour', after: 'USD 16.00 per hour' }],
    }),
    subject: `Amendment to sign by ${until.day}: Agreement for running the shop, from Adeyemi Ceramics`,
    says: ['stays in force as it is', 'Pay: USD 16.00 per hour (now: USD 14.50 per hour)'],
  },
  'a wish to amend': {
    mail: amendmentRequestedMail(words, reason),
    subject: 'Maria Santos asks to amend: Agreement for running the shop',
    says: ['And say who bears the fees.', 'Until then the agreement stays as it is.'],
  },
  'a withdrawal': {
    mail: withdrawnMail(words, { isImported: false }),
    subject: 'Adeyemi Ceramics has withdrawn: Agreement for running the shop',
    says: ['There is nothing left to sign. Neither of you owes anything under it.'],
  },
  'a withdrawal of what was to be confirmed': {
    mail: withdrawnMail(words, { isImported: true }),
    subject: 'Adeyemi Ceramics has withdrawn: Agreement for running the shop',
    says: ['There is nothing left to confirm. What you signed elsewhere stays as it was.'],
  },
  'a withdrawal of an amendment': {
    mail: withdrawnMail(amending, { isImported: false }),
    subject: 'Adeyemi Ceramics has withdrawn the amendment: Agreement for running the shop',
    says: ['nothing left to sign. What you agreed before stays as it was.'],
  },
  'the copy of an amendment': {
    mail: inForceMail(amending, {
      since,
      sha256: 'ab'.repeat(32),
      checkAt: 'https://handover.example/verify',
      next: 'The first piece of work can be handed over now.',
      isImported: false,
    }),
    subject: 'In force, with your copy: Agreement for running the shop',
    says: ['It takes the place of what you agreed before.'],
  },
};

describe('mail about an agreement', () => {
  eachSaysTheFact(MAILS);

  it('carries what somebody wrote as text, never as markup', async () => {
    const html = await render(declinedMail(words, { reason, isImported: false }).element);

    expect(html).not.toContain('<b>every');
    expect(html).toContain('&lt;b&gt;every two weeks');
  });
});
