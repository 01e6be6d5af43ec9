import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { changesRequestedLetter } from '@/lib/agreements/emails/changes-requested';
import { copyLetter } from '@/lib/agreements/emails/copy';
import { declinedLetter } from '@/lib/agreements/emails/declined';
import { importedLetter } from '@/lib/agreements/emails/imported';
import { inForceLetter } from '@/lib/agreements/emails/in-force';
import type { Letter } from '@/lib/agreements/emails/letter';
import { proposedLetter } from '@/lib/agreements/emails/proposed';
import { withdrawnLetter } from '@/lib/agreements/emails/withdrawn';
import { yourTurnLetter } from '@/lib/agreements/emails/your-turn';

const words = {
  title: 'Agreement for running the shop',
  business: 'Adeyemi Ceramics',
  assistant: 'Maria Santos',
  reader: 'Maria Santos',
  url: 'https://handover.example/inbox/agreements/w/a',
};
const reason = 'Please pay <b>every two weeks</b>.\nAnd say who bears the fees.';
const since = '24 Nov 2026, 10:00 UTC';

type Case = { readonly letter: Letter; readonly subject: string; readonly says: readonly string[] };

const LETTERS: Record<string, Case> = {
  'a first proposal': {
    letter: proposedLetter(words, { number: 1, hadSigned: false }),
    subject: 'To read and sign: Agreement for running the shop, from Adeyemi Ceramics',
    says: ['sign it, ask for changes, or decline'],
  },
  'a new version after a signature': {
    letter: proposedLetter(words, { number: 2, hadSigned: true }),
    subject: 'Changed, to read and sign: Agreement for running the shop, from Adeyemi Ceramics',
    says: ['version 2', 'your signature no longer counts'],
  },
  'a request for changes': {
    letter: changesRequestedLetter(words, reason),
    subject: 'Maria Santos asks for changes: Agreement for running the shop',
    says: ['And say who bears the fees.'],
  },
  'the first signature': {
    letter: yourTurnLetter(words, 'Ruth Adeyemi'),
    subject: 'Ruth Adeyemi has signed, your turn: Agreement for running the shop',
    says: ['as soon as you have signed the same text'],
  },
  'the copy for both': {
    letter: inForceLetter(words, {
      since,
      sha256: 'ab'.repeat(32),
      next: 'You can hand work over now.',
      isImported: false,
    }),
    subject: 'In force since 24 Nov 2026, 10:00 UTC: Agreement for running the shop',
    says: ['Your copy is attached', 'ab'.repeat(32), 'You can hand work over now.'],
  },
  'the copy of what was signed elsewhere': {
    letter: inForceLetter(words, { since, sha256: 'ab'.repeat(32), next: 'Hand over.', isImported: true }),
    subject: 'In force since 24 Nov 2026, 10:00 UTC: Agreement for running the shop',
    says: ['confirmed what they signed elsewhere', 'Two files are attached'],
  },
  'a request to confirm': {
    letter: importedLetter(words),
    subject: 'To confirm: Agreement for running the shop, which you signed with Adeyemi Ceramics',
    says: ['compare it with the terms', 'ask for changes or decline'],
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
  'a withdrawal': {
    letter: withdrawnLetter(words),
    subject: 'Adeyemi Ceramics has withdrawn: Agreement for running the shop',
    says: ['nothing left to sign'],
  },
};

describe('mail about an agreement', () => {
  it.each(Object.entries(LETTERS))(
    '%s says the fact and links to the page',
    async (_name, { letter, subject, says }) => {
      const html = await render(letter.element);
      const text = (await render(letter.element, { plainText: true })).replace(/\s+/g, ' ');

      expect(letter.subject).toBe(subject);
      expect(html).toContain(`href="${words.url}"`);
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
