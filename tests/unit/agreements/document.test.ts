import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { chained } from '@/lib/agreements/chain';
import { renderCopy } from '@/lib/agreements/copy/render';
import { composeDocument, type DocumentParts, freeze, thaw } from '@/lib/agreements/document/document';
import { CONSENT } from '@/lib/agreements/schema';
import { templateOf } from '@/lib/agreements/templates';
import { NOTHING_SAID } from '@/lib/agreements/terms/paying.rules';
import { canonicalJson, sha256 } from '@/lib/platform/record/canonical';

const ID = '01a20c70-5408-7695-a174-7e2f625419f5';
const at = new Date('2026-11-24T10:00:00Z');

function partsWith(changes: Partial<DocumentParts> = {}): DocumentParts {
  const template = templateOf('hourly');
  return {
    agreementId: ID,
    number: 1,
    title: 'Agreement for running the shop',
    parties: {
      business: { id: ID, name: 'Adeyemi Ceramics', timeZone: 'America/Chicago' },
      assistant: { id: ID, name: 'Maria Santos', email: 'maria@inbox.example', timeZone: 'Asia/Manila' },
    },
    terms: {
      ...template.terms,
      payType: 'hourly',
      rateMinor: 1450,
      currency: 'USD',
      capMinor: null,
      startsOn: '2026-12-01',
      endsOn: null,
    },
    clauses: template.clauses,
    ...changes,
  };
}

describe('the document that is signed', () => {
  it('has its terms filled into the text, and beside it', () => {
    const document = composeDocument(partsWith());

    const pay = document.clauses.find(({ key }) => key === 'pay');
    expect(pay?.body).toContain('Adeyemi Ceramics pays USD 14.50 per hour, with no upper limit, every week.');
    expect(document.terms.rateMinor).toBe(1450);
    expect(document.format).toBe('handover.agreement.v1');
  });

  it('has another hash when any of its words or terms is different', () => {
    const { documentHash } = freeze(composeDocument(partsWith()));
    const { terms, clauses, parties } = partsWith();
    const others: DocumentParts[] = [
      partsWith({ number: 2 }),
      partsWith({ title: 'Agreement for running a shop' }),
      partsWith({ terms: { ...terms, noticeDays: 15 } }),
      partsWith({ terms: { ...terms, autoApprovalDays: null } }),
      partsWith({ clauses: [...clauses].reverse() }),
      partsWith({ parties: { ...parties, assistant: { ...parties.assistant, email: 'm@inbox.example' } } }),
    ];

    const hashes = others.map((parts) => freeze(composeDocument(parts)).documentHash);

    expect(new Set([documentHash, ...hashes]).size).toBe(others.length + 1);
  });

  it('is read back from its canonical JSON, and only if that is what was hashed', () => {
    const document = composeDocument(partsWith());
    const { canonicalJson: text, documentHash } = freeze(document);

    expect(thaw(text, documentHash)).toEqual(document);
    expect(() => thaw(text.replace('1450', '1451'), documentHash)).toThrow('does not match');
  });

  it('can still be read if it was signed before pay terms existed, under its original hash', () => {
    const { terms, ...rest } = composeDocument(partsWith());
    const before = Object.entries(terms).filter(([name]) => !(name in NOTHING_SAID));
    const text = canonicalJson({ ...rest, terms: Object.fromEntries(before) });

    const { terms: read } = thaw(text, sha256(text));

    expect(read).toEqual({ ...terms, ...NOTHING_SAID });
  });
});

describe('the PDF of a document', () => {
  const NAMES = 'Ñandú Reyes, Nguyễn Thị Ánh, Łukasz Ősz, Лев Тихомиров, Ελένη';

  function copyFor(name: string, body = templateOf('hourly').clauses[0]?.body ?? '') {
    const { parties } = partsWith();
    const document = composeDocument(
      partsWith({
        parties: { ...parties, assistant: { ...parties.assistant, name } },
        clauses: [{ key: 'own-1', heading: 'What we agree', body }],
      }),
    );
    const signature = {
      party: 'assistant' as const,
      signedName: name,
      accountName: 'Maria Santos',
      drawn: null,
      kind: 'signature' as const,
      verifiedEmail: 'maria@inbox.example',
      signedAt: at,
      authenticatedAt: at,
      authMethod: 'email_link',
      ip: null,
      userAgent: null,
      consentText: CONSENT.text,
      consentVersion: CONSENT.version,
    };
    const events = [chained(ID, null, { kind: 'proposed', actorUserId: null, at, payload: {} })];
    const { documentHash } = freeze(document);
    return {
      amends: null,
      agreementId: ID,
      document,
      documentHash,
      inForceAt: at,
      signatures: [signature],
      events,
    };
  }

  async function textOf(pdf: Buffer): Promise<string> {
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
    // pdf.js reads the space of some fonts as a control character
    return text.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ');
  }

  it('can print names in the letters of many languages, with each font embedded once', async () => {
    const pdf = await renderCopy(copyFor(NAMES));

    const text = await textOf(pdf);
    expect(text).toContain(`between Adeyemi Ceramics and ${NAMES}`);
    expect(text).toContain('Account Maria Santos Verified e-mail maria@inbox.example');
    const embedded = pdf.toString('latin1').match(/\/FontFile2/g) ?? [];
    // at most the regular, the bold and the italic of each of the six scripts in the names
    expect(embedded.length).toBeLessThanOrEqual(18);
  });

  it.each([
    'Niño Peña-Łukasiewicz',
    'Nguyễn Thị Ánh Tuyết',
    'Žofia Dvořáková Şahin Õunapuu',
    'Олександр Ґудзь Їжак Ђурђевић',
    'Ελένη Παπαδοπούλου',
    'प्रिया शर्मा क्षत्रिय श्रीकृष्ण राष्ट्रीय',
  ])('has a letter for all of %s', async (name) => {
    const text = await textOf(await renderCopy(copyFor(name)));

    // in print order: some vowels of Devanagari come before the letter that they follow
    const letters = (words: string) => [...words.normalize('NFC').replace(/\s/g, '')].sort().join('');
    const printed = text.split('Adeyemi Ceramics and ')[1]?.split(' Terms')[0] ?? '';
    expect(letters(printed)).toBe(letters(name));
    expect(text).not.toContain('\uFFFD');
  });

  it('shows that a letter is missing where no font has it, rather than another letter', async () => {
    const text = await textOf(await renderCopy(copyFor('Yamada 山田 and Noa נועה')));

    expect(text).toContain('Yamada \uFFFD\uFFFD and Noa \uFFFD\uFFFD\uFFFD\uFFFD');
    expect(text).toContain('Some letters can’t be printed in this PDF');
    expect(text).toContain('is in the attached handover-agreement.json');
  });

  it("doesn't mention missing letters when none is missing", async () => {
    expect(await textOf(await renderCopy(copyFor(NAMES)))).not.toContain('can’t be printed');
  });

  it.each([
    ['**Ánh** ỉ Й', 'Another ị И'],
    ['*Ánh*', '*Another*'],
    ['Ångström Ñandú', 'And Nobody'],
  ])(
    'loses no letter after a document in which it was only a part of another: %s, then %s',
    async (first, then) => {
      await renderCopy(copyFor('Á', first));

      const text = await textOf(await renderCopy(copyFor('Á', `${first} ${then}`)));

      expect(text).toContain(then.replaceAll('*', ''));
    },
  );

  it("isn't affected by what was written before it: two letters that share a shape stay two", async () => {
    await renderCopy(copyFor('Ḿ', 'ḿ'));

    const text = await textOf(await renderCopy(copyFor('Ḿ', 'Saṃgha')));

    expect(text).toContain('Saṃ');
  });

  it.each([
    [
      'is kept together by blanks that don’t break',
      'whoever delivers late owes USD 5,000 a day '.repeat(4).replaceAll(' ', '\u00a0'),
      false,
    ],
    ['has no blank', `https://example.org/${'WHOEVER-IS-LATE'.repeat(20)}`, true],
  ])('keeps within its page what %s', async (_, words, isCut) => {
    const body = `We meet. ${words}\n\n1. a\n   - ${words}\n\n> ${words}\n\n${words}`;

    const copy = await renderCopy(copyFor('Maria Santos', body));
    const page = await (await getDocumentProxy(new Uint8Array(copy))).getPage(1);
    const { width } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();

    const ends = items.flatMap((item) => ('transform' in item ? [item.transform[4] + item.width] : []));
    expect(Math.max(...ends)).toBeLessThan(width - 30);
    const letters = (text: string) => text.replaceAll(/[\s-]/g, '');
    const text = await textOf(copy);
    expect(letters(text)).toContain(letters(words));
    expect(/[a-z]- /i.test(text)).toBe(isCut);
  });

  it('shows lists, emphasis and links of a clause as text, and what would be invisible as it was typed', async () => {
    const body =
      '1. **One** thing\n2. *Another*, see [here](https://a.example)\n\n> quoted\n\n<!-- and a fee -->';

    const text = await textOf(await renderCopy(copyFor('Maria Santos', body)));

    expect(text).toContain('1. One thing');
    expect(text).toContain('2. Another, see here (https://a.example)');
    expect(text).toContain('quoted');
    expect(text).toContain('<!-- and a fee -->');
    expect(text).not.toContain('*');
  });

  it('leaves no heading at the foot of a page without its text', async () => {
    const copy = copyFor('Maria Santos');
    const clauses = Array.from({ length: 60 }, (_, index) => ({
      key: `own-${index}`,
      heading: `Habit ${index}`,
      body: 'Each asks before doing otherwise, and says so early. '.repeat(1 + (index % 7)),
    }));
    const pdf = await renderCopy({ ...copy, document: { ...copy.document, clauses } });

    const { text: pages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
    const feet = pages.map((page) => page.split('Version 1, SHA-256')[0]?.trim().slice(-30) ?? '');
    expect(pages.length).toBeGreaterThan(6);
    expect(feet.filter((foot) => /Habit \d+$/.test(foot))).toEqual([]);
  });

  it('shows a drawn signature as the strokes it was drawn with', async () => {
    const copy = copyFor('Maria Santos');
    const signatures = copy.signatures.map((signature) => ({ ...signature, drawn: 'M0 0L600 200L300 100' }));

    const typed = await renderCopy(copy);
    const drawn = await renderCopy({ ...copy, signatures });
    const again = await renderCopy({ ...copy, signatures });

    expect(drawn.equals(typed)).toBe(false);
    expect(drawn.equals(again)).toBe(true);
    expect(await textOf(drawn)).toContain('Maria Santos');
  });

  it('says that an import was signed elsewhere, when, and which file it is', async () => {
    const imported = {
      fileName: 'Contract.pdf',
      sha256: 'ab'.repeat(32),
      sizeBytes: 9,
      signedOn: '2026-03-02',
    };
    const copy = copyFor('Maria Santos');
    const document = { ...copy.document, imported };
    const signatures = copy.signatures.map((signature) => ({ ...signature, kind: 'confirmation' as const }));

    const text = await textOf(await renderCopy({ ...copy, document, signatures }));

    expect(await textOf(await renderCopy(copy))).toContain('Both sides signed the same text');
    expect(text).toContain('Signed elsewhere, imported');
    expect(text).toContain('Contract.pdf');
    expect(text).toContain('ab'.repeat(32));
    expect(text).toContain('2 March 2026, as both confirm');
    expect(text).not.toContain('Both sides signed the same text');
  });

  it('ends with who signed when, and the hashes', async () => {
    const copy = copyFor('Maria Santos');

    const text = await textOf(await renderCopy(copy));

    expect(text).toContain('Verified e-mail maria@inbox.example');
    expect(text).toContain('Signed 24 Nov 2026, 10:00:00 UTC');
    expect(text).toContain(copy.documentHash);
    expect(text).toContain(copy.events[0]?.hash);
  });

  it.each([
    ['email_link', 'Verified e-mail maria@inbox.example', 'by a link sent to that address'],
    ['google', 'Verified e-mail maria@inbox.example', 'by Google, which vouched for that address'],
    [
      'operator_then_passkey',
      'E-mail maria@inbox.example',
      'by a passkey, once signed in by a link that whoever runs this installation had made, without an e-mail to that address',
    ],
    [
      'google_under_former_address',
      'Verified e-mail maria@inbox.example',
      'by Google, which vouched for the account’s former address; the address above was verified by a link sent to it when the account moved there',
    ],
    ['demo', 'E-mail maria@inbox.example', 'in a demonstration, where anybody can sign in'],
  ])(
    'says how who signed had signed in, and calls the address verified if that did: %s',
    async (authMethod, address, how) => {
      const copy = copyFor('Maria Santos');
      const signatures = copy.signatures.map((signature) => ({ ...signature, authMethod }));

      const text = await textOf(await renderCopy({ ...copy, signatures }));

      expect(text).toContain(`Account Maria Santos ${address}`);
      expect(text).toContain(`Signed in 24 Nov 2026, 10:00:00 UTC, ${how}`);
    },
  );

  it('is the same byte for byte at any time', async () => {
    const first = await renderCopy(copyFor(NAMES));
    const second = await renderCopy(copyFor(NAMES));

    expect(second.equals(first)).toBe(true);
  });
});
